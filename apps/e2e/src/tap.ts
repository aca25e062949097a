// A tap on a TCP connection: passes every byte on and keeps what the browser sent, so that nothing a page or a worker
// asks for can go round it.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface Tap {
  readonly port: number;
  /** Where it passes bytes on to; set before the first connection. */
  target: URL | null;
  /** Every byte that browsers sent, in order of arrival. */
  sent(): Buffer;
  close(): Promise<void>;
}

export async function startTap(): Promise<Tap> {
  const parts: Buffer[] = [];
  const open = new Set<Socket>();
  const tap = { target: null as URL | null };
  const server = createServer((browser) => {
    const behind = connect(Number(tap.target?.port), tap.target?.hostname);
    for (const socket of [browser, behind]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    browser.on('data', (data) => parts.push(Buffer.from(data)));
    browser.pipe(behind).pipe(browser);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(tap, {
    port: (server.address() as AddressInfo).port,
    sent: () => Buffer.concat(parts),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  });
}
