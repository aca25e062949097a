// Runs the real `scrim` command as a process of its own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIM = fileURLToPath(new URL('../../../packages/cli/src/scrim.ts', import.meta.url));

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runScrim(args: readonly string[]): Promise<CommandResult> {
  const child = spawn(process.execPath, ['--conditions=@scrim/source', SCRIM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
