// The collector as a process of its own, so that it can be killed like one.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../collector/src/main.ts', import.meta.url));

export interface CollectorProcess {
  readonly url: string;
  /** Everything the process printed, both streams. */
  output(): string;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export async function startCollectorProcess(folder: string): Promise<CollectorProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=@scrim/source', MAIN, '--data', folder, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (printed += data.toString()));
  const exited = once(child, 'exit');
  const url = await Promise.race([
    listening(() => printed),
    exited.then(() => Promise.reject(new Error(`the collector ended: ${printed}`))),
  ]);
  return {
    url,
    output: () => printed,
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
  };
}

async function listening(printed: () => string): Promise<string> {
  for (;;) {
    const url = /^collector (http:\S+)$/m.exec(printed())?.[1];
    if (url !== undefined) return url;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
