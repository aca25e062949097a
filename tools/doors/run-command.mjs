// Runs one command to its end and keeps what it said. The command gets a process group of its own, so that
// whatever stops the door (Ctrl-C, SIGTERM) also stops the command and all it started.
import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

const MAX_OUTPUT_CHARACTERS = 20_000_000;
const running = new Set();

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program could not be started
 */
export function runCommand(program, args, { env = process.env, cwd = ROOT } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    running.add(child);
    let output = '';
    const keep = (text) => {
      output = (output + text).slice(-MAX_OUTPUT_CHARACTERS);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const end = (code) => {
      running.delete(child);
      done({ code, output });
    };
    child.on('error', (error) => {
      keep(String(error.message));
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Sends a signal to a child and everything it started; a group that is already gone is no error. */
export function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

const SIGNAL_NUMBERS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
let answerSignal = endEverything;

function endEverything(signal) {
  for (const child of running) signalGroup(child, 'SIGKILL');
  process.exit(128 + SIGNAL_NUMBERS[signal]);
}

/** From here on, a signal ends the door together with the commands it is running, or does what was set instead. */
export function endCommandsOnSignal() {
  for (const signal of Object.keys(SIGNAL_NUMBERS)) process.on(signal, () => answerSignal(signal));
}

/** What a signal does from now on. The listeners stay, so there is no moment in which a signal would end the door alone. */
export function answerSignalsWith(answer) {
  answerSignal = answer;
}

/**
 * Ends this process like a SIGTERM once its parent is gone. npm runs scripts in a shell, and when npm is told to stop
 * the shell ends without passing it on. Without npm a door may well outlive its parent (nohup).
 */
export function endWithNpm(everyMs = 500) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, everyMs).unref();
}
