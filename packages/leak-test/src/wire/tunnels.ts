// The inside of CONNECT. TLS ends here; plain tunnels, which WebSockets use, are read too. What is neither goes nowhere
// and is kept as bytes. Never passes on what it cannot read.
import http, { type IncomingMessage } from 'node:http';
import http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import { makeCertificate } from './certificate.ts';
import type { Incoming, Outgoing } from './exchange.ts';
import { keepRequest } from './kept-request.ts';
import type { SentRequest } from './sent-request.ts';

/** A URL can hold as much as a body: 4 MiB is above what Chromium takes for one (2 MiB). */
export const MAX_HEADER_BYTES = 4 * 1024 * 1024;

/** What is done with what comes out of a tunnel. */
export interface TunnelHandlers {
  onRequest(incoming: Incoming, outgoing: Outgoing): void;
  onUpgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Bytes that are no HTTP. */
  onBytes(kept: SentRequest): void;
}

/** Opens tunnels. */
export interface Tunnels {
  open(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** The first byte of a TLS record that begins a handshake (RFC 8446 §5.1). */
const TLS_HANDSHAKE = 22;

/** Makes the servers inside. */
export async function createTunnels(handlers: TunnelHandlers): Promise<Tunnels> {
  const encrypted = await createEncrypted(handlers);
  const plain = http.createServer({ maxHeaderSize: MAX_HEADER_BYTES }, handlers.onRequest);
  const sessions = new Set<http2.ServerHttp2Session>();
  encrypted.on('session', (session) => {
    sessions.add(session);
    const { servername } = session.socket as { readonly servername?: unknown };
    const host = typeof servername === 'string' ? servername : 'unknown';
    session.on('error', (error: NodeJS.ErrnoException) => {
      // A connection may end at any time; one that was broken took a request with it.
      if (error.code?.startsWith('ERR_HTTP2')) handlers.onBytes(unreadRequest(host));
      session.destroy();
    });
    session.on('close', () => sessions.delete(session));
  });
  for (const server of [encrypted, plain]) server.on('upgrade', handlers.onUpgrade);
  return {
    open(request, socket, head) {
      socket.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      const hand = (first: Buffer): void => {
        const isTls = first[0] === TLS_HANDSHAKE;
        if (!isTls && !isHttp(first)) keepBytes(request, socket, first, handlers);
        else handOver(socket, first, isTls ? encrypted : plain);
      };
      if (head.length > 0) hand(head);
      else socket.once('data', hand);
    },
    close() {
      for (const session of sessions) session.destroy();
    },
  };
}

function handOver(socket: Duplex, first: Buffer, server: http.Server | http2.Http2SecureServer): void {
  socket.pause();
  socket.unshift(first);
  server.emit('connection', socket);
  // TLS reads by itself; plain HTTP waits for what was put back.
  if (server instanceof http.Server) socket.resume();
}

/** What HTTP/2 cannot carry, such as an address of more than 64 KiB, left the browser and is lost to us. */
function unreadRequest(host: string): SentRequest {
  const unread = 'a request that broke its HTTP/2 connection';
  const url = `https://${host}/`;
  return { atMs: Date.now(), method: 'CONNECT', url, headers: {}, body: new Uint8Array(), unread };
}

/** HTTP/2 too: without it browsers refuse to send a body that is a stream. */
async function createEncrypted({ onRequest }: TunnelHandlers): Promise<http2.Http2SecureServer> {
  const options = {
    ...(await makeCertificate()),
    allowHTTP1: true,
    // For HTTP/1.1; the types know it of that server only.
    maxHeaderSize: MAX_HEADER_BYTES,
    settings: { maxHeaderListSize: MAX_HEADER_BYTES },
  };
  const server = http2.createSecureServer(options);
  server.on('request', (incoming, outgoing) => onRequest(incoming, outgoing as unknown as Outgoing));
  return server;
}

const isHttp = (first: Buffer): boolean => /^[A-Z]{3,16} /.test(first.toString('latin1', 0, 17));

/** TURN, for one: said to be somebody's server, it is a way out like any other. */
function keepBytes(
  { url = '' }: IncomingMessage,
  socket: Duplex,
  first: Buffer,
  { onBytes }: TunnelHandlers,
): void {
  const arriving = keepRequest({ atMs: Date.now(), method: 'CONNECT', url: `tcp://${url}`, headers: {} });
  onBytes(arriving.kept);
  arriving.add(first);
  socket.on('data', (part: Buffer) => arriving.add(part));
}
