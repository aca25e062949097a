// A short text at a control that has no room for it. Never the only place where something is said.
import type { ReactElement, ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

/** Shows `text` while its one child, a control, is hovered or focused by the keyboard. */
export function Tip({
  text,
  children,
}: {
  readonly text: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip offset={6} className="tooltip">
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
