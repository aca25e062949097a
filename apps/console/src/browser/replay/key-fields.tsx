// Choosing and unlocking a reading key. The passphrase and the key file go to the worker of this tab and nowhere else.
import type { KeyFileEntry } from '@scrim/protocol';
import type { ReactElement } from 'react';
import { FileField } from '../kit/file-field.tsx';
import { Select } from '../kit/select.tsx';
import { PassphraseField } from '../kit/text-field.tsx';
import { effectiveChoice, type KeyChoice } from './key-choice.ts';

export interface KeyFieldsProps {
  readonly offered: readonly KeyFileEntry[];
  readonly choice: KeyChoice;
  readonly onChoose: (choice: KeyChoice) => void;
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
  readonly keyProblem: string | null;
  readonly passphraseProblem: string | null;
  readonly isBusy: boolean;
}

/** The key and its passphrase. */
export function KeyFields(props: KeyFieldsProps): ReactElement {
  const { offered, choice, onChoose, passphrase, onPassphrase, keyProblem, passphraseProblem, isBusy } =
    props;
  const from = effectiveChoice(choice, offered);
  return (
    <>
      {offered.length === 0 ? null : (
        <Select
          label="Reading key"
          value={from}
          onChange={(id) => onChoose({ ...choice, from: id as KeyChoice['from'] })}
          isDisabled={isBusy}
          options={[
            ...offered.map(({ kid, label }) => ({ id: kid, label, more: kid })),
            { id: 'disk', label: 'A key file on this computer' },
          ]}
        />
      )}
      {from === 'disk' ? (
        <FileField
          label={offered.length === 0 ? 'Reading key' : 'Key file'}
          value={choice.disk}
          onChange={(disk) => onChoose({ from: 'disk', disk })}
          error={keyProblem}
        />
      ) : null}
      <PassphraseField
        label="Passphrase of the key"
        autoComplete="off"
        value={passphrase}
        onChange={onPassphrase}
        error={passphraseProblem}
        isReadOnly={isBusy}
        hint="The key is unlocked in this tab only, and forgotten when it closes or reloads."
      />
    </>
  );
}
