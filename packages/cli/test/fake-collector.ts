// A collector that does what it is told to, hostile things too, over real HTTP; and remembers what it was asked.
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SELF_SIGNED } from './self-signed.ts';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface FakeCollector {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** How the next requests are answered. */
  answer: RequestListener;
  close(): Promise<void>;
}

export const answerEmptyState: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end('{"person":null,"passkeys":true}');

export async function startFakeCollector({ tls = false } = {}): Promise<FakeCollector> {
  const fake = { answer: answerEmptyState, seen: [] as SeenRequest[] };
  const listener: RequestListener = (incoming, response) => {
    const { method = '', url: path = '', headers } = incoming;
    fake.seen.push({ method, path, headers });
    fake.answer(incoming, response);
  };
  const server = tls ? createTlsServer(SELF_SIGNED, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(fake, {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
