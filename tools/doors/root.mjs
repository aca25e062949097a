// Where the repository is, and the environment that every command of the doors gets.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The repository's own programs (Node 24 among them) first, then our pnpm, then the host's. */
export function commandEnv(pnpmFolder) {
  const own = [path.join(ROOT, 'node_modules', '.bin'), pnpmFolder].filter((folder) => folder !== undefined);
  return {
    ...process.env,
    PATH: [...own, process.env.PATH].join(path.delimiter),
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    FORCE_COLOR: '0',
  };
}
