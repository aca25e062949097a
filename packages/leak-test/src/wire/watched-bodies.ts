// Bodies of requests of somebody's own Playwright page. Playwright leaves out what a page hands over as Blob, file or
// stream; Chromium is asked for it, and what it does not give is said to be unread. Never changes a request.
import type { BrowserContext, CDPSession, Frame, Page, Request } from 'playwright-core';

/** A body, or why there is none to read. */
export interface WatchedBody {
  readonly body: Uint8Array;
  readonly unread?: string;
}

/** Reads bodies. */
export interface WatchedBodies {
  bodyOf(request: Request): Promise<WatchedBody>;
  close(): Promise<void>;
}

/** How long Chromium may take to tell of a request that Playwright told of, milliseconds. */
const TOLD_WITHIN_MS = 1000;

const EMPTY: WatchedBody = { body: new Uint8Array() };

/** Watches all pages of a context that are open now or later. */
export async function watchBodies(context: BrowserContext): Promise<WatchedBodies> {
  const told = createTold();
  const sessions = new Set<CDPSession>();
  const listen = async (target: Page | Frame): Promise<void> => {
    try {
      const session = await context.newCDPSession(target);
      sessions.add(session);
      session.on('close', () => sessions.delete(session));
      session.on('Network.requestWillBeSent', ({ request, requestId }) => {
        if (request.hasPostData === true)
          told.add(keyOf(request.method, request.url), bodyFrom(session, requestId));
      });
      // Chromium keeps what it was handed for as long as these many bytes allow.
      await session.send('Network.enable', { maxPostDataSize: 100_000_000 });
    } catch {
      // Another browser, a frame without a process of its own, or gone already: Playwright's own word is left.
    }
  };
  const onFrame = (frame: Frame): void => {
    if (frame.parentFrame() !== null) void listen(frame);
  };
  const onPage = async (page: Page): Promise<void> => {
    page.on('framenavigated', onFrame);
    await listen(page);
  };
  context.on('page', onPage);
  await Promise.all(context.pages().map(onPage));
  return {
    bodyOf: (request) => readBody(request, told),
    async close() {
      context.off('page', onPage);
      for (const page of context.pages()) page.off('framenavigated', onFrame);
      await Promise.allSettled([...sessions].map((session) => session.detach()));
    },
  };
}

const keyOf = (method: string, url: string): string => `${method} ${url.replace(/#.*$/, '')}`;

/** Asked for at once: the bytes go with the page. */
async function bodyFrom(session: CDPSession, requestId: string): Promise<Uint8Array | null> {
  try {
    const { postData, base64Encoded } = await session.send('Network.getRequestPostData', { requestId });
    return Buffer.from(postData, base64Encoded ? 'base64' : 'utf8');
  } catch {
    return null;
  }
}

type ToldBody = Promise<Uint8Array | null>;

/** Bodies that Chromium told of, by address, in order; requests of one address are told of in one order by both. */
function createTold() {
  const waiting = new Map<string, { bodies: ToldBody[]; takers: ((body: ToldBody) => void)[] }>();
  const at = (key: string) => {
    const known = waiting.get(key) ?? { bodies: [], takers: [] };
    waiting.set(key, known);
    return known;
  };
  return {
    add(key: string, body: ToldBody): void {
      const { bodies, takers } = at(key);
      const taker = takers.shift();
      if (taker === undefined) bodies.push(body);
      else taker(body);
    },
    /** @returns null when nothing was told in time */
    take(key: string): ToldBody {
      const { bodies, takers } = at(key);
      const first = bodies.shift();
      if (first !== undefined) return first;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          takers.splice(takers.indexOf(taker), 1);
          resolve(null);
        }, TOLD_WITHIN_MS);
        const taker = (body: ToldBody): void => {
          clearTimeout(timer);
          resolve(body);
        };
        takers.push(taker);
      });
    },
  };
}

async function readBody(request: Request, told: ReturnType<typeof createTold>): Promise<WatchedBody> {
  const method = request.method();
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return EMPTY;
  const own = request.postDataBuffer();
  const [asked, length] = await Promise.all([told.take(keyOf(method, request.url())), lengthOf(request)]);
  const read = [own, asked].filter((bytes) => bytes !== null);
  const whole = read.find((bytes) => bytes.length === length);
  if (whole !== undefined) return { body: whole };
  const longest = read.sort((one, other) => other.length - one.length)[0];
  if (longest === undefined) return length === 0 ? EMPTY : notWhole(new Uint8Array());
  const isKnownWhole = length === null && (asked !== null || !isOfParts(request));
  return isKnownWhole ? { body: longest } : notWhole(longest);
}

function notWhole(body: Uint8Array): WatchedBody {
  return { body, unread: 'a body that Playwright does not give whole: a Blob, a file or a stream' };
}

/** What the request itself says of its length; null where it does not, or did not leave. */
async function lengthOf(request: Request): Promise<number | null> {
  const headers = await Promise.race([
    request.allHeaders().catch(() => ({})),
    new Promise<Record<string, string>>((resolve) => setTimeout(resolve, TOLD_WITHIN_MS, {}).unref()),
  ]);
  const length = (headers as Record<string, string>)['content-length'];
  return length === undefined ? null : Number(length);
}

function isOfParts(request: Request): boolean {
  return (request.headers()['content-type'] ?? '').startsWith('multipart/');
}
