#!/usr/bin/env node
// `pnpm scrim …` at the root: the command from its source. A script in package.json would do the same, but pnpm prints
// such a script's command line on stderr, where `scrim open` writes its report.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const args = process.argv.slice(2);
// Published, the built console lies in the package; here it is where `npm start` builds it.
const files =
  args[0] === 'console' && !args.includes('--files') ? ['--files', here('../../apps/console/dist')] : [];
const { status } = spawnSync(
  process.execPath,
  ['--conditions=@scrim/source', here('../../packages/cli/src/scrim.ts'), ...args, ...files],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
