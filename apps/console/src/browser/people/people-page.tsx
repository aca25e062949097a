// People. (Ground only.)
import type { ReactElement } from 'react';
import { Page, PageHeader } from '../kit/page.tsx';

/** `/people` */
export function PeoplePage(): ReactElement {
  return (
    <Page title="People">
      <PageHeader title="People" />
    </Page>
  );
}
