// The list of sessions. (Ground only: the page itself is being built.)
import type { ReactElement } from 'react';
import { Page, PageHeader } from '../kit/page.tsx';

/** `/sessions` */
export function SessionsPage(): ReactElement {
  return (
    <Page title="Sessions">
      <PageHeader title="Sessions" />
    </Page>
  );
}
