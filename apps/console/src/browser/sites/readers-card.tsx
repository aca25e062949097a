// Who can open a site's sessions: its reading keys, and which of their files are kept at the collector.
import type { KeyFileEntry, KeyId, SiteSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { keyFilesQuery } from '../api/queries.ts';
import { Button } from '../kit/button.tsx';
import { Card } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { DropKeyDialog } from './drop-key-dialog.tsx';
import { KeepKeyDialog } from './keep-key-dialog.tsx';

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
