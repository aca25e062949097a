// The sessions as a table: TanStack Table knows rows and columns, react-aria the keyboard and the roles. On a phone
// each row is a card; it stays the same table.
import { useTable } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import { Cell, ColumnHead, Row, Table, TableBody, TableHeader } from '../kit/table.tsx';
import {
  type SessionColumnMeta,
  type SessionRow,
  sessionColumns,
  sessionFeatures,
} from './session-columns.tsx';
import { SessionRowMenu, type SessionRowMenuProps } from './session-row-menu.tsx';
import type { ShownColumns } from './shown-columns.ts';

export interface SessionTableProps extends Pick<SessionRowMenuProps, 'onErase'> {
  /** Kept stable by the caller. */
  readonly rows: readonly SessionRow[];
  readonly columns: ShownColumns;
}

/** A page of sessions; a row leads to its session. */
export function SessionTable({ rows, columns, onErase }: SessionTableProps): ReactElement {
  const table = useTable({
    features: sessionFeatures,
    columns: sessionColumns,
    data: rows as SessionRow[],
    getRowId: ({ session }) => session.sid,
    state: { columnVisibility: { ...columns } },
  });
  return (
    <Table aria-label="Sessions" cards>
      <TableHeader>
        {table.getVisibleLeafColumns().map((column) => (
          <ColumnHead
            key={column.id}
            id={column.id}
            isRowHeader={column.id === 'start'}
            atEnd={column.columnDef.meta?.atEnd === true}
          >
            {String(column.columnDef.header)}
          </ColumnHead>
        ))}
        <ColumnHead id="actions">
          <span className="only-heard">Actions</span>
        </ColumnHead>
      </TableHeader>
      <TableBody>
        {table.getRowModel().rows.map((row) => (
          <Row key={row.id} id={row.id} href={`/sessions/${row.id}`} data-href="" textValue={row.id}>
            {row.getVisibleCells().map((cell) => (
              <Cell
                key={cell.id}
                atEnd={cell.column.columnDef.meta?.atEnd === true}
                data-column={cell.column.id}
                {...labelOf(cell.column.columnDef)}
              >
                <table.FlexRender cell={cell} />
              </Cell>
            ))}
            <Cell data-column="actions">
              <SessionRowMenu session={row.original.session} onErase={onErase} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** On a card, numbers need their name. */
function labelOf(column: { readonly header?: unknown; readonly meta?: SessionColumnMeta | undefined }): {
  readonly label?: string;
} {
  return column.meta?.atEnd === true ? { label: String(column.header) } : {};
}
