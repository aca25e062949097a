// A reading key whose protected file the collector keeps already.
import { isOfficerKeyFile } from '@scrim/crypto/keys';
import type { KeyFileEntry } from '@scrim/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../../api/api-problem.ts';
import { keyFilesQuery } from '../../api/queries.ts';
import { type Neighbours, newcomerProblem } from '../../keys/suite-words.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Select } from '../../kit/select.tsx';
import { SigningError } from '../../signing/signing-error.ts';
import { inSigningWorker } from '../../signing/signing-task.ts';
import type { Reader } from './draft.ts';

/** A list of the kept keys that are not chosen yet. */
export function KeptKeyChoice({
  neighbours,
  onReader,
}: {
  readonly neighbours: Neighbours;
  readonly onReader: (reader: Reader) => void;
}): ReactElement {
  const keyFiles = useQuery(keyFilesQuery);
  const [kid, setKid] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const free = (keyFiles.data ?? []).filter(
    // A file that is wrapped to officers does not show its public half.
    ({ kid: id, file }) => !neighbours.taken.includes(id) && !isOfficerKeyFile(file),
  );
  const add = async (): Promise<void> => {
    const entry = free.find((file) => file.kid === kid);
    if (entry === undefined) return setWrong('Choose one first.');
    const problem = newcomerProblem(neighbours, entry);
    if (problem !== null) return setWrong(problem);
    setKid(null);
    const reader = await readerOf(entry).catch((error: unknown) =>
      setWrong(error instanceof SigningError ? error.message : sentenceFor(error)),
    );
    if (reader !== undefined) onReader(reader);
  };
  if (keyFiles.isError) return <Banner tone="bad">{sentenceFor(keyFiles.error)}</Banner>;
  if (keyFiles.isSuccess && free.length === 0) {
    return (
      <Banner tone="quiet">No other key file with its public half in sight is kept at the collector.</Banner>
    );
  }
  return (
    <div className="stack">
      <Select
        label="Key"
        placeholder="Choose a key"
        options={free.map(({ kid: id, label }) => ({ id, label, more: id }))}
        value={kid}
        onChange={(id) => {
          setKid(id);
          setWrong(null);
        }}
        error={wrong}
      />
      <Banner tone="quiet">
        The collector says that this key belongs to your readers. If you have its file, choose that instead:
        it cannot be swapped.
      </Banner>
      <div>
        <Button onPress={() => void add()}>Add this key</Button>
      </div>
    </div>
  );
}

/** The id is worked out from the key itself, not taken from the collector. */
async function readerOf(entry: KeyFileEntry): Promise<Reader> {
  const { recipient } = await inSigningWorker('inspect', { keyFile: entry.file, identity: null });
  if (recipient === null || recipient.kid !== entry.kid) throw new SigningError('key_kind_wrong');
  return { recipient, label: entry.label, file: null, isNew: false, keep: false };
}
