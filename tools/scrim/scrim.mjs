#!/usr/bin/env node
// `pnpm scrim …` at the root: the command from its source, nothing built. A script in package.json would do the same,
// but pnpm prints such a script's command line on stderr, where `scrim open` writes its report.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../packages/cli/src/scrim.ts', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ['--conditions=@scrim/source', source, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
