// What stands while a page is fetched for longer than a moment.
import type { ReactElement } from 'react';
import { Bones } from '../kit/page.tsx';

/** Grey lines in the place of a page. */
export function OpeningPage(): ReactElement {
  return (
    <div className="page">
      <Bones lines={4} />
    </div>
  );
}
