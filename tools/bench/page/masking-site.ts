// Serves the pages that are masked: one document for every case, its script, its style sheets and one picture.
import { type RunningServer, serveHandler } from '@scrim/collector-app/serve';
import { bundlePage, nameOf } from './bundle.ts';
import { PAGE_STYLE, sheetOf } from './masking/style-sheets.ts';

const ENTRY = new URL('masking/visit-case.ts', import.meta.url);
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';

/** A server on loopback. `/sheet.css?rules=N` has N rules; no address is answered with anything from elsewhere. */
export async function startMaskingSite(minify = true): Promise<RunningServer> {
  const files = await bundlePage(ENTRY, minify);
  return serveHandler((request) => answer(request, files), { port: 0 });
}

function answer(request: Request, files: ReadonlyMap<string, string>): Response {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === '/') return typed('text/html', HTML);
  if (pathname === '/page.css') return typed('text/css', PAGE_STYLE);
  if (pathname === '/sheet.css') return typed('text/css', sheetOf(Number(searchParams.get('rules'))));
  if (pathname === '/picture.svg') return typed('image/svg+xml', PICTURE);
  const code = files.get(pathname.slice(1));
  return code === undefined ? new Response(null, { status: 404 }) : typed('text/javascript', code);
}

const typed = (type: string, text: string): Response =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });

const HTML = `<!doctype html>
<html lang="en"><head><link rel="icon" href="data:,"><title>Lamps and more</title>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/${nameOf(ENTRY)}"></script></head><body></body></html>`;
