// The proxy between a test's browser and everything else: keeps every byte that the browser sends, answers for the
// hosts that exist for the test only, and passes the rest on. Listens on this machine only; never writes to a disk.
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerExchange } from './answer-exchange.ts';
import { isBrowserChatter } from './browser-chatter.ts';
import { answerProblem, type Incoming, type Outgoing } from './exchange.ts';
import { createForwarder } from './forward-exchange.ts';
import { keepRequest, plainHeaders } from './kept-request.ts';
import { createSocketRelay, type SocketEnd } from './relay-socket.ts';
import type { Answer, SentRequest, Wire } from './sent-request.ts';
import { createTunnels, MAX_HEADER_BYTES, type TunnelHandlers } from './tunnels.ts';

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
  const means: Means = { sent, forwarder, relay, asked: new Set() };
  const handlers = createHandlers(options, means);
  const tunnels = await createTunnels(handlers);
  const front = http.createServer({ maxHeaderSize: MAX_HEADER_BYTES }, handlers.onRequest);
  front.on('connect', (request, socket, head) => {
    keepUnusedTunnel(request, means);
    tunnels.open(request, socket, head);
  });
  const sockets = socketsOf(front);
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

/** Those that are open. */
function socketsOf(server: http.Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}

/** How long after its tunnel a request has come, milliseconds. */
const REQUEST_WITHIN_MS = 500;

/** A tunnel without a request, such as a preconnect: the host's name is all that left, and it left. */
function keepUnusedTunnel({ url: authority = '' }: IncomingMessage, { sent, asked }: Means): void {
  const text = `https://${authority}/`;
  if (!URL.canParse(text)) return;
  const { hostname, href } = new URL(text);
  const kept = { atMs: Date.now(), method: 'CONNECT', url: href, headers: {}, body: new Uint8Array() };
  const keep = (): void => {
    if (!asked.has(hostname) && !isBrowserChatter(new URL(href), {})) sent.push(kept);
  };
  setTimeout(keep, REQUEST_WITHIN_MS).unref();
}

interface Means {
  readonly sent: SentRequest[];
  /** Names of hosts that were asked for something, by the browser itself too. */
  readonly asked: Set<string>;
  readonly forwarder: ReturnType<typeof createForwarder>;
  readonly relay: ReturnType<typeof createSocketRelay>;
}

function createHandlers(options: ProxyOptions, means: Means): TunnelHandlers {
  return {
    onRequest(incoming, outgoing) {
      // Nobody waits any more, or an answer went wrong on its way: that ends one request, never the proxy.
      handleRequest(incoming, outgoing, options, means).catch(() => outgoing.destroy());
    },
    onUpgrade(incoming, socket, head) {
      socket.on('error', () => socket.destroy());
      const url = urlOf(incoming, isEncrypted(incoming) ? 'wss:' : 'ws:');
      if (url === null) return void socket.destroy();
      const headers = plainHeaders(incoming.headers);
      means.asked.add(url.hostname);
      means.sent.push({ atMs: Date.now(), method: 'GET', url: url.href, headers, body: new Uint8Array() });
      means.relay.accept({ incoming, socket, head, url }, endOf(url, options));
    },
    onBytes: (kept) => void means.sent.push(kept),
  };
}

async function handleRequest(
  incoming: Incoming,
  outgoing: Outgoing,
  { answerFor }: ProxyOptions,
  { sent, asked, forwarder }: Means,
): Promise<void> {
  const url = urlOf(incoming, isEncrypted(incoming) ? 'https:' : 'http:');
  if (url === null) return answerProblem(outgoing, 400, 'a request without a URL');
  asked.add(url.hostname);
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
}

function endOf({ host }: URL, { answerFor, echoFor }: ProxyOptions): SocketEnd {
  if (answerFor?.(host) === undefined) return 'network';
  return echoFor?.(host) === true ? 'echo' : 'nowhere';
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
