// All sites: what each does now, and whether anything arrives.
import { useQuery } from '@tanstack/react-query';
import { Globe, Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { sitesQuery } from '../api/queries.ts';
import { Banner } from '../kit/banner.tsx';
import { Button, LinkButton } from '../kit/button.tsx';
import { Bones, EmptyState, Page, PageHeader } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { KeptKeysCard } from './kept-keys-card.tsx';
import { SitesTable } from './sites-table.tsx';
import './sites.css';

/** `/sites` */
export function SitesPage(): ReactElement {
  const mayAdd = useCan('sites.write');
  const sites = useQuery(sitesQuery);
  const addSite = (
    <LinkButton href="/add-site" variant="primary" icon={<Plus size={16} />}>
      Add a site
    </LinkButton>
  );
  return (
    <Page title="Sites">
      <PageHeader title="Sites" about="What may be recorded, by whom it can be read, and whether it arrives.">
        {mayAdd && sites.data !== undefined && sites.data.length > 0 ? addSite : undefined}
      </PageHeader>
      {sites.isPending ? <Bones lines={3} /> : null}
      {sites.isError ? (
        <Banner tone="bad" action={<Button onPress={() => void sites.refetch()}>Try again</Button>}>
          {sentenceFor(sites.error)}
        </Banner>
      ) : null}
      {sites.data?.length === 0 ? <NoSites action={mayAdd ? addSite : null} /> : null}
      {sites.data !== undefined && sites.data.length > 0 ? <SitesTable sites={sites.data} /> : null}
      <KeptKeysCard />
    </Page>
  );
}

function NoSites({ action }: { readonly action: ReactElement | null }): ReactElement {
  return (
    <div className="card">
      <EmptyState icon={<Globe size={24} />} title="No site yet" actions={action}>
        <p>
          A site is a set of pages that may be recorded. You name its addresses and who can read; its keys are
          made in your browser. It stays off until you switch it on, and then records only visitors who say
          yes.
        </p>
        {action === null ? <p>Ask an administrator to add one.</p> : null}
      </EmptyState>
    </div>
  );
}
