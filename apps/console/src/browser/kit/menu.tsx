// Menus: a button that opens a list of things to do.
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  Header,
  MenuSection,
  type MenuSectionProps,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from 'react-aria-components';

export interface MenuProps {
  /** The control that opens it: a Button or IconButton. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
  readonly children: ReactNode;
}

/** A control and its menu. */
export function Menu({ trigger, label, placement = 'bottom end', children }: MenuProps): ReactElement {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" placement={placement} offset={6}>
        <AriaMenu className="menu" aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'children'> {
  readonly icon?: ReactNode;
  readonly tone?: 'danger';
  readonly children: string;
}

/** One thing to do. Within a section with `selectionMode` it shows a check instead of its icon. */
export function MenuItem({ icon, tone, children, ...rest }: MenuItemProps): ReactElement {
  return (
    <AriaMenuItem {...rest} textValue={children} className="menu-item" data-tone={tone}>
      {({ selectionMode }) => (
        <>
          {selectionMode === 'none' ? icon : <Check size={15} className="menu-check" aria-hidden="true" />}
          {children}
        </>
      )}
    </AriaMenuItem>
  );
}

/** Items under a heading; with `selectionMode` they are choices. */
export function MenuGroup({
  heading,
  children,
  ...rest
}: MenuSectionProps<object> & { readonly heading: string; readonly children: ReactNode }): ReactElement {
  return (
    <MenuSection {...rest}>
      <Header className="menu-heading">{heading}</Header>
      {children}
    </MenuSection>
  );
}

/** A line between items. */
export function MenuLine(): ReactElement {
  return <Separator className="menu-separator" />;
}
