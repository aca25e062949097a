// Who can open a site's sessions: its reading keys, and which of their files are kept at the collector.
import type { KeyFileEntry, KeyId, SiteSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../api/api-problem.ts';
import { keyFilesQuery } from '../api/queries.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/dialog.tsx';
import { Card } from '../kit/page.tsx';
import { tell } from '../kit/toast.tsx';
import { useCan } from '../people/signed-in.ts';
import { KeepKeyDialog } from './keep-key-dialog.tsx';
import { useDropKeyFile } from './site-changes.ts';

/** The reading keys of a site. */
export function ReadersCard({ site }: { readonly site: SiteSummary }): ReactElement {
  const keyFiles = useQuery(keyFilesQuery);
  return (
    <Card title="Who can read">
      <p className="muted">
        Sessions are sealed to these keys before they leave the page. Whoever holds one, with its passphrase,
        can open them here.
      </p>
      <ul className="plain-list">
        {site.manifest?.recipients.map(({ kid }) => (
          <ReaderRow key={kid} kid={kid} kept={keyFiles.data?.find((file) => file.kid === kid) ?? null} />
        ))}
      </ul>
    </Card>
  );
}

function ReaderRow({ kid, kept }: { readonly kid: KeyId; readonly kept: KeyFileEntry | null }): ReactElement {
  const mayKeep = useCan('key-files.write');
  const [dialog, setDialog] = useState<'keep' | 'drop' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <li className="reader">
      <span className="reader-words">
        <span>{kept === null ? 'Reading key' : kept.label}</span>
        <span className="mono faint breaks">{kid}</span>
        <span className="faint">
          {kept === null
            ? 'Its file is with its holders only.'
            : 'Its file is kept here: readers need the passphrase only.'}
        </span>
      </span>
      {mayKeep ? (
        <Button size="small" variant="quiet" onPress={() => setDialog(kept === null ? 'keep' : 'drop')}>
          {kept === null ? 'Keep its file here…' : 'Remove…'}
        </Button>
      ) : null}
      <KeepKeyDialog kid={kid} isOpen={dialog === 'keep'} onClose={close} />
      {kept === null ? null : <DropKeyDialog kept={kept} isOpen={dialog === 'drop'} onClose={close} />}
    </li>
  );
}

function DropKeyDialog({
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
        “{kept.label}” is taken away from the collector. Readers then need the file itself, beside the
        passphrase. Make sure that somebody has it: without it, sessions sealed to this key cannot be opened.
      </p>
    </ConfirmDialog>
  );
}
