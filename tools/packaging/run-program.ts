// Runs a program to its end and gives back what it said. Never throws for a program that failed.
import { execFile } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly ok: boolean;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

const LONGEST_RUN_MS = 300_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Runs `program` in the folder `cwd`, with the environment of this process. */
export function runProgram(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  const options = { cwd, timeout: LONGEST_RUN_MS, maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise((done) => {
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const why = error !== null && stdout + stderr === '' ? error.message : '';
      done({ ok: error === null, output: `${stdout}${stderr}${why}` });
    });
  });
}

/** Nothing when a program ended well, otherwise what it said. */
export function failureOf(ended: Ended): string[] {
  return ended.ok ? [] : [ended.output.trim()];
}
