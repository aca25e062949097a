// Node 22 warns at every start that node:sqlite is experimental. Hides that one warning and never another.

/** Call it before anything that imports node:sqlite is imported. */
export function hideSqliteWarning(): void {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (!isSqliteWarning(warning, rest[0])) Reflect.apply(emit, process, [warning, ...rest]);
  }) as typeof process.emitWarning;
}

function isSqliteWarning(warning: string | Error, kind: unknown): boolean {
  const text = typeof warning === 'string' ? warning : warning.message;
  return kind === 'ExperimentalWarning' && text.startsWith('SQLite ');
}
