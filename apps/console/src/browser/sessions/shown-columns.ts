// Which columns a person wants to see, kept in this browser: names of columns, nothing about people or sessions.

/** The list's columns that can be switched, in order. */
export const COLUMN_NAMES = {
  length: 'Length',
  pages: 'Page loads',
  chunks: 'Chunks',
  size: 'Size',
  kind: 'Live or test',
  site: 'Site',
  policy: 'Masking policy',
  state: 'State',
  sid: 'Session id',
} as const;

export type ColumnName = keyof typeof COLUMN_NAMES;
/** Shown or not; a column that is missing is shown. */
export type ShownColumns = Readonly<Record<ColumnName, boolean>>;

/** Chunks matter to few. */
export const DEFAULT_COLUMNS: ShownColumns = {
  length: true,
  pages: true,
  chunks: false,
  size: true,
  kind: true,
  site: true,
  policy: true,
  state: true,
  sid: true,
};

const KEPT_AS = 'scrim.sessions.columns';

/** Reads what was kept; whatever does not read is the default. */
export function parseShownColumns(text: string | null): ShownColumns {
  const kept = readObject(text);
  const names = Object.keys(DEFAULT_COLUMNS) as ColumnName[];
  return Object.fromEntries(
    names.map((name) => [name, typeof kept[name] === 'boolean' ? kept[name] : DEFAULT_COLUMNS[name]]),
  ) as Record<ColumnName, boolean>;
}

function readObject(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What this browser keeps; the default where storage is switched off. */
export function loadShownColumns(): ShownColumns {
  try {
    return parseShownColumns(localStorage.getItem(KEPT_AS));
  } catch {
    return DEFAULT_COLUMNS;
  }
}

/** Keeps the choice in this browser, where it lets us. */
export function keepShownColumns(columns: ShownColumns): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(columns));
  } catch {
    // Storage is switched off: the choice holds until the page is closed.
  }
}
