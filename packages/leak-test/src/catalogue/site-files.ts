// Files that any host of the catalogue's site serves: pictures, sheets, frames. A frame's text is asked for in disguise, so
// that its address does not name it.
import type { Answer } from '../wire/sent-request.ts';
import { reveal } from './disguise.ts';

/** A transparent PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>';

/** By how the path ends. */
const TYPES: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
  png: ['image/png', PIXEL],
  ico: ['image/png', PIXEL],
  svg: ['image/svg+xml', SVG],
  css: ['text/css', '.sheet{color:#123}'],
  js: ['text/javascript', ''],
  vtt: ['text/vtt', 'WEBVTT\n'],
  json: ['application/json', '{"ok":true}'],
};

/** An HTML page of the site. */
export function answerHtml(body: string, status = 200): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'access-control-allow-origin': '*' };
  return new Response(`<!doctype html>${body}`, { status, headers });
}

/** A style sheet of the site. */
export function answerSheet(css: string): Response {
  return new Response(css, { headers: { 'content-type': 'text/css', 'access-control-allow-origin': '*' } });
}

/** Answers by the path's ending; `/frame-text/<disguised>` is a page and `/sheet-of/…` a sheet that holds the secret. */
export const answerFile: Answer = async (request) => {
  const { pathname } = new URL(request.url);
  const [, kind, disguised = ''] = /^\/(frame-text|sheet-of)\/([0-9a-f]+)/.exec(pathname) ?? [];
  if (kind === 'frame-text') return answerHtml(`<body><p>${reveal(disguised)}</p></body>`);
  if (kind === 'sheet-of') return answerSheet(`.kept::after{content:"${reveal(disguised)}"}`);
  const [type, body] = TYPES[pathname.split('.').at(-1) ?? ''] ?? [
    'text/html; charset=utf-8',
    '<p>other</p>',
  ];
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'content-type': type, 'access-control-allow-origin': '*' },
  });
};
