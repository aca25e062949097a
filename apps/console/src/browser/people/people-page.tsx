// The people of the staff: who they are, what they may do, and how to let somebody in.
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { peopleQuery } from '../api/queries.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Bones, Page, PageHeader } from '../kit/page.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import './people.css';

/** `/people` */
export function PeoplePage(): ReactElement {
  const people = useQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  return (
    <Page title="People">
      <PageHeader title="People" about="Who can sign in here, and what each may do.">
        <Button variant="primary" icon={<UserPlus size={16} />} onPress={() => setInviting(true)}>
          Invite somebody
        </Button>
      </PageHeader>
      {people.isPending ? <Bones lines={3} /> : null}
      {people.isError ? (
        <Banner tone="bad" action={<Button onPress={() => void people.refetch()}>Try again</Button>}>
          {sentenceFor(people.error)}
        </Banner>
      ) : null}
      {people.data === undefined ? null : <PeopleTable people={people.data} />}
      {people.data?.length === 1 ? (
        <Banner tone="quiet" title="You are alone here.">
          If you lose your way in, nobody can let you in again from this page. Invite a second administrator,
          or add a second passkey under your account.
        </Banner>
      ) : null}
      <InviteDialog isOpen={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
