// Your account. (Ground only.)
import type { ReactElement } from 'react';
import { Page, PageHeader } from '../kit/page.tsx';

/** `/account` */
export function AccountPage(): ReactElement {
  return (
    <Page title="Your account">
      <PageHeader title="Your account" />
    </Page>
  );
}
