// Choosing and unlocking a reading key. The key file, and its passphrase or the officer's identity, go to the worker of this
// tab and nowhere else.
import { isOfficerKeyFile } from '@scrim/crypto/keys';
import type { ReactElement } from 'react';
import { IdentityField } from '../keys/identity-field.tsx';
import { FileField } from '../kit/file-field.tsx';
import { Select } from '../kit/select.tsx';
import { PassphraseField } from '../kit/text-field.tsx';
import { chosenKeyFile, effectiveChoice, type KeyChoice, type OfferedKey } from './key-choice.ts';

export interface KeyFieldsProps {
  readonly offered: readonly OfferedKey[];
  readonly choice: KeyChoice;
  readonly onChoose: (choice: KeyChoice) => void;
  /** Passphrase, or identity of an officer: which, the chosen file says. */
  readonly secret: string;
  readonly onSecret: (secret: string) => void;
  readonly keyProblem: string | null;
  readonly secretProblem: string | null;
  readonly isBusy: boolean;
}

/** Does the chosen file open with an officer's identity? */
export function isForOfficers(choice: KeyChoice, offered: readonly OfferedKey[]): boolean {
  return isOfficerKeyFile(chosenKeyFile(choice, offered)?.text ?? '');
}

/** The key, and what unlocks it. */
export function KeyFields(props: KeyFieldsProps): ReactElement {
  const { offered, choice, onChoose, secret, onSecret, keyProblem, secretProblem, isBusy } = props;
  const from = effectiveChoice(choice, offered);
  return (
    <>
      {offered.length === 0 ? null : (
        <Select
          label="Reading key"
          value={from}
          onChange={(id) => onChoose({ ...choice, from: id as KeyChoice['from'] })}
          isDisabled={isBusy}
          error={from === 'disk' ? null : keyProblem}
          options={[
            ...offered.map(({ kid, label, isCurrent }) => ({
              id: kid,
              label,
              more: isCurrent ? kid : `${kid}, to which the site does not seal now`,
            })),
            { id: 'disk', label: 'A key file on this computer' },
          ]}
        />
      )}
      {from === 'disk' ? (
        <FileField
          label={offered.length === 0 ? 'Reading key' : 'Key file'}
          accept={['.json', '.age', '.txt']}
          value={choice.disk}
          onChange={(disk) => onChoose({ from: 'disk', disk })}
          error={keyProblem}
        />
      ) : null}
      {isForOfficers(choice, offered) ? (
        <IdentityField value={secret} onChange={onSecret} error={secretProblem} isReadOnly={isBusy} />
      ) : (
        <PassphraseField
          label="Passphrase of the key"
          autoComplete="off"
          value={secret}
          onChange={onSecret}
          error={secretProblem}
          isReadOnly={isBusy}
          hint="The key is unlocked in this tab only, and forgotten when it closes or reloads."
        />
      )}
    </>
  );
}
