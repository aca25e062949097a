// `scrim console` as a process of its own, on free ports, with a tiny console to serve; and a browser's requests to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { scrimCommand } from './run-scrim.ts';

export const CONSOLE_HTML = '<!doctype html><title>Scrim</title>';
const PLAYER_HTML = '<!doctype html><meta name="scrim-console" content="" />';

/** A built console as small as one can be. */
export async function writeSmallConsole(folder: string): Promise<void> {
  for (const [name, html] of [
    ['console', CONSOLE_HTML],
    ['player', PLAYER_HTML],
  ] as const) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'index.html'), html);
  }
}

export interface ConsoleProcess {
  readonly console: URL;
  readonly player: URL;
  readonly child: ChildProcess;
  /** Everything it printed, both streams. */
  output(): string;
}

export async function startConsole(args: readonly string[]): Promise<ConsoleProcess> {
  const command = scrimCommand(['console', '--port', '0', '--player-port', '0', ...args]);
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const ended = once(child, 'exit');
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        printed += data.toString();
        if (printed.includes('Ctrl-C')) resolve();
      });
    }
  });
  await Promise.race([ready, ended.then(() => Promise.reject(new Error(`it ended: ${printed}`)))]);
  const url = (label: string) => new URL(new RegExp(`^${label} +(\\S+)`, 'm').exec(printed)?.[1] ?? '');
  return { console: url('Console'), player: url('Player'), child, output: () => printed };
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As the console's page asks by fetch; `headers` with an empty value are left out. */
export function askAsPage(origin: URL, path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const sent = {
    host: origin.host,
    origin: origin.origin,
    'sec-fetch-site': 'same-origin',
    'sec-fetch-dest': 'empty',
    ...headers,
  };
  const kept = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''));
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: origin.port, path, method, headers: kept }, resolve);
    asked.on('error', reject);
    asked.end(body);
  });
}

export async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = await Array.fromAsync(answer as AsyncIterable<Buffer>);
  return Buffer.concat(parts).toString();
}
