// Passes a request on to the network and its answer back, untouched: redirects, compression and streams included.
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { answerProblem, type Exchange } from './exchange.ts';
import { withoutHopHeaders } from './hop-headers.ts';
import { MAX_HEADER_BYTES } from './tunnels.ts';

/** Sends requests on. */
export interface Forwarder {
  /** Never rejects: a server that cannot be asked is a 502 with the reason. */
  forward(exchange: Exchange): Promise<void>;
  close(): void;
}

/** A forwarder with connections of its own. */
export function createForwarder(): Forwarder {
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  };
  return {
    async forward(exchange) {
      const { url, outgoing } = exchange;
      try {
        const answer = await ask(exchange, agents[url.protocol as 'http:' | 'https:']);
        outgoing.writeHead(answer.statusCode ?? 502, groupedHeaders(withoutHopHeaders(answer.rawHeaders)));
        await pipeline(answer, outgoing);
      } catch (error) {
        answerProblem(outgoing, 502, reasonOf(url, error));
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

/** Asks; a kept connection that the server closed in the same moment is asked again on a new one. */
async function ask(exchange: Exchange, agent: http.Agent): Promise<IncomingMessage> {
  try {
    return await askOnce(exchange, agent);
  } catch (error) {
    if (!(error instanceof StaleConnection)) throw error;
    return await askOnce(exchange, false);
  }
}

class StaleConnection extends Error {}

function askOnce({ url, method, rawHeaders, body, outgoing }: Exchange, agent: http.Agent | false) {
  const isTls = url.protocol === 'https:';
  const headers = headersToSend(url, rawHeaders, body, method);
  const options = {
    method,
    agent,
    headers,
    ...addressOf(url),
    path: `${url.pathname}${url.search}`,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  return new Promise<IncomingMessage>((resolve, reject) => {
    const request: ClientRequest = isTls
      ? https.request({ ...options, rejectUnauthorized: !isLoopback(url.hostname) })
      : http.request(options);
    request.on('response', resolve);
    request.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(isStale ? new StaleConnection() : error);
    });
    // Nobody waits any more: the page went, or gave up.
    outgoing.on('close', () => request.destroy());
    request.end(body);
  });
}

/** Where a URL's host is; names below `localhost` are this machine (RFC 6761 §6.3), whatever a resolver says. */
export function addressOf(url: URL): {
  readonly host: string;
  readonly port: number;
  readonly servername?: string;
} {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const isTls = url.protocol === 'https:' || url.protocol === 'wss:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  if (!name.endsWith('.localhost')) return { host: name, port };
  return { host: 'localhost', port, servername: name };
}

/** Is a host this machine itself? Its certificates are the developer's own. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}

function headersToSend(url: URL, rawHeaders: readonly string[], body: Uint8Array, method: string): string[] {
  const kept = withoutHopHeaders(rawHeaders);
  const has = (name: string) => kept.some((word, at) => at % 2 === 0 && word.toLowerCase() === name);
  if (!has('host')) kept.unshift('Host', url.host);
  if (!has('content-length') && (body.length > 0 || method === 'POST' || method === 'PUT'))
    kept.push('Content-Length', String(body.length));
  return kept;
}

function groupedHeaders(rawHeaders: readonly string[]): Record<string, string | string[]> {
  const grouped: Record<string, string | string[]> = {};
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    const before = grouped[name];
    grouped[name] = before === undefined ? value : [before, value].flat();
  }
  return grouped;
}

/** Why a server could not be asked: the host and a code of the system, nothing of the page. */
function reasonOf(url: URL, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return `${url.host} could not be asked: ${typeof code === 'string' ? code : 'no answer'}`;
}
