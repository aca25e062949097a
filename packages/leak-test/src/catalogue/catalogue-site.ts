// The catalogue's site: answers its hosts, and leads a visitor from a start page to the catalogue's page. Serves planted
// secrets only, to the test's own proxy.
import type { Page } from 'playwright-core';
import type { Answer } from '../wire/sent-request.ts';
import { answerApi } from './api-answers.ts';
import { composePage } from './catalogue-page.ts';
import type { Channel } from './channel.ts';
import { API_ORIGIN, APP_ORIGIN, CDN_ORIGIN, OTHER_ORIGIN } from './hosts.ts';
import type { Marks } from './page-channels.ts';
import { SHELL_SHEET } from './shell.ts';
import { answerFile, answerHtml, answerSheet } from './site-files.ts';

/** What the site serves. */
export interface CatalogueSiteOptions {
  readonly channels: readonly Channel[];
  /** By channel id, as written on the page. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Attributes on each channel's section. @default none */
  readonly marks?: Marks;
  /** The recorder's script, loaded first in the head; null when the page is to have none. */
  readonly recorderScript: string | null;
  /** `await bundleScript('page/channels')`. */
  readonly channelsScript: string;
}

/** The catalogue's site. */
export interface CatalogueSite {
  /** @returns undefined for hosts that are not the site's */
  answerFor(host: string): Answer | undefined;
  /** Does the host send WebSocket messages back? For the proxy, which speaks WebSocket itself. */
  echoFor(host: string): boolean;
  /** The page that links to the catalogue's page: its address holds the secrets of the referrer. */
  readonly startUrl: string;
  /** The catalogue's page. */
  readonly pageUrl: string;
  /** The origins of pages that are recorded. */
  readonly origins: readonly string[];
  /** Goes to the start page, follows its link, and waits until the catalogue's page has loaded. */
  enter(page: Page): Promise<void>;
}

/** Makes the site; nothing listens yet. */
export function createCatalogueSite(options: CatalogueSiteOptions): CatalogueSite {
  const pagePath = addressOf(options);
  const html = composePage({ ...options, hasRecorder: options.recorderScript !== null });
  const answers = new Map<string, Answer>([
    [new URL(APP_ORIGIN).host, answerApp(options, html, pagePath)],
    [new URL(API_ORIGIN).host, answerApi],
    [new URL(CDN_ORIGIN).host, answerFile],
    [new URL(OTHER_ORIGIN).host, answerFile],
  ]);
  const startUrl = `${APP_ORIGIN}/start/${secretsIn(options, 'referrer').join('/')}`;
  return {
    answerFor: (host) => answers.get(host.replace(/:443$/, '')),
    echoFor: (host) => host.replace(/:443$/, '') === new URL(API_ORIGIN).host,
    startUrl,
    pageUrl: `${APP_ORIGIN}${pagePath}`,
    origins: [APP_ORIGIN],
    async enter(page) {
      await page.goto(startUrl);
      await page.click('#go');
      await page.waitForURL((url) => url.pathname.startsWith('/p/'), { waitUntil: 'load' });
    },
  };
}

function answerApp(
  { recorderScript, channelsScript }: CatalogueSiteOptions,
  html: string,
  pagePath: string,
): Answer {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/recorder.js') return script(recorderScript ?? '');
    if (pathname === '/channels.js') return script(channelsScript);
    if (pathname === '/shell.css') return answerSheet(SHELL_SHEET);
    if (pathname.startsWith('/start'))
      return answerHtml(`<title>Start</title><a id="go" href="${pagePath}">go</a>`);
    if (pathname.startsWith('/p/')) return answerHtml(html);
    return answerFile(request);
  };
}

function script(source: string): Response {
  return new Response(source, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}

/** `/p/<secret>/view?email=<secret>#s-<secret>`. */
function addressOf(options: CatalogueSiteOptions): string {
  const path = ['/p', ...secretsIn(options, 'path'), 'view'].join('/');
  const query = secretsIn(options, 'query').map((secret, at) => `${at === 0 ? 'email' : `q${at}`}=${secret}`);
  const hash = secretsIn(options, 'hash').map((secret) => `s-${secret}`);
  return `${path}${after('?', query)}${after('#', hash)}`;
}

const after = (sign: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : `${sign}${parts.join('&')}`;

function secretsIn(
  { channels, secrets }: CatalogueSiteOptions,
  address: NonNullable<Channel['address']>,
): string[] {
  return channels
    .filter((channel) => channel.address === address)
    .flatMap(({ id }) => secrets[id] ?? [])
    .map(encodeURIComponent);
}
