// Serves one empty page with the script that times sealing and opening.
import { type RunningServer, serveHandler } from '@scrim/collector-app/serve';
import { bundlePage, nameOf } from './bundle.ts';

const ENTRY = new URL('crypto/measure-here.ts', import.meta.url);
const HTML = `<!doctype html>
<html lang="en"><head><link rel="icon" href="data:,"><title>Crypto</title>
<script type="module" src="/${nameOf(ENTRY)}"></script></head><body></body></html>`;

/** A server on loopback, which browsers count as a secure context. */
export async function startCryptoSite(): Promise<RunningServer> {
  const files = await bundlePage(ENTRY);
  return serveHandler((request) => answer(request, files), { port: 0 });
}

function answer(request: Request, files: ReadonlyMap<string, string>): Response {
  const name = new URL(request.url).pathname.slice(1);
  if (name === '') return typed('text/html', HTML);
  const code = files.get(name);
  return code === undefined ? new Response(null, { status: 404 }) : typed('text/javascript', code);
}

const typed = (type: string, text: string): Response =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
