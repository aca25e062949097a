// `scrim console` as a process of its own, on free ports, with data of a world's collector.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIM = fileURLToPath(new URL('../../../packages/cli/src/scrim.ts', import.meta.url));

export interface LocalConsole {
  readonly origin: string;
  readonly playerOrigin: string;
  output(): string;
  close(): Promise<void>;
}

/** @param files a built console instead of the one in the cli's own build. */
export async function startLocalConsole(
  collector: string,
  files = process.env.SCRIM_E2E_CONSOLE,
): Promise<LocalConsole> {
  const places = ['--collector', collector, '--port', '0', '--player-port', '0'];
  const own = files === undefined ? [] : ['--files', files];
  const child = spawn(process.execPath, ['--conditions=@scrim/source', SCRIM, 'console', ...places, ...own], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exited = once(child, 'exit');
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        printed += data.toString();
        if (printed.includes('Ctrl-C')) resolve();
      });
    }
  });
  await Promise.race([ready, exited.then(() => Promise.reject(new Error(`it ended: ${printed}`)))]);
  const origin = (label: string) => new RegExp(`^${label} +(\\S+)`, 'm').exec(printed)?.[1] ?? '';
  return {
    origin: origin('Console'),
    playerOrigin: origin('Player'),
    output: () => printed,
    async close() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
