// WebSockets: accepted here, opened again towards the server, and every message passed on and kept. Nothing is
// compressed on the way from the page, so that what is kept is what was said.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { addressOf, isLoopback } from './forward-exchange.ts';
import { plainHeaders } from './kept-request.ts';
import type { SentRequest } from './sent-request.ts';

/** An upgrade that the browser asks for. */
export interface Upgrade {
  readonly incoming: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  /** `ws:` or `wss:`. */
  readonly url: URL;
}

/** Where a WebSocket of the page leads. */
export type SocketEnd = 'network' | 'echo' | 'nowhere';

/** Accepts the WebSockets of pages. */
export interface SocketRelay {
  accept(upgrade: Upgrade, end: SocketEnd): void;
  close(): void;
}

/** @param onMessage told of every message that a page sends, before it is passed on */
export function createSocketRelay(onMessage: (message: SentRequest) => void): SocketRelay {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // What the server chose is what the page gets; an echo takes the first.
    handleProtocols: (offered, { relayedProtocol }: RelayedMessage) =>
      relayedProtocol ?? [...offered][0] ?? false,
  });
  const open = new Set<WebSocket>();
  const keep = (socket: WebSocket): WebSocket => {
    open.add(socket);
    // An error is followed by `close`, which is passed on.
    socket.on('error', () => {});
    return socket.on('close', () => open.delete(socket));
  };
  const welcome = (upgrade: Upgrade, use: (page: WebSocket) => void): void =>
    server.handleUpgrade(upgrade.incoming, upgrade.socket, upgrade.head, (page) => {
      keep(page).on('message', (data: Buffer) =>
        onMessage({ atMs: Date.now(), method: 'WEBSOCKET', url: upgrade.url.href, headers: {}, body: data }),
      );
      use(page);
    });
  return {
    accept(upgrade, end) {
      if (end === 'nowhere') return refuse(upgrade.socket, '404 Not Found');
      if (end === 'echo') return welcome(upgrade, (page) => pass(page, page));
      const behind = keep(openBehind(upgrade));
      behind.on('error', () => refuse(upgrade.socket, '502 Bad Gateway'));
      behind.on('open', () => {
        // Nothing that the server says at once may be lost before the page is there to hear it.
        behind.pause();
        (upgrade.incoming as RelayedMessage).relayedProtocol =
          behind.protocol === '' ? false : behind.protocol;
        welcome(upgrade, (page) => {
          pass(page, behind);
          pass(behind, page);
          behind.resume();
        });
      });
    },
    close() {
      for (const socket of open) socket.terminate();
      server.close();
    },
  };
}

/** A page's upgrade, and what its server chose of the protocols. */
type RelayedMessage = IncomingMessage & { relayedProtocol?: string | false };

/** Headers of the handshake that the library writes itself. */
const HANDSHAKE = /^(host|connection|upgrade|proxy-.*|sec-websocket-.*)$/i;

function openBehind({ incoming, url }: Upgrade): WebSocket {
  const headers = Object.entries(plainHeaders(incoming.headers)).filter(([name]) => !HANDSHAKE.test(name));
  const offered = incoming.headers['sec-websocket-protocol'] ?? '';
  const protocols = offered.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  return new WebSocket(url, protocols, {
    headers: { ...Object.fromEntries(headers), host: url.host },
    perMessageDeflate: false,
    rejectUnauthorized: !isLoopback(url.hostname),
    ...addressOf(url),
  });
}

/** Passes on what one side says, until it closes. */
function pass(from: WebSocket, to: WebSocket): void {
  from.on('message', (data: Buffer, binary: boolean) => {
    if (to.readyState === WebSocket.OPEN) to.send(data, { binary });
  });
  from.on('close', (code, reason) => {
    if (to.readyState !== WebSocket.OPEN) return;
    // 1005 and 1006 say that there was no code: they cannot be sent (RFC 6455 §7.4.1).
    if (code === 1006) to.terminate();
    else if (code === 1005) to.close();
    else to.close(code, reason);
  });
}

function refuse(socket: Duplex, status: string): void {
  if (!socket.destroyed) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
