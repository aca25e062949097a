// A web-standard handler on a port of this machine. Nothing here reads or logs an address.
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';

export type Handler = (request: Request) => Response | Promise<Response>;

export interface RunningServer {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The port is taken by another program. */
export class PortBusyError extends Error {
  override readonly name = 'PortBusyError';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is in use.`);
    this.port = port;
  }
}

/**
 * Answers with the handler. `localhost` is served by both families where the machine has both: whichever a browser
 * tries first, it is us.
 *
 * @throws PortBusyError
 */
export async function serveHandler(
  fetch: Handler,
  { port, hostname = '127.0.0.1' }: { readonly port: number; readonly hostname?: string },
): Promise<RunningServer> {
  const first = await listen(fetch, port, hostname === 'localhost' ? '127.0.0.1' : hostname);
  const bound = (first.address() as AddressInfo).port;
  const servers = hostname === 'localhost' ? [first, ...(await listenOnV6(fetch, bound, first))] : [first];
  return {
    url: `http://${hostname}:${bound}`,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function listen(fetch: Handler, port: number, hostname: string): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortBusyError(port) : error),
    );
  });
}

/** None where the machine has no IPv6. */
async function listenOnV6(fetch: Handler, port: number, first: ServerType): Promise<ServerType[]> {
  try {
    return [await listen(fetch, port, '::1')];
  } catch (error) {
    if (!(error instanceof PortBusyError)) return [];
    await close(first);
    throw error;
  }
}

function close(server: ServerType): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    // Browsers keep connections open; what was acknowledged is durable already.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
