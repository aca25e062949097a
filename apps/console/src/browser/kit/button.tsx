// Buttons, and links that look like them. An icon alone always has a name and shows it as a tooltip.
import type { ReactElement, ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Link,
  type LinkProps,
} from 'react-aria-components';
import { Tip } from './tooltip.tsx';

interface ButtonLook {
  /** @default 'plain' */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger' | 'danger-quiet';
  /** @default 'normal' */
  readonly size?: 'small' | 'normal' | 'large';
  /** Before the text. */
  readonly icon?: ReactNode;
  /** As wide as its place. */
  readonly wide?: boolean;
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'>, ButtonLook {
  readonly children: ReactNode;
}

/** A button with a text. While `isPending` it keeps its name and focus and cannot be pressed. */
export function Button({ variant, size, icon, wide, children, ...rest }: ButtonProps): ReactElement {
  return (
    <AriaButton {...held(rest)} className="button" {...look({ variant, size, wide })}>
      {rest.isPending === true ? <span className="spinner" aria-hidden="true" /> : icon}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  /** Its accessible name and tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: ButtonLook['size'];
  /** @default 'quiet' */
  readonly variant?: ButtonLook['variant'];
}

/** A button that shows only an icon. */
export function IconButton({ label, icon, size, variant = 'quiet', ...rest }: IconButtonProps): ReactElement {
  return (
    <Tip text={label}>
      <AriaButton
        {...held(rest)}
        aria-label={label}
        className="button"
        data-icon-only=""
        {...look({ variant, size })}
      >
        {rest.isPending === true ? <span className="spinner" aria-hidden="true" /> : icon}
      </AriaButton>
    </Tip>
  );
}

export interface LinkButtonProps extends Omit<LinkProps, 'className' | 'children'>, ButtonLook {
  readonly children: ReactNode;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ variant, size, icon, wide, children, ...rest }: LinkButtonProps): ReactElement {
  return (
    <Link {...rest} className="button" {...look({ variant, size, wide })}>
      {icon}
      {children}
    </Link>
  );
}

/**
 * While pending, a press does nothing. react-aria's own `isPending` announces by a picture named after the button, which
 * a dialog that closes leaves behind without a name.
 */
function held({ isPending = false, ...props }: AriaButtonProps): AriaButtonProps {
  if (!isPending) return props;
  const {
    onPress: _press,
    onPressStart: _start,
    onPressEnd: _end,
    onClick: _click,
    type: _type,
    ...rest
  } = props;
  const shown = { 'aria-disabled': true, 'data-pending': '' } as const;
  return { ...rest, ...shown, type: 'button' };
}

function look({
  variant = 'plain',
  size,
  wide,
}: {
  readonly variant?: ButtonLook['variant'] | undefined;
  readonly size?: ButtonLook['size'] | undefined;
  readonly wide?: boolean | undefined;
}) {
  return { 'data-variant': variant, 'data-size': size, 'data-wide': wide === true ? '' : undefined };
}
