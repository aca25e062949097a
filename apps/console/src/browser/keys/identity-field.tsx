// An officer's age identity: pasted, or taken from a file on this computer. It goes to a worker of this tab and nowhere else.
import { FileUp } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../kit/button.tsx';
import { PassphraseField } from '../kit/text-field.tsx';
import { identitiesIn } from './identities-in.ts';

/** Identity files have some hundred bytes; whatever is larger is none. */
const MAX_BYTES = 20_000;

/** One field, and a button that fills it from a file. */
export function IdentityField({
  value,
  onChange,
  error,
  isReadOnly = false,
  onEnter,
}: {
  readonly value: string;
  readonly onChange: (identity: string) => void;
  readonly error: string | null;
  readonly isReadOnly?: boolean;
  /** What Enter does, where the field is only a part of a form. @default it submits the form */
  readonly onEnter?: () => void;
}): ReactElement {
  const [wrongFile, setWrongFile] = useState<string | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const identities = file.size > MAX_BYTES ? '' : identitiesIn(await file.text());
    setWrongFile(identities === '' ? 'There is no age identity in that file.' : null);
    if (identities !== '') onChange(identities);
  };
  return (
    <div className="stack identity-field">
      <PassphraseField
        {...(onEnter === undefined ? {} : { onKeyDown: onlyEnter(onEnter) })}
        label="Your identity"
        placeholder="AGE-SECRET-KEY-1…"
        autoComplete="off"
        value={value}
        onChange={(text) => {
          setWrongFile(null);
          onChange(text);
        }}
        error={wrongFile ?? error}
        isReadOnly={isReadOnly}
        hint="This key file is wrapped to officers: it opens with the age identity of any of them. It is used in this tab only, and forgotten when it closes or reloads."
      />
      <div>
        <FileTrigger onSelect={(files) => void take(files?.[0])}>
          <Button size="small" icon={<FileUp size={14} />} isDisabled={isReadOnly}>
            Take it from a file…
          </Button>
        </FileTrigger>
      </div>
    </div>
  );
}

const onlyEnter = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  act();
};
