// Where the built console lies in this package. Beside the entry, so that the path is the same from source and built.
import { fileURLToPath } from 'node:url';

/** Holds `console/` and `player/`; made by this package's build. */
export function consoleFilesFolder(): string {
  return fileURLToPath(new URL('../dist/console-files', import.meta.url));
}
