// One site. (Ground only.)
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page, PageHeader } from '../kit/page.tsx';

/** `/sites/$siteId` */
export function SitePage(): ReactElement {
  const { siteId } = useParams({ from: '/frame/sites/$siteId' });
  return (
    <Page title={siteId}>
      <PageHeader title={siteId} back={{ href: '/sites', label: 'Sites' }} />
    </Page>
  );
}
