// The page behind a one-time link: says who invites to what, and lets the person choose a name and a way in.
import type { LinkSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { requestJson } from '../api/request.ts';
import { Door } from '../frame/door.tsx';
import { Badge } from '../kit/badge.tsx';
import { Banner } from '../kit/banner.tsx';
import { LinkButton } from '../kit/button.tsx';
import { Bones } from '../kit/page.tsx';
import { roleLabel } from '../people/role-words.ts';
import { DayTime } from '../words/time.tsx';
import { takeLinkToken } from './link-token.ts';
import { WayInForm } from './way-in-form.tsx';

// Before the router or anything else can copy the address.
const TOKEN = takeLinkToken();

/** `/welcome#token` */
export function WelcomePage(): ReactElement {
  const [token] = useState(TOKEN);
  useOtherLink();
  const link = useQuery({
    queryKey: ['link'],
    queryFn: () =>
      requestJson<LinkSummary>('/v1/auth/links/inspect', { method: 'POST', body: { token: token ?? '' } }),
    enabled: token !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (token === null)
    return <NoLink>This page is opened by a one-time link, and the address has none.</NoLink>;
  if (link.isError) return <NoLink>{sentenceFor(link.error)}</NoLink>;
  if (link.data === undefined) {
    return (
      <Door title="Welcome">
        <Bones lines={3} />
      </Door>
    );
  }
  return <Invited token={token} link={link.data} />;
}

/** Another link pasted into the same tab changes no more than the fragment, which loads nothing. */
function useOtherLink(): void {
  useEffect(() => {
    const open = () => {
      if (location.hash.length > 1) location.reload();
    };
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, []);
}

function Invited({ token, link }: { readonly token: string; readonly link: LinkSummary }): ReactElement {
  return (
    <Door
      title={link.name === null ? 'Welcome to Scrim' : `Welcome, ${link.name}`}
      about={
        <>
          Choose how you will sign in. The link works once, until <DayTime ms={link.expiresAtMs} />.
        </>
      }
    >
      <div className="row">
        {link.roles.map((role) => (
          <Badge key={role} tone="accent">
            {roleLabel(role)}
          </Badge>
        ))}
      </div>
      <WayInForm token={token} name={link.name} />
    </Door>
  );
}

function NoLink({ children }: { readonly children: string }): ReactElement {
  return (
    <Door title="This link does not work">
      <Banner tone="warn">{children}</Banner>
      <p className="muted">Whoever sent it can make a new one under People, or start the collector again.</p>
      <div>
        <LinkButton href="/sign-in">To the sign-in page</LinkButton>
      </div>
    </Door>
  );
}
