// Asks before the page is left while it holds keys that were made and not yet used: they are nowhere else.
import { useBlocker } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../kit/dialog.tsx';
import type { SiteDraft } from './draft.ts';

/** Guards the page; the site's own page is what adding it leads to, so the way there is free. */
export function LeaveGuard({ draft }: { readonly draft: SiteDraft }): ReactElement {
  const holdsKeys = draft.keys !== null || draft.readers.some(({ isNew }) => isNew);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ next }) => holdsKeys && next.pathname !== `/sites/${encodeURIComponent(draft.siteId)}`,
    enableBeforeUnload: holdsKeys,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      title="Leave without adding the site?"
      action="Leave"
      isOpen={status === 'blocked'}
      onClose={() => reset?.()}
      onConfirm={() => proceed?.()}
    >
      <p>The keys that were made here are forgotten. Key files that you saved are of no use then.</p>
    </ConfirmDialog>
  );
}
