// Runs the real command as a process of its own, in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIM = fileURLToPath(new URL('../src/scrim.ts', import.meta.url));

/** What one process compiled, the next takes: a start takes half as long. */
const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'scrim-cli-compiled') };

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
}

/** The command line of a `scrim` process, for tests that need the process itself. */
export const scrimCommand = (args: readonly string[]): string[] => [
  '--conditions=@scrim/source',
  SCRIM,
  ...args,
];

/** Stdout as bytes: a sealed file is no text. */
export function runScrimBytes(
  args: readonly string[],
  { cwd, env = {}, input }: RunOptions = {},
): Promise<Omit<Outcome, 'stdout'> & { readonly stdout: Buffer }> {
  // The tests' own environment must not hand out a passphrase or a folder.
  const { SCRIM_PASSPHRASE: _, SCRIM_NEW_PASSPHRASE: __, SCRIM_DATA: ___, ...ours } = process.env;
  const child = spawn(process.execPath, scrimCommand(args), { cwd, env: { ...ours, ...COMPILED, ...env } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => err.push(data));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
    });
  });
}

export async function runScrim(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const outcome = await runScrimBytes(args, options);
  return { ...outcome, stdout: outcome.stdout.toString() };
}

/** A folder that is gone when the test is over. */
export async function newFolder(): Promise<{
  path: string;
  file(name: string): string;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'scrim-cli-'));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** Lines of ndjson. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.trimEnd().split('\n'));
