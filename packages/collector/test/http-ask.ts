// Asks a server of this machine exactly as it is told to: any Host, any spelling of a path. `fetch` would tidy both.
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestServer {
  readonly port: number;
  ask(path: string, asked?: Asked): Promise<Answer>;
  close(): Promise<void>;
}

/** The handler on a free port; it may be swapped once the port is known. */
export async function serveOnFreePort(handler: (request: Request) => Promise<Response>): Promise<TestServer> {
  const server = serve({ fetch: handler, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    ask: (path, { method = 'GET', headers = {} } = {}) =>
      new Promise((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
          const parts: Buffer[] = await Array.fromAsync(answer as AsyncIterable<Buffer>);
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        });
        asked.on('error', reject);
        asked.end();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
