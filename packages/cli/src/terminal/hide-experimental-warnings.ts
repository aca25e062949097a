// Node says on stderr that node:sqlite (Node 22) and parts of WebCrypto (suites 2 and 3) are experimental. Stderr is
// where our report goes, so those warnings are hidden; every other warning is given.

const HIDDEN = [/^SQLite /, / Web Crypto API /];

/** Call it before anything that imports node:sqlite is imported. */
export function hideExperimentalWarnings(): void {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (!isHidden(warning, rest[0])) Reflect.apply(emit, process, [warning, ...rest]);
  }) as typeof process.emitWarning;
}

function isHidden(warning: string | Error, kind: unknown): boolean {
  const text = typeof warning === 'string' ? warning : warning.message;
  return kind === 'ExperimentalWarning' && HIDDEN.some((pattern) => pattern.test(text));
}
