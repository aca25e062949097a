// Why the session is opened: choose, type, or both. Shows the text as the log will have it.
import type { ReactElement } from 'react';
import { Label, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { TextField } from '../kit/text-field.tsx';
import { PURPOSE_CHOICES, type PurposeChoice, type PurposeDraft, purposeText } from './purpose-text.ts';

export interface PurposeFieldsProps {
  readonly draft: PurposeDraft;
  readonly onChange: (draft: PurposeDraft) => void;
  /** Why it is no purpose yet; null until it should be said. */
  readonly problem: string | null;
  /** The fields keep the focus meanwhile, and take nothing. */
  readonly isBusy: boolean;
}

/** The fields of a purpose. */
export function PurposeFields({ draft, onChange, problem, isBusy }: PurposeFieldsProps): ReactElement {
  const text = purposeText(draft);
  return (
    <>
      <div className="field">
        <Label id="purpose-choices" className="field-label">
          Purpose
        </Label>
        <ToggleButtonGroup
          aria-labelledby="purpose-choices"
          selectionMode="single"
          isDisabled={isBusy}
          selectedKeys={draft.choice === null ? [] : [draft.choice]}
          onSelectionChange={(keys) => onChange({ ...draft, choice: chosen(keys) })}
          className="purpose-choices"
        >
          {PURPOSE_CHOICES.map((choice) => (
            <ToggleButton key={choice} id={choice} className="purpose-choice">
              {choice}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className="purpose-words">
        <TextField
          label="In your words"
          placeholder="Cannot pay by card since Monday"
          value={draft.words}
          onChange={(words) => onChange({ ...draft, words })}
          error={problem}
          isReadOnly={isBusy}
          autoComplete="off"
        />
        <TextField
          label="Ticket"
          placeholder="4711"
          value={draft.ticket}
          onChange={(ticket) => onChange({ ...draft, ticket })}
          isReadOnly={isBusy}
          autoComplete="off"
        />
      </div>
      <p className="field-hint" aria-live="polite">
        {text === '' ? (
          'Written into the log with your name before the session opens. Name no visitor here.'
        ) : (
          <>
            Written into the log with your name before the session opens:{' '}
            <strong className="breaks">“{text}”</strong>
          </>
        )}
      </p>
    </>
  );
}

function chosen(keys: ReadonlySet<string | number>): PurposeChoice | null {
  return PURPOSE_CHOICES.find((choice) => keys.has(choice)) ?? null;
}
