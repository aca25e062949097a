// A person's own page: who they are here, and their ways in.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { authQuery, configQuery } from '../api/queries.ts';
import { Badge } from '../kit/badge.tsx';
import { Card, Page, PageHeader } from '../kit/page.tsx';
import { DayTime } from '../words/time.tsx';
import { agoWords, dayWords } from '../words/time-words.ts';
import { PasskeysCard } from './passkeys-card.tsx';
import { PassphraseCard } from './passphrase-card.tsx';
import { ROLES, roleLabel } from './role-words.ts';
import { useSignedIn } from './signed-in.ts';
import './people.css';

/** `/account` */
export function AccountPage(): ReactElement {
  const person = useSignedIn();
  const { endsAtMs, idleMs, passkeys } = useSuspenseQuery(authQuery).data;
  const isLocal = useQuery(configQuery).data?.local === true;
  return (
    <Page title="Your account" narrow>
      <PageHeader title={person.name} about={`Here since ${dayWords(person.createdAtMs)}`} />
      <Card title="What you may do">
        <dl className="facts">
          {person.roles.map((role) => (
            <RoleFact
              key={role}
              label={roleLabel(role)}
              about={ROLES.find((one) => one.role === role)?.about ?? ''}
            />
          ))}
        </dl>
      </Card>
      <PasskeysCard person={person} canAdd={passkeys} isLocal={isLocal} />
      <PassphraseCard person={person} />
      <Card title="Where you are signed in">
        <p>
          In this browser <Badge tone="good">Now</Badge>
        </p>
        <p className="muted">
          {endsAtMs === null ? null : (
            <>
              Until <DayTime ms={endsAtMs} /> at the latest ({agoWords(endsAtMs, Date.now())}), or after{' '}
              {Math.round(idleMs / 60_000)} minutes without anything done.{' '}
            </>
          )}
          Changing the passphrase, or removing a passkey, signs you out everywhere else.
        </p>
      </Card>
    </Page>
  );
}

function RoleFact({ label, about }: { readonly label: string; readonly about: string }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{about}</dd>
    </>
  );
}
