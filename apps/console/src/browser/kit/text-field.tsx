// Fields for text and for passphrases. They keep nothing: the value is the caller's.
import { Eye, EyeOff } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  TextArea,
} from 'react-aria-components';
import { IconButton } from './button.tsx';
import { FieldLabel, FieldNotes, type FieldWords } from './field-parts.tsx';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'>, FieldWords {
  readonly placeholder?: string;
  /** Lines of a text that may have several. */
  readonly rows?: number;
}

/** One line of text, or several with `rows`. */
export function TextField({
  label,
  hint,
  error,
  placeholder = '',
  rows,
  ...rest
}: TextFieldProps): ReactElement {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={typeof error === 'string'}
      className="field"
    >
      <FieldLabel>{label}</FieldLabel>
      {rows === undefined ? (
        <Input className="input" placeholder={placeholder} />
      ) : (
        <TextArea className="input" placeholder={placeholder} rows={rows} />
      )}
      <FieldNotes hint={hint} error={error ?? null} />
    </AriaTextField>
  );
}

export interface PassphraseFieldProps extends Omit<TextFieldProps, 'rows' | 'type'> {
  /** Tells password managers whether one is being made or used. */
  readonly autoComplete: 'current-password' | 'new-password' | 'off';
}

/** A passphrase, hidden until its button shows it. */
export function PassphraseField({
  label,
  hint,
  error,
  placeholder = '',
  ...rest
}: PassphraseFieldProps): ReactElement {
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...rest}
      type={shown ? 'text' : 'password'}
      validationBehavior="aria"
      isInvalid={typeof error === 'string'}
      className="field"
    >
      <FieldLabel>{label}</FieldLabel>
      <div className="input-with-button">
        <Input className="input" placeholder={placeholder} spellCheck={false} autoCapitalize="none" />
        <IconButton
          slot={null}
          label={shown ? 'Hide what is typed' : 'Show what is typed'}
          icon={shown ? <EyeOff size={16} /> : <Eye size={16} />}
          onPress={() => setShown(!shown)}
        />
      </div>
      <FieldNotes hint={hint} error={error ?? null} />
    </AriaTextField>
  );
}
