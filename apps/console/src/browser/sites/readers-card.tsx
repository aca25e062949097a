// Who can open a site's sessions: its reading keys, which of their files are kept at the collector, and how they change.
import type { KeyFileEntry, Recipient, SiteSummary } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { Archive, ArchiveX, Ellipsis, KeyRound, RefreshCw } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { keyFilesQuery } from '../api/queries.ts';
import { SUITE_NAMES } from '../keys/suite-words.ts';
import { Banner } from '../kit/banner.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { Menu, MenuItem, MenuLine } from '../kit/menu.tsx';
import { Card } from '../kit/page.tsx';
import { useCan } from '../people/signed-in.ts';
import { MAX_READERS } from './add/draft.ts';
import { ChangeReadersDialog } from './change-readers-dialog.tsx';
import { DropKeyDialog } from './drop-key-dialog.tsx';
import { KeepKeyDialog } from './keep-key-dialog.tsx';
import type { ReaderChange } from './reader-change.ts';

type ReaderKey = Pick<Recipient, 'kid' | 'suite'>;

/** The reading keys of a site. */
export function ReadersCard({ site }: { readonly site: SiteSummary }): ReactElement {
  const keyFiles = useQuery(keyFilesQuery);
  const mayChange = useCan('sites.write') && site.manifest !== null;
  const [change, setChange] = useState<ReaderChange | null>(null);
  const [afterDrop, setAfterDrop] = useState<string | null>(null);
  const readers = site.manifest?.recipients ?? [];
  return (
    <Card
      title="Who can read"
      actions={
        mayChange && readers.length < MAX_READERS ? (
          <Button size="small" onPress={() => setChange({ kind: 'add', drop: null })}>
            Add a key…
          </Button>
        ) : undefined
      }
    >
      <p className="muted">
        Sessions are sealed to these keys before they leave the page. Whoever holds one, and what unlocks it,
        can open them here.
      </p>
      <ul className="plain-list">
        {readers.map((reader) => (
          <ReaderRow
            key={reader.kid}
            reader={reader}
            kept={keyFiles.data?.find(({ kid }) => kid === reader.kid) ?? null}
            onChange={mayChange ? setChange : null}
            isLast={readers.length === 1}
          />
        ))}
      </ul>
      {afterDrop === null ? null : (
        <Banner
          tone="warn"
          title="The older settings are still good."
          action={
            <Button size="small" onPress={() => setAfterDrop(null)}>
              Close
            </Button>
          }
        >
          {afterDrop}
        </Banner>
      )}
      <ChangeReadersDialog
        site={site}
        change={change}
        onClose={() => setChange(null)}
        onDropped={setAfterDrop}
      />
    </Card>
  );
}

function ReaderRow({
  reader,
  kept,
  onChange,
  isLast,
}: {
  readonly reader: ReaderKey;
  readonly kept: KeyFileEntry | null;
  /** Null where the person may not. */
  readonly onChange: ((change: ReaderChange) => void) | null;
  /** A site without a reading key would record what nobody can read. */
  readonly isLast: boolean;
}): ReactElement {
  const mayKeep = useCan('key-files.write');
  const [dialog, setDialog] = useState<'keep' | 'drop' | null>(null);
  const close = (): void => setDialog(null);
  const name = kept === null ? 'Reading key' : kept.label;
  return (
    <li className="reader reader-row">
      <span className="reader-words">
        <span>{name}</span>
        <span className="mono faint breaks">{reader.kid}</span>
        <span className="faint">
          {SUITE_NAMES[reader.suite]}.{' '}
          {kept === null ? 'Its file is with its holders only.' : 'Its protected file is kept here.'}
        </span>
      </span>
      {mayKeep || onChange !== null ? (
        <Menu
          label={name}
          trigger={
            <IconButton size="small" label={`More for ${name} ${reader.kid}`} icon={<Ellipsis size={16} />} />
          }
        >
          {mayKeep && kept === null ? (
            <MenuItem icon={<Archive size={15} />} onAction={() => setDialog('keep')}>
              Keep its file here…
            </MenuItem>
          ) : null}
          {mayKeep && kept !== null ? (
            <MenuItem icon={<ArchiveX size={15} />} onAction={() => setDialog('drop')}>
              Remove its file from here…
            </MenuItem>
          ) : null}
          {onChange === null ? null : (
            <>
              <MenuLine />
              <MenuItem
                icon={<RefreshCw size={15} />}
                onAction={() => onChange({ kind: 'replace', drop: reader.kid })}
              >
                Replace by a new key…
              </MenuItem>
              <MenuItem
                icon={<KeyRound size={15} />}
                {...(isLast ? { isDisabled: true } : { tone: 'danger' })}
                onAction={() => onChange({ kind: 'revoke', drop: reader.kid })}
              >
                {isLast ? 'Revoke… (the only one: replace it)' : 'Revoke…'}
              </MenuItem>
            </>
          )}
        </Menu>
      ) : null}
      <KeepKeyDialog reader={reader} isOpen={dialog === 'keep'} onClose={close} />
      {kept === null ? null : <DropKeyDialog kept={kept} isOpen={dialog === 'drop'} onClose={close} />}
    </li>
  );
}
