// What every field has besides its control: label, hint, error.
import { CircleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

export interface FieldWords {
  readonly label: string;
  /** What to enter, and what for. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do; the field is invalid while there is one. */
  readonly error?: string | null;
}

/** The field's label, visible and tied to its control. */
export function FieldLabel({ children }: { readonly children: ReactNode }): ReactElement {
  return <Label className="field-label">{children}</Label>;
}

/** The hint below a control, and its error. */
export function FieldNotes({ hint, error }: Pick<FieldWords, 'hint' | 'error'>): ReactElement {
  return (
    <>
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        {({ validationErrors }) => (
          <>
            <CircleAlert size={15} aria-hidden="true" />
            <span>{error ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  );
}
