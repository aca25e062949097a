// Answers a request to a host that exists for the test only.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { answerProblem, type Exchange } from './exchange.ts';
import { pairsOf, withoutHopHeaders } from './hop-headers.ts';
import type { Answer } from './sent-request.ts';

/** Asks `answer` and passes on what it says. Never rejects. */
export async function answerExchange(exchange: Exchange, answer: Answer): Promise<void> {
  const { outgoing, method } = exchange;
  try {
    const response = await answer(requestOf(exchange));
    outgoing.writeHead(response.status, headersOf(response));
    if (response.body === null || method === 'HEAD') return void outgoing.end();
    await pipeline(Readable.fromWeb(response.body as NodeStream), outgoing);
  } catch {
    answerProblem(outgoing, 500, `no answer for ${exchange.url.host}`);
  }
}

function requestOf({ url, method, rawHeaders, body }: Exchange): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  return new Request(url, {
    method,
    headers: new Headers(pairsOf(withoutHopHeaders(rawHeaders))),
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  });
}

function headersOf(response: Response): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  return headers;
}
