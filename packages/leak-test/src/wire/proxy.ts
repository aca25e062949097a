// The proxy between a test's browser and everything else: keeps every byte that the browser sends, answers for the
// hosts that exist for the test only, and passes the rest on. Listens on this machine only; never writes to a disk.
import http, { type IncomingMessage } from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerExchange } from './answer-exchange.ts';
import { isBrowserChatter } from './browser-chatter.ts';
import { makeCertificate } from './certificate.ts';
import { answerProblem, type Incoming, type Outgoing } from './exchange.ts';
import { createForwarder } from './forward-exchange.ts';
import { keepRequest, plainHeaders } from './kept-request.ts';
import { createSocketRelay } from './relay-socket.ts';
import type { Answer, SentRequest, Wire } from './sent-request.ts';

/** What the proxy is asked to do. */
export interface ProxyOptions {
  /** Who answers for a host; `host` has its port where that is not the usual one. @default the network */
  readonly answerFor?: (host: string) => Answer | undefined;
  /** Does an answered host have WebSockets, which say again what they hear? @default none has */
  readonly echoFor?: (host: string) => boolean;
}

/** The proxy, running. */
export interface RecordingProxy extends Wire {
  /** `http://127.0.0.1:port`, for the browser's settings. */
  readonly url: string;
}

/** Starts a proxy on a free port of this machine. */
export async function startProxy(options: ProxyOptions = {}): Promise<RecordingProxy> {
  const sent: SentRequest[] = [];
  const forwarder = createForwarder();
  const relay = createSocketRelay((message) => sent.push(message));
  const sockets = new Set<Duplex>();
  const handlers = createHandlers(options, { sent, forwarder, relay });
  const tunnels = await createTunnels(handlers);
  const front = http.createServer((incoming, outgoing) => void handlers.onRequest(incoming, outgoing));
  front.on('connect', tunnels.open);
  front.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    sent,
    async close() {
      relay.close();
      forwarder.close();
      tunnels.close();
      const closed = new Promise((resolve) => front.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

interface Handlers {
  onRequest(incoming: Incoming, outgoing: Outgoing): Promise<void>;
  onUpgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void;
}

interface Means {
  readonly sent: SentRequest[];
  readonly forwarder: ReturnType<typeof createForwarder>;
  readonly relay: ReturnType<typeof createSocketRelay>;
}

function createHandlers({ answerFor, echoFor }: ProxyOptions, { sent, forwarder, relay }: Means): Handlers {
  return {
    async onRequest(incoming, outgoing) {
      const url = urlOf(incoming, isEncrypted(incoming) ? 'https:' : 'http:');
      if (url === null) return answerProblem(outgoing, 400, 'a request without a URL');
      const method = incoming.method ?? 'GET';
      const headers = plainHeaders(incoming.headers);
      const answer = answerFor?.(url.host);
      if (answer === undefined && isBrowserChatter(url, headers))
        return answerProblem(outgoing, 404, 'not asked');
      const arriving = keepRequest({ atMs: Date.now(), method, url: url.href, headers });
      sent.push(arriving.kept);
      if (!(await readWhole(incoming, arriving.add))) return;
      const { body } = arriving.kept;
      const exchange = { url, method, rawHeaders: incoming.rawHeaders, body, outgoing };
      await (answer === undefined ? forwarder.forward(exchange) : answerExchange(exchange, answer));
    },
    onUpgrade(incoming, socket, head) {
      socket.on('error', () => socket.destroy());
      const url = urlOf(incoming, isEncrypted(incoming) ? 'wss:' : 'ws:');
      if (url === null) return void socket.destroy();
      const headers = plainHeaders(incoming.headers);
      sent.push({ atMs: Date.now(), method: 'GET', url: url.href, headers, body: new Uint8Array() });
      const isAnswered = answerFor?.(url.host) !== undefined;
      const end = isAnswered ? (echoFor?.(url.host) ? 'echo' : 'nowhere') : 'network';
      relay.accept({ incoming, socket, head, url }, end);
    },
  };
}

/** @returns false when it broke off: what came is kept, and nobody waits for an answer */
async function readWhole(incoming: Incoming, add: (part: Uint8Array) => void): Promise<boolean> {
  try {
    for await (const part of incoming) add(part as Uint8Array);
    return true;
  } catch {
    return false;
  }
}

/** The URL a request is for: whole in what proxies are asked, made of the host within a tunnel. */
function urlOf(incoming: Incoming, protocol: string): URL | null {
  const target = incoming.url ?? '';
  const authority = incoming.headers[':authority'] ?? incoming.headers.host ?? '';
  const text = /^[a-z]+:\/\//i.test(target) ? target : `${protocol}//${String(authority)}${target}`;
  return URL.canParse(text) ? new URL(text) : null;
}

function isEncrypted(incoming: Incoming): boolean {
  return 'encrypted' in incoming.socket && incoming.socket.encrypted === true;
}

/** The first byte of a TLS record that begins a handshake (RFC 8446 §5.1). */
const TLS_HANDSHAKE = 22;

/** The inside of CONNECT: TLS ends here, and plain tunnels (which WebSockets use) are read too. */
async function createTunnels({ onRequest, onUpgrade }: Handlers) {
  // HTTP/2 too: without it browsers refuse to send a body that is a stream.
  const encrypted = http2.createSecureServer({ ...(await makeCertificate()), allowHTTP1: true });
  encrypted.on('request', (incoming, outgoing) => void onRequest(incoming, outgoing as unknown as Outgoing));
  const plain = http.createServer((incoming, outgoing) => void onRequest(incoming, outgoing));
  const sessions = new Set<http2.ServerHttp2Session>();
  encrypted.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => session.destroy());
    session.on('close', () => sessions.delete(session));
  });
  for (const server of [encrypted, plain]) server.on('upgrade', onUpgrade);
  return {
    open(_request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      const hand = (first: Buffer): void => {
        socket.pause();
        socket.unshift(first);
        if (first[0] === TLS_HANDSHAKE) return void encrypted.emit('connection', socket);
        plain.emit('connection', socket);
        socket.resume();
      };
      if (head.length > 0) hand(head);
      else socket.once('data', hand);
    },
    close(): void {
      for (const session of sessions) session.destroy();
    },
  };
}
