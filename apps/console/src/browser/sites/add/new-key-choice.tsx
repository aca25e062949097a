// Makes a reading key in a worker, under a passphrase. Its file is saved at once, and again in the last step.
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { sentenceFor } from '../../api/api-problem.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/checks.tsx';
import { PassphrasePair } from '../../sign-in/passphrase-pair.tsx';
import { isGoodPassphrase, type NewPassphrase } from '../../sign-in/passphrase-rules.ts';
import { SigningError } from '../../signing/signing-error.ts';
import { inSigningWorker } from '../../signing/signing-task.ts';
import { KEEP_COST } from '../keep-key-dialog.tsx';
import type { Reader } from './draft.ts';

const NONE: NewPassphrase = { first: '', again: '' };

/** The passphrase and the button that makes the key. */
export function NewKeyChoice({
  siteId,
  onReader,
}: {
  readonly siteId: string;
  readonly onReader: (reader: Reader) => void;
}): ReactElement {
  const [passphrase, setPassphrase] = useState(NONE);
  const [keep, setKeep] = useState(false);
  const [tried, setTried] = useState(false);
  const making = useMutation({
    mutationFn: () => inSigningWorker('makeReadingKey', { passphrase: passphrase.first }),
    onSuccess: ({ text, publicKey, kid }) => {
      setPassphrase(NONE);
      setTried(false);
      const recipient = { suite: 1, pk: publicKey, kid } as const;
      onReader({ recipient, label: `Readers of ${siteId}`, file: text, isNew: true, keep });
    },
  });
  const make = (): void => {
    setTried(true);
    if (isGoodPassphrase(passphrase) && !making.isPending) making.mutate();
  };
  return (
    <div className="stack">
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
