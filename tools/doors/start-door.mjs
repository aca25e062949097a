// `npm start`: sets up, builds what the demo's apps declare, and runs the demo until Ctrl-C. Leaves no process behind.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { tail, timed } from './progress.mjs';
import { ROOT } from './root.mjs';
import {
  answerSignalsWith,
  endCommandsOnSignal,
  endWithNpm,
  runCommand,
  signalGroup,
} from './run-command.mjs';
import { setUp } from './setup.mjs';
import { DoorStop, stoppable } from './stop.mjs';

const DEMO = 'apps/collector/src/demo.ts';
const BUSY_PORT = 3;
const PATIENCE_MS = 10_000;
const HELP = `npm start: sets everything up, builds, and runs the demo (shop, collector, console) on this machine.
State lives in .scrim/ (delete it to begin anew). Ctrl-C stops everything. Arguments after \`--\` go to the demo.`;

/** Opens the door: ends the process with the demo's outcome. */
export function openStartDoor(args) {
  if (args.includes('--help')) return console.log(HELP);
  return stoppable(async () => {
    endCommandsOnSignal();
    endWithNpm();
    const env = await setUp();
    await timed('build', () => build(env));
    if (!existsSync(path.join(ROOT, DEMO)))
      throw new DoorStop(`${DEMO} is missing.`, {
        wayOut: 'Restore it with `git checkout`, then run this again.',
      });
    process.exit(await runDemo(['--conditions=@scrim/source', DEMO, ...args], env));
  });
}

async function build(env) {
  const { code, output } = await runCommand('nx', ['run-many', '-t', 'build', '-p', 'apps/*'], { env });
  if (code === 0) return { outcome: 'done' };
  throw new DoorStop('The build failed. Its last lines:', {
    shown: tail(output),
    wayOut: 'If you changed a file, `npm run build` shows all of it.',
  });
}

/**
 * Runs the demo in a process group of its own: a Ctrl-C of the terminal reaches only the door, which passes it on
 * once and sweeps up whatever the demo left. `endCommandsOnSignal` must have been called.
 * @returns {Promise<number>} the exit code: 0 when it was asked to stop and did
 */
export function runDemo(nodeArgs, env, { patienceMs = PATIENCE_MS } = {}) {
  return new Promise((done) => {
    const child = spawn('node', nodeArgs, {
      cwd: ROOT,
      env: { ...env, FORCE_COLOR: process.env.FORCE_COLOR, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    let asked = false;
    answerSignalsWith((signal) => {
      if (asked) return;
      asked = true;
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMs).unref();
    });
    child.on('exit', (code) => {
      signalGroup(child, 'SIGKILL');
      done(outcomeOf(code, asked));
    });
  });
}

function outcomeOf(code, asked) {
  if (asked) return 0;
  if (code === BUSY_PORT) console.error('The demo did not start: a port is taken, see the line above.');
  else if (code !== 0) console.error(`The demo ended by itself (code ${code}).`);
  return code === 0 ? 0 : 1;
}
