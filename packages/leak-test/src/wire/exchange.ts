// A request that the browser sent and the answer it is owed, whether it came by HTTP/1.1 or HTTP/2.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';

/** What came in. */
export type Incoming = IncomingMessage | Http2ServerRequest;
/** What goes back; HTTP/2's is used as HTTP/1.1's, which it is made to be. */
export type Outgoing = ServerResponse;

/** One request, read whole, and its answer. */
export interface Exchange {
  readonly url: URL;
  readonly method: string;
  /** Name, value, name, value. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  readonly outgoing: Outgoing;
}

/** Says in words of ours why there is no answer; does nothing when one is under way. */
export function answerProblem(outgoing: Outgoing, status: number, reason: string): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  // A page must not take it for an answer of its server, and no test for a page.
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-leak-test': 'proxy' });
  outgoing.end(`leak test: ${reason}\n`);
}
