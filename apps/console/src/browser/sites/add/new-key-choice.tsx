// Makes a reading key in a worker, under a passphrase. Its file is saved at once, and again in the last step.
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../../api/api-problem.ts';
import {
  firstSuite,
  kindChange,
  type Neighbours,
  SUITE_CHOICES,
  SUITE_NAMES,
} from '../../keys/suite-words.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/checks.tsx';
import { Select } from '../../kit/select.tsx';
import { PassphrasePair } from '../../sign-in/passphrase-pair.tsx';
import { isGoodPassphrase, type NewPassphrase } from '../../sign-in/passphrase-rules.ts';
import { SigningError } from '../../signing/signing-error.ts';
import { inSigningWorker } from '../../signing/signing-task.ts';
import { KEEP_COST } from '../keep-key-dialog.tsx';
import type { Reader } from './draft.ts';

const NONE: NewPassphrase = { first: '', again: '' };
const SUITES = { '1': 1, '2': 2, '3': 3 } as const;
const IDS = { 1: '1', 2: '2', 3: '3' } as const;

/** The kind of key, its passphrase and the button that makes it. */
export function NewKeyChoice({
  siteId,
  neighbours,
  onReader,
}: {
  readonly siteId: string;
  readonly neighbours: Neighbours;
  readonly onReader: (reader: Reader) => void;
}): ReactElement {
  const [chosen, setChosen] = useState<(typeof SUITE_CHOICES)[number]['id']>(IDS[firstSuite(neighbours)]);
  const fixed = neighbours.beside[0]?.suite;
  const suite = fixed ?? SUITES[chosen];
  const changed = kindChange(neighbours, suite);
  const [passphrase, setPassphrase] = useState(NONE);
  const [keep, setKeep] = useState(false);
  const [tried, setTried] = useState(false);
  const making = useMutation({
    mutationFn: () => inSigningWorker('makeReadingKey', { passphrase: passphrase.first, suite }),
    onSuccess: ({ text, publicKey, suite: made, kid }) => {
      setPassphrase(NONE);
      setTried(false);
      const recipient = { suite: made, pk: publicKey, kid };
      onReader({ recipient, label: `Readers of ${siteId}`, file: text, isNew: true, keep });
    },
  });
  const make = (): void => {
    setTried(true);
    if (isGoodPassphrase(passphrase) && !making.isPending) making.mutate();
  };
  return (
    <div className="stack">
      {fixed === undefined ? (
        <Select
          label="Kind of key"
          options={SUITE_CHOICES.map(({ id, label }) => ({ id, label }))}
          value={chosen}
          onChange={(id) => setChosen(id as typeof chosen)}
          hint={SUITE_CHOICES.find(({ id }) => id === chosen)?.more}
        />
      ) : (
        <p className="muted">It will be of the same kind as the site’s other keys: {SUITE_NAMES[fixed]}.</p>
      )}
      {changed === null ? null : <Banner tone={changed.tone}>{changed.words}</Banner>}
      <PassphrasePair
        label="Passphrase of the reading key"
        hint="Everyone who is to read needs it. Nobody can recover it."
        value={passphrase}
        onChange={setPassphrase}
        tried={tried}
        onEnter={make}
      />
      <Checkbox isSelected={keep} onChange={setKeep}>
        Also keep the protected file at the collector
        <span className="field-hint stack">{KEEP_COST}</span>
      </Checkbox>
      {making.isError ? (
        <Banner tone="bad">
          {making.error instanceof SigningError ? making.error.message : sentenceFor(making.error)}
        </Banner>
      ) : null}
      <div>
        <Button onPress={make} isPending={making.isPending}>
          Make the key
        </Button>
      </div>
    </div>
  );
}
