// One session: purpose, unlock, replay. (Ground only: the page itself is being built.)
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page, PageHeader } from '../kit/page.tsx';

/** `/sessions/$sid` */
export function ReplayPage(): ReactElement {
  const { sid } = useParams({ from: '/frame/sessions/$sid' });
  return (
    <Page title="Session">
      <PageHeader title={sid} back={{ href: '/sessions', label: 'Sessions' }} />
    </Page>
  );
}
