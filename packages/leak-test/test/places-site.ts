// A clinic's page with an appointment form, served from two origins that are two sites, for the tests of places.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const FOLDER = new URL('./fixtures/sixty-places/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** The page, running. */
export interface PlacesSite {
  readonly url: string;
  readonly origin: string;
  /** Markup to serve instead at `/made.html`. */
  made: string;
  stop(): Promise<void>;
}

/** Starts both origins on one port. */
export async function startPlacesSite(): Promise<PlacesSite> {
  const site = { made: '' };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const found = path === '/made.html' ? site.made : await contentOf(path, portOf(server));
    if (found === null) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'text/html' })
        .end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const origin = `http://localhost:${portOf(server)}`;
  return Object.assign(site, {
    origin,
    url: `${origin}/page.html`,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function contentOf(path: string, port: number): Promise<string | null> {
  const text = await readFile(new URL(`.${path}`, FOLDER), 'utf8').catch(() => null);
  return text?.replaceAll('OTHER', `http://127.0.0.1:${port}`) ?? null;
}
