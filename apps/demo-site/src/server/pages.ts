// Which document answers which path, with the demo's settings written into it. It reads the built documents once
// and never writes a value from a request into a page.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTICE_TEXT, NOTICE_VERSION } from '../site/notice.ts';

/** What the demo needs to know to record. */
export interface DemoSettings {
  /** Base URL of the collector. */
  readonly collector: string;
  readonly site: string;
  /** Ed25519 public key of the site's root, base64url. */
  readonly rootKey: string;
}

/** A document and the status it is sent with. */
export interface Page {
  readonly html: string;
  readonly status: 200 | 404;
}

const ROUTES: readonly (readonly [path: RegExp, document: string])[] = [
  [/^\/(search|cart|order\/confirmed|product\/[\w-]+|shelf\/[\w-]+)?$/, 'index.html'],
  [/^\/checkout\/$/, 'checkout/index.html'],
  [/^\/account\/(transfer)?$/, 'account/index.html'],
  [/^\/privacy\/$/, 'privacy/index.html'],
  [/^\/frames\/delivery\.html$/, 'frames/delivery.html'],
];

const SETTINGS_PLACE = /(<script type="application\/json" id="scrim-config">)null(<\/script>)/;

const NOT_FOUND: Page = {
  html: '<!doctype html><html lang="en"><title>Not here</title><h1>Nothing here</h1><p><a href="/">To the shop</a></p></html>',
  status: 404,
};

function pageConfig({ collector, site, rootKey }: DemoSettings): string {
  const noticeTextHash = createHash('sha256').update(NOTICE_TEXT).digest('base64url');
  const config = { collector, site, rootKey, noticeVersion: NOTICE_VERSION, noticeTextHash };
  // No `<` may end the script element early.
  return JSON.stringify(config).replaceAll('<', '\\u003c');
}

function readDocument(dist: string, document: string): string {
  try {
    return readFileSync(join(dist, document), 'utf8');
  } catch (cause) {
    throw new Error(
      `The demo site is not built: ${document} is missing. Build it: pnpm nx build @scrim/demo-site`,
      {
        cause,
      },
    );
  }
}

/**
 * Reads the built documents.
 * @throws Error when `dist` holds none.
 */
export function loadPages(dist: string, settings: DemoSettings): (pathname: string) => Page {
  const config = pageConfig(settings);
  const write = (html: string): string =>
    html.replace(SETTINGS_PLACE, (_, open: string, close: string) => open + config + close);
  const pages = ROUTES.map(([path, document]) => {
    const page: Page = { html: write(readDocument(dist, document)), status: 200 };
    return { path, page };
  });
  return (pathname) => pages.find(({ path }) => path.test(pathname))?.page ?? NOT_FOUND;
}
