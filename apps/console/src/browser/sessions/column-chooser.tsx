// Which columns the list shows: a menu of checks.
import { Columns3 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../kit/button.tsx';
import { Menu, MenuGroup, MenuItem } from '../kit/menu.tsx';
import { COLUMN_NAMES, type ColumnName, type ShownColumns } from './shown-columns.ts';

const NAMES = Object.keys(COLUMN_NAMES) as ColumnName[];

/** The button and its menu; it stays open while columns are chosen. */
export function ColumnChooser({
  columns,
  onChange,
}: {
  readonly columns: ShownColumns;
  readonly onChange: (columns: ShownColumns) => void;
}): ReactElement {
  return (
    <Menu label="Columns" trigger={<Button icon={<Columns3 size={15} />}>Columns</Button>}>
      <MenuGroup
        heading="Shown in this browser"
        selectionMode="multiple"
        selectedKeys={NAMES.filter((name) => columns[name])}
        onSelectionChange={(keys) => {
          const shown = (name: ColumnName) => keys === 'all' || keys.has(name);
          onChange(
            Object.fromEntries(NAMES.map((name) => [name, shown(name)])) as Record<ColumnName, boolean>,
          );
        }}
      >
        {NAMES.map((name) => (
          <MenuItem key={name} id={name} shouldCloseOnSelect={false}>
            {COLUMN_NAMES[name]}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
