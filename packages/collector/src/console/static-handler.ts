// Answers GET and HEAD from a map of files that was made at start. A path only looks something up: no request reaches
// the file system.
import { isOwnHost } from './own-host.ts';
import type { BuiltFile } from './read-built-files.ts';

/** What is true of all answers of one origin. */
export interface StaticPlace {
  readonly origin: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Do unknown paths belong to the page's own router? */
  readonly hasRouter: boolean;
}

/** Built files carry a hash of their content in the name (Vite: eight characters before the ending). */
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/;
const YEAR_SECONDS = 31_536_000;

/** A handler that answers with these files. */
export function staticHandler(
  files: ReadonlyMap<string, BuiltFile>,
  { origin, headers, hasRouter }: StaticPlace,
): (request: Request) => Response {
  const refuse = (status: number, more: Readonly<Record<string, string>> = {}, text: string | null = null) =>
    new Response(text, { status, headers: { ...headers, ...more, 'cache-control': 'no-store' } });
  const elsewhere = `Open ${origin.origin}: this server answers under no other name.\n`;
  return (request) => {
    if (!isOwnHost(request, origin)) return refuse(421, {}, elsewhere);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { allow: 'GET, HEAD' });
    const { pathname } = new URL(request.url);
    const path = files.has(pathname) || !isPage(request, pathname, hasRouter) ? pathname : '/index.html';
    const file = files.get(path);
    return file === undefined ? refuse(404) : answer(request, path, file, headers);
  };
}

/** `/v1/*`: the staff API's, never a page's. */
export function isApiPath(pathname: string): boolean {
  return /^\/v1(\/|$)/.test(pathname);
}

/** Is this a page of the router's? Names of sites may hold a dot, yet a missing script must not become a document. */
function isPage(request: Request, pathname: string, hasRouter: boolean): boolean {
  if (pathname === '/') return true;
  if (!hasRouter || isApiPath(pathname) || pathname.startsWith('/assets/')) return false;
  return !/\.[^/]*$/.test(pathname) || request.headers.get('sec-fetch-dest') === 'document';
}

function answer(
  request: Request,
  path: string,
  { body, type }: BuiltFile,
  headers: Readonly<Record<string, string>>,
): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...headers,
      'content-type': type,
      'content-length': String(bytes.length),
      'cache-control': HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
    },
  });
}
