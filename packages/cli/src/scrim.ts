#!/usr/bin/env node
// The `scrim` program. Starts the command line and turns its outcome into an exit code; knows nothing else.
import { hideExperimentalWarnings } from './terminal/hide-experimental-warnings.ts';

hideExperimentalWarnings();
// Only now: one of the warnings is given while modules are being linked.
const { runScrim } = await import('./program.ts');
process.exitCode = await runScrim(process.argv.slice(2));
