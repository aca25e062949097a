// The version of this package, as its package.json says. Lies beside the entry, so that the path is the same built.
import { readFileSync } from 'node:fs';

/** For `--version`, and for the headers that `scrim seal` writes. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
