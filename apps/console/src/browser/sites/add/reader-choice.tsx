// Three ways to name one more reading key: make it, take its file, or take one that is kept at the collector.
import { type ReactElement, useState } from 'react';
import type { Neighbours } from '../../keys/suite-words.ts';
import { ChoiceCards } from '../../kit/choices.tsx';
import type { Reader } from './draft.ts';
import { KeptKeyChoice } from './kept-key-choice.tsx';
import { KeyFileChoice } from './key-file-choice.tsx';
import { NewKeyChoice } from './new-key-choice.tsx';

const WAYS = [
  { id: 'new', label: 'Make a new reading key', more: 'It is made in your browser and saved as a file.' },
  { id: 'file', label: 'Use a key file of mine', more: 'Only its public half is used.' },
  { id: 'kept', label: 'Use a key that is kept at the collector' },
] as const;

/** The ways, and the fields of the chosen one; `onReader` is told the key. */
export function ReaderChoice({
  label,
  siteId,
  neighbours,
  onReader,
}: {
  readonly label: string;
  readonly siteId: string;
  readonly neighbours: Neighbours;
  readonly onReader: (reader: Reader) => void;
}): ReactElement {
  const [way, setWay] = useState<(typeof WAYS)[number]['id']>('new');
  return (
    <div className="stack">
      <ChoiceCards label={label} choices={WAYS} value={way} onChange={setWay} />
      {way === 'new' ? <NewKeyChoice siteId={siteId} neighbours={neighbours} onReader={onReader} /> : null}
      {way === 'file' ? <KeyFileChoice neighbours={neighbours} onReader={onReader} /> : null}
      {way === 'kept' ? <KeptKeyChoice neighbours={neighbours} onReader={onReader} /> : null}
    </div>
  );
}
