// A web-standard handler on a port of this machine. Nothing here reads or logs an address.
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

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

/** @throws PortBusyError */
export function serveHandler(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, hostname = '127.0.0.1' }: { readonly port: number; readonly hostname?: string },
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, (address: AddressInfo) =>
      resolve({
        url: `http://${hostname}:${address.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Browsers keep connections open; what was acknowledged is durable already.
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortBusyError(port) : error),
    );
  });
}
