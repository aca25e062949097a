// One site: what it does, what to do next, whether anything arrives, the code for its pages, its signed settings.
import type { SiteSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { siteQuery } from '../api/queries.ts';
import { FailedPage } from '../frame/failed-page.tsx';
import { OpeningPage } from '../frame/opening-page.tsx';
import { Page, PageHeader } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { ArrivalCard } from './arrival-card.tsx';
import { NextStep } from './next-step.tsx';
import { ReadersCard } from './readers-card.tsx';
import { SettingsCard } from './settings-card.tsx';
import { SiteBadge } from './site-badge.tsx';
import { SiteSwitch } from './site-switch.tsx';
import { SnippetCard } from './snippet-card.tsx';
import './sites.css';

/** `/sites/$siteId` */
export function SitePage(): ReactElement {
  const { siteId } = useParams({ from: '/frame/sites/$siteId' });
  const site = useQuery(siteQuery(siteId));
  if (site.isPending) return <OpeningPage />;
  if (site.data === undefined || (site.error instanceof ApiProblem && site.error.status === 404)) {
    return <FailedPage error={site.error} retry={() => void site.refetch()} />;
  }
  return <SiteFound site={site.data} />;
}

function SiteFound({ site }: { readonly site: SiteSummary }): ReactElement {
  const mayChange = useCan('sites.write');
  return (
    <Page title={site.siteId}>
      <PageHeader
        back={{ href: '/sites', label: 'Sites' }}
        title={site.siteId}
        beside={<SiteBadge site={site} />}
      >
        {mayChange ? <SiteSwitch site={site} /> : undefined}
      </PageHeader>
      <NextStep site={site} />
      <div className="site-grid">
        <div className="stack">
          <SnippetCard site={site} />
        </div>
        <div className="stack">
          <ArrivalCard site={site} />
          <SettingsCard site={site} />
          <ReadersCard site={site} />
        </div>
      </div>
    </Page>
  );
}
