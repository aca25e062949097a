// A recording proxy in front of the real collector: keeps every byte of every request, and can go dark like a lost
// network. What the browser sends is seen here as the network sees it, keepalive bodies included.
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** The visitor's address, as a proxy in front of a collector would pass it on (RFC 5737: for documentation). */
export const VISITOR_ADDRESS = '203.0.113.77';
const VISITOR_HEADERS = {
  'x-forwarded-for': VISITOR_ADDRESS,
  'x-real-ip': VISITOR_ADDRESS,
  forwarded: `for=${VISITOR_ADDRESS}`,
};

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** Null when the network was dark and no answer came back. */
  status: number | null;
}

export interface Wire {
  readonly url: string;
  readonly requests: readonly WireRequest[];
  /** `dark`: takes the request's bytes and drops the connection. `lost-answers`: delivers, then drops the answer. */
  mode: 'open' | 'dark' | 'lost-answers';
  close(): Promise<void>;
}

/** @param target base URL of the collector, asked for at each request: it may be restarted elsewhere */
export async function startWire(target: () => string): Promise<Wire> {
  const requests: WireRequest[] = [];
  const wire = { mode: 'open' } as { mode: Wire['mode'] };
  const server: Server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
    const seen: WireRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body,
      status: null,
    };
    requests.push(seen);
    if (wire.mode === 'dark') return void outgoing.destroy();
    const answer = await pass(new URL(seen.path, target()), incoming, body);
    if (wire.mode !== 'open') return void outgoing.destroy();
    seen.status = answer.status;
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(wire, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function pass(url: URL, incoming: IncomingMessage, body: Buffer) {
  const { host: _, connection: __, ...headers } = incoming.headers;
  return new Promise<{ status: number; headers: Record<string, string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const proxied = { ...headers, ...VISITOR_HEADERS };
      const outgoing = forward(url, { method: incoming.method, headers: proxied }, async (answer) => {
        const answerBody = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
        const { connection: ___, 'transfer-encoding': ____, ...kept } = answer.headers;
        resolve({
          status: answer.statusCode ?? 502,
          headers: kept as Record<string, string>,
          body: answerBody,
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    },
  );
}
