// The collector as a process of its own, so that it can be killed like one.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../collector/src/main.ts', import.meta.url));

export interface CollectorProcess {
  readonly url: string;
  /** What stands behind a word at the start of a line, such as `console`; waits until it is printed. */
  printed(word: string): Promise<string>;
  /** Everything the process printed, both streams. */
  output(): string;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** @param args of apps/collector/src/main.ts, besides folder and port. */
export async function startCollectorProcess(
  folder: string,
  args: readonly string[] = [],
): Promise<CollectorProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=@scrim/source', MAIN, '--data', folder, '--port', '0', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (printed += data.toString()));
  const exited = once(child, 'exit');
  const said = (word: string) =>
    Promise.race([
      lineOf(word, () => printed),
      exited.then(() => Promise.reject(new Error(`the collector ended: ${printed}`))),
    ]);
  return {
    url: await said('collector'),
    printed: said,
    output: () => printed,
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
  };
}

async function lineOf(word: string, printed: () => string): Promise<string> {
  for (;;) {
    const [, rest] = new RegExp(`^${word} (.+)\\n`, 'm').exec(printed()) ?? [];
    if (rest !== undefined) return rest;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
