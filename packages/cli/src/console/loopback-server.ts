// A web-standard handler on loopback, and only there: `localhost` by both families where the machine has both, so that
// no other program can answer for it. Reads and logs no address.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { ScrimError } from '@scrim/protocol';

/** Where to listen. */
export interface LoopbackPlace {
  readonly host: 'localhost' | '127.0.0.1';
  /** 0 takes a free one. */
  readonly port: number;
  /** The option that chooses the port, for the error. */
  readonly option: string;
}

/** A handler that answers. */
export interface LoopbackServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** @throws ScrimError `port_busy` */
export async function serveOnLoopback(
  answer: (request: Request) => Promise<Response>,
  { host, port, option }: LoopbackPlace,
): Promise<LoopbackServer> {
  const first = await listen(answer, '127.0.0.1', port, option);
  const bound = (first.address() as AddressInfo).port;
  const servers = host === '127.0.0.1' ? [first] : [first, await listenOnV6(answer, bound, option, first)];
  return {
    origin: `http://${host}:${bound}`,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

async function listenOnV6(
  answer: (request: Request) => Promise<Response>,
  port: number,
  option: string,
  first: Server,
): Promise<Server | null> {
  try {
    return await listen(answer, '::1', port, option);
  } catch (error) {
    // No IPv6 on this machine.
    if (!(error instanceof ScrimError)) return null;
    await close(first);
    throw error;
  }
}

function listen(
  answer: (request: Request) => Promise<Response>,
  hostname: string,
  port: number,
  option: string,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: answer, hostname, port }, () => resolve(server)) as Server;
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portBusy(option) : error),
    );
  });
}

function close(server: Server | null): Promise<void> {
  return new Promise((resolve) => {
    if (server === null) return resolve();
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const portBusy = (option: string) =>
  new ScrimError('port_busy', 'The port is in use by another program.', {
    hint: `Choose another with ${option}.`,
  });
