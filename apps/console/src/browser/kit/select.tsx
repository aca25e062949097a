// One of a list, in a popover.
import { Check, ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldWords } from './field-parts.tsx';

export interface SelectOption {
  readonly id: string;
  readonly label: string;
  /** A second, quieter line. */
  readonly more?: string;
}

export interface SelectProps
  extends Omit<AriaSelectProps<SelectOption>, 'className' | 'children' | 'value' | 'onChange'>,
    FieldWords {
  readonly options: readonly SelectOption[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  /** The label is only heard, for rows of filters. @default false */
  readonly hideLabel?: boolean;
}

/** A choice of one; its button shows the chosen label. */
export function Select({
  label,
  hint,
  error,
  options,
  value,
  onChange,
  hideLabel = false,
  ...rest
}: SelectProps): ReactElement {
  return (
    <AriaSelect
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      validationBehavior="aria"
      isInvalid={typeof error === 'string'}
      className="field"
    >
      {hideLabel ? null : <FieldLabel>{label}</FieldLabel>}
      <Button className="select-button">
        <SelectValue />
        <ChevronDown size={15} aria-hidden="true" />
      </Button>
      <FieldNotes hint={hint} error={error ?? null} />
      <Popover className="popover">
        <ListBox className="list-box" items={options}>
          {({ id, label: text, more }) => (
            <ListBoxItem id={id} textValue={text} className="menu-item">
              <Check size={15} className="menu-check" aria-hidden="true" />
              <span>
                <Text slot="label">{text}</Text>
                {more === undefined ? null : <Text slot="description">{more}</Text>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
