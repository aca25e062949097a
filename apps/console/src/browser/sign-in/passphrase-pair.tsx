// A new passphrase, typed twice, with its rules. Keeps nothing: the values are the caller's.
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { PassphraseField } from '../kit/text-field.tsx';
import { MIN_PASSPHRASE, type NewPassphrase, passphraseProblem } from './passphrase-rules.ts';

/** The two fields; `tried` shows what is wrong even before they were left. */
export function PassphrasePair({
  label,
  hint,
  value,
  onChange,
  tried,
  onEnter,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
  readonly tried: boolean;
  /** What Enter does, where the fields are only a part of a form. @default it submits the form */
  readonly onEnter?: () => void;
}): ReactElement {
  const enter =
    onEnter === undefined
      ? {}
      : {
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onEnter();
          },
        };
  const [left, setLeft] = useState({ first: false, again: false });
  const problem = passphraseProblem(value.first);
  const differs = value.again !== value.first;
  return (
    <>
      <PassphraseField
        {...enter}
        label={label}
        hint={hint ?? `At least ${MIN_PASSPHRASE} characters. Four or five random words are easy to keep.`}
        autoComplete="new-password"
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        onBlur={() => setLeft((before) => ({ ...before, first: value.first !== '' }))}
        error={(tried || left.first) && problem !== null ? problem : null}
      />
      <PassphraseField
        {...enter}
        label="The same again"
        autoComplete="new-password"
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        onBlur={() => setLeft((before) => ({ ...before, again: value.again !== '' }))}
        error={(tried || left.again) && problem === null && differs ? 'The two differ. Type it again.' : null}
      />
    </>
  );
}
