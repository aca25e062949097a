#!/usr/bin/env node
// The `scrim` program. Starts the command line and turns its outcome into an exit code; knows nothing else.
import { hideSqliteWarning } from './terminal/hide-sqlite-warning.ts';

hideSqliteWarning();
// Only now: the warning is given while the modules are being linked.
const { runScrim } = await import('./program.ts');
process.exitCode = await runScrim(process.argv.slice(2));
