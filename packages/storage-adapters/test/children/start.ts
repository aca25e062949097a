// Starts a child program of the tests with the source condition, as the tests themselves run.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `file` lies next to this one. */
export function startChild(file: string, args: readonly string[]): ChildProcess {
  const program = fileURLToPath(new URL(file, import.meta.url));
  return spawn(process.execPath, ['--conditions=@scrim/source', '--no-warnings', program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** What a child wrote until it ended, by itself or by a signal. */
export async function endOf(
  child: ChildProcess,
): Promise<{ readonly out: string; readonly code: number | null; readonly signal: string | null }> {
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { out, code, signal };
}
