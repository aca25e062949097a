// What leaves somebody's own Playwright page, which no proxy of ours stands before: by Playwright's events. Answers for
// the hosts that exist for the test only. Leaves the user's routes as they are, and takes its own away at the end.
import type { BrowserContext, Page, Request as PageRequest, Route, WebSocket } from 'playwright-core';
import { plainHeaders } from './kept-request.ts';
import type { Answer, SentRequest, Wire } from './sent-request.ts';
import { type WatchedBody, watchBodies } from './watched-bodies.ts';

/** What is watched. */
export interface WatchOptions {
  /** Who answers for a host; `host` has its port where that is not the usual one. @default the network */
  readonly answerFor?: (host: string) => Answer | undefined;
}

/** A request whose body is still being read. */
type Filling = { -readonly [Field in keyof SentRequest]: SentRequest[Field] };

/**
 * Watches all pages of this page's context. Bodies come late: what `sent` holds is whole when `close` has resolved, and
 * a body that is not read by then is `unread`.
 */
export async function watchPage(page: Page, { answerFor }: WatchOptions = {}): Promise<Wire> {
  const context = page.context();
  const sent: Filling[] = [];
  const bodies = await watchBodies(context);
  const underWay = new Map<PageRequest, Promise<WatchedBody>>();
  const read = (request: PageRequest): Promise<WatchedBody> => {
    const known = underWay.get(request) ?? bodies.bodyOf(request);
    underWay.set(request, known);
    return known;
  };
  const onRequest = (request: PageRequest): void => {
    const filling = keep(sent, request.method(), request.url());
    filling.headers = request.headers();
    filling.unread = 'a body that was not read in time';
    underWay.set(request, fill(filling, request, read(request)));
  };
  const onSocket = (socket: WebSocket): void => {
    keep(sent, 'GET', socket.url());
    socket.on('framesent', ({ payload }) => {
      keep(sent, 'WEBSOCKET', socket.url()).body = Buffer.from(payload as string);
    });
  };
  const watchSockets = (opened: Page): void => void opened.on('websocket', onSocket);
  context.on('request', onRequest);
  context.on('page', watchSockets);
  context.pages().forEach(watchSockets);
  const stopAnswering = await answerIn([page, context], read, answerFor);
  return {
    sent,
    async close() {
      context.off('request', onRequest);
      context.off('page', watchSockets);
      for (const opened of context.pages()) opened.off('websocket', onSocket);
      await Promise.allSettled(underWay.values());
      await stopAnswering();
      await bodies.close();
    },
  };
}

function keep(sent: Filling[], method: string, url: string): Filling {
  const filling: Filling = { atMs: Date.now(), method, url, headers: {}, body: new Uint8Array() };
  sent.push(filling);
  return filling;
}

async function fill(
  filling: Filling,
  request: PageRequest,
  reading: Promise<WatchedBody>,
): Promise<WatchedBody> {
  const read = await reading;
  filling.body = read.body;
  if (read.unread === undefined) delete filling.unread;
  else filling.unread = read.unread;
  // Cookies and the like are known when it has left; one that was answered here never left.
  const all = await Promise.race([
    request.allHeaders().catch(() => null),
    request
      .response()
      .catch(() => null)
      .then(() => null),
  ]);
  if (all !== null) filling.headers = plainHeaders(all);
  return read;
}

type Routed = Pick<BrowserContext, 'route' | 'unroute'>;

/** Routes of the page come before those of its context: both are asked, the context's for the pages it opens. */
async function answerIn(
  routed: readonly Routed[],
  read: (request: PageRequest) => Promise<WatchedBody>,
  answerFor: WatchOptions['answerFor'],
): Promise<() => Promise<void>> {
  if (answerFor === undefined) return async () => {};
  const isAnswered = (url: URL): boolean => answerFor(url.host) !== undefined;
  const onRoute = async (route: Route): Promise<void> => {
    const request = route.request();
    const answer = answerFor(new URL(request.url()).host);
    if (answer === undefined) return route.fallback();
    // The page may go while it is answered: then nobody waits.
    await answerRoute(route, answer, await read(request)).catch(() => {});
  };
  for (const place of routed) await place.route(isAnswered, onRoute);
  return async () => {
    for (const place of routed) await place.unroute(isAnswered, onRoute).catch(() => {});
  };
}

async function answerRoute(route: Route, answer: Answer, { body, unread }: WatchedBody): Promise<void> {
  if (unread !== undefined) return route.abort('failed');
  const request = route.request();
  const method = request.method();
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  const response = await answer(
    new Request(request.url(), {
      method,
      headers: request.headers(),
      ...(hasBody ? { body: new Uint8Array(body) } : {}),
    }),
  );
  const headers: Record<string, string> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies.join('\n');
  await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
}
