// Checkbox and switch.
import { Check, Minus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children'> {
  /** Nothing only where `aria-label` names it, as in a table's row. */
  readonly children?: ReactNode;
}

/** Yes or no, as part of what is sent later. */
export function Checkbox({ children, ...rest }: CheckboxProps): ReactElement {
  return (
    <AriaCheckbox {...rest} className="check">
      {({ isIndeterminate }) => (
        <>
          <span className="check-box" aria-hidden="true">
            {isIndeterminate ? <Minus size={13} strokeWidth={3} /> : <Check size={13} strokeWidth={3} />}
          </span>
          {children === undefined ? null : <span>{children}</span>}
        </>
      )}
    </AriaCheckbox>
  );
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'children'> {
  readonly children: ReactNode;
}

/** On or off, at once. */
export function Switch({ children, ...rest }: SwitchProps): ReactElement {
  return (
    <AriaSwitch {...rest} className="switch">
      <span className="switch-track" aria-hidden="true" />
      <span>{children}</span>
    </AriaSwitch>
  );
}
