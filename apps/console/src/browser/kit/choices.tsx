// One of a few, all in sight: cards with an explanation, or a row of segments.
import type { ReactElement, ReactNode } from 'react';
import { Radio, RadioGroup, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldWords } from './field-parts.tsx';

interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly more?: ReactNode;
  readonly isDisabled?: boolean;
}

interface ChoiceProps<Id extends string> {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** A choice of one, each with what it means. */
export function ChoiceCards<Id extends string>({
  label,
  hint,
  error,
  choices,
  value,
  onChange,
}: ChoiceProps<Id> & FieldWords): ReactElement {
  return (
    <RadioGroup
      value={value}
      onChange={(id) => onChange(id as Id)}
      validationBehavior="aria"
      isInvalid={typeof error === 'string'}
      className="field"
    >
      <FieldLabel>{label}</FieldLabel>
      <div className="choices">
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled === true}
            className="radio"
            data-card=""
          >
            <span className="radio-dot" aria-hidden="true" />
            <span>
              {choice.label}
              {choice.more === undefined ? null : <span className="field-hint stack">{choice.more}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error ?? null} />
    </RadioGroup>
  );
}

/** A choice of one in a row of short words. */
export function Segments<Id extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceProps<Id> & { readonly label: string }): ReactElement {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(String(key) as Id);
      }}
      className="segments"
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.id}
          id={choice.id}
          isDisabled={choice.isDisabled === true}
          className="segment"
        >
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
