// The look of tables. Rows that lead somewhere take `href`; numbers stand at the end.
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Cell as AriaCell,
  Table as AriaTable,
  type CellProps,
  Column,
  type ColumnProps,
  type TableProps,
} from 'react-aria-components';

export { Row, TableBody, TableHeader } from 'react-aria-components';

/** A table in its frame, which scrolls sideways where the page is too narrow. */
export function Table({
  cards = false,
  ...rest
}: Omit<TableProps, 'className'> & {
  readonly 'aria-label': string;
  /** Rows become cards on phones; cells say what they are by `label`. @default false */
  readonly cards?: boolean;
}): ReactElement {
  return (
    <div className="table-frame" data-cards={cards ? '' : undefined}>
      <AriaTable {...rest} className="table" />
    </div>
  );
}

/** A column's head; with `allowsSorting` it shows the direction. */
export function ColumnHead({
  atEnd = false,
  children,
  ...rest
}: Omit<ColumnProps, 'className' | 'children'> & {
  readonly atEnd?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Column {...rest} data-end={atEnd ? '' : undefined}>
      {({ sortDirection }) => (
        <>
          {children}
          {sortDirection === 'ascending' ? <ArrowUp size={12} aria-hidden="true" /> : null}
          {sortDirection === 'descending' ? <ArrowDown size={12} aria-hidden="true" /> : null}
        </>
      )}
    </Column>
  );
}

/** A cell; `atEnd` for numbers. */
export function Cell({
  atEnd = false,
  corner = false,
  label,
  ...rest
}: Omit<CellProps, 'className'> & {
  readonly atEnd?: boolean;
  /** Stands in the corner where rows are cards. */
  readonly corner?: boolean;
  /** Stands before the value where rows are cards. */
  readonly label?: string;
}): ReactElement {
  return (
    <AriaCell
      {...rest}
      data-end={atEnd ? '' : undefined}
      data-corner={corner ? '' : undefined}
      data-label={label}
    />
  );
}
