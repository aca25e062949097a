// Sites. (Ground only.)
import type { ReactElement } from 'react';
import { Page, PageHeader } from '../kit/page.tsx';

/** `/sites` */
export function SitesPage(): ReactElement {
  return (
    <Page title="Sites">
      <PageHeader title="Sites" />
    </Page>
  );
}
