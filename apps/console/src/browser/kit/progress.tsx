// How far something is. Without a value: that it goes on.
import type { ReactElement } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';

/** A bar; `value` is 0 to 1, null while it cannot be known. */
export function ProgressBar({
  label,
  value,
}: {
  readonly label: string;
  readonly value: number | null;
}): ReactElement {
  return (
    <AriaProgressBar
      aria-label={label}
      value={value ?? 0}
      maxValue={1}
      isIndeterminate={value === null}
      className="bar"
      data-unsure={value === null ? '' : undefined}
    >
      <div className="bar-fill" style={value === null ? {} : { transform: `scaleX(${value})` }} />
    </AriaProgressBar>
  );
}

/** A line that says what is being waited for. */
export function Waiting({ children }: { readonly children: string }): ReactElement {
  return (
    <div className="row muted" role="status">
      <span className="spinner" aria-hidden="true" />
      {children}
    </div>
  );
}
