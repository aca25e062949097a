#!/usr/bin/env node
// The `scrim` program. Starts the command line and turns its outcome into an exit code; knows nothing else.
import { hideExperimentalWarnings } from './terminal/hide-experimental-warnings.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`scrim needs Node 22.18 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(1);
}
hideExperimentalWarnings();
// Only now: one of the warnings is given while modules are being linked.
const { runScrim } = await import('./program.ts');
process.exitCode = await runScrim(process.argv.slice(2));
