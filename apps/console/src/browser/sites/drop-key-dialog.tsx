// Takes a key file away from the collector, with what that means.
import type { KeyFileEntry } from '@scrim/protocol';
import type { ReactElement } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { ConfirmDialog } from '../kit/dialog.tsx';
import { tell } from '../kit/toast.tsx';
import { useDropKeyFile } from './site-changes.ts';

/** Asks, then removes it. */
export function DropKeyDialog({
  kept,
  isOpen,
  onClose,
}: {
  readonly kept: KeyFileEntry;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const drop = useDropKeyFile();
  return (
    <ConfirmDialog
      title="Remove this key file?"
      action="Remove"
      isOpen={isOpen}
      onClose={onClose}
      isPending={drop.isPending}
      onConfirm={() =>
        drop.mutate(kept.kid, {
          onSuccess: () => {
            onClose();
            tell('good', 'The key file is no longer kept here.');
          },
          onError: (error) => tell('bad', sentenceFor(error)),
        })
      }
    >
      <p>
        “{kept.label}” is taken away from the collector. Readers then need the file itself, beside what
        unlocks it. Make sure that somebody has it: without it, sessions sealed to this key cannot be opened.
      </p>
    </ConfirmDialog>
  );
}
