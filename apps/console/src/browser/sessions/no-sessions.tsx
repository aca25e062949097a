// What stands in place of the list when it is empty: why, and what to do about it.
import type { SiteSummary } from '@scrim/protocol';
import { Clapperboard, FilterX, Globe, Power } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, LinkButton } from '../kit/button.tsx';
import { EmptyState } from '../kit/page.tsx';
import type { EmptyReason } from './empty-reason.ts';

export interface NoSessionsProps {
  readonly reason: EmptyReason;
  readonly sites: readonly Pick<SiteSummary, 'siteId' | 'enabled'>[];
  /** May this person add and enable sites? */
  readonly canChangeSites: boolean;
  readonly onClearFilter: () => void;
}

/** The empty state that fits. */
export function NoSessions(props: NoSessionsProps): ReactElement {
  const Empty = EMPTY_STATES[props.reason];
  return <Empty {...props} />;
}

const EMPTY_STATES: Readonly<Record<EmptyReason, (props: NoSessionsProps) => ReactElement>> = {
  'no-site': NoSite,
  'sites-off': SitesOff,
  'nothing-yet': NothingYet,
  filtered: NothingFound,
};

const ASK_AN_ADMINISTRATOR = 'Ask a site administrator to do it.';

function NoSite({ canChangeSites }: NoSessionsProps): ReactElement {
  return (
    <EmptyState
      icon={<Globe size={24} />}
      title="Add a site first"
      actions={
        canChangeSites ? (
          <LinkButton variant="primary" href="/sites">
            Add a site
          </LinkButton>
        ) : null
      }
    >
      <p>
        Sessions are what visitors of your site agreed to have recorded, sealed in their browser before it is
        sent. There is no site yet that could send any. {canChangeSites ? null : ASK_AN_ADMINISTRATOR}
      </p>
    </EmptyState>
  );
}

function SitesOff({ sites, canChangeSites }: NoSessionsProps): ReactElement {
  const [only] = sites;
  const href = sites.length === 1 && only !== undefined ? siteHref(only.siteId) : '/sites';
  return (
    <EmptyState
      icon={<Power size={24} />}
      title={sites.length === 1 ? 'Your site is switched off' : 'All sites are switched off'}
      actions={
        <LinkButton variant="primary" href={href}>
          {canChangeSites ? 'Enable it' : 'See the site'}
        </LinkButton>
      }
    >
      <p>
        A site is off until its settings are signed and it is switched on. Until then its pages record nothing
        and ask nobody. {canChangeSites ? null : ASK_AN_ADMINISTRATOR}
      </p>
    </EmptyState>
  );
}

function NothingYet({ sites }: NoSessionsProps): ReactElement {
  const site = sites.find(({ enabled }) => enabled);
  return (
    <EmptyState
      icon={<Clapperboard size={24} />}
      title="No sessions"
      actions={
        site === undefined ? null : (
          <LinkButton variant="primary" href={siteHref(site.siteId)}>
            See the snippet
          </LinkButton>
        )
      }
    >
      <p>The site is on. Where one should have arrived, check in this order:</p>
      <ol className="checks">
        <li>The page has the snippet, with this site’s id and root key.</li>
        <li>The address that the page is opened at is one of the site’s origins.</li>
        <li>You said yes in the page’s banner: without consent nothing is recorded.</li>
        <li>The page reaches the collector: its console names what stops it.</li>
      </ol>
    </EmptyState>
  );
}

function NothingFound({ onClearFilter }: NoSessionsProps): ReactElement {
  return (
    <EmptyState
      icon={<FilterX size={24} />}
      title="No session fits the filter"
      actions={<Button onPress={onClearFilter}>Clear the filter</Button>}
    >
      There are sessions, but none of these days, this site and this kind.
    </EmptyState>
  );
}

const siteHref = (siteId: string): string => `/sites/${encodeURIComponent(siteId)}`;
