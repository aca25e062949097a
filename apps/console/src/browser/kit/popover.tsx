// A panel at a control, for more than a menu.
import type { ReactElement, ReactNode } from 'react';
import { Popover as AriaPopover, Dialog, DialogTrigger, type PopoverProps } from 'react-aria-components';

export interface PanelProps {
  /** The control that opens it: a Button or IconButton. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
  readonly children: ReactNode;
}

/** A control and the panel that it opens. */
export function Panel({ trigger, label, placement = 'bottom end', children }: PanelProps): ReactElement {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="popover" placement={placement} offset={6}>
        <Dialog className="popover-body" aria-label={label}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
