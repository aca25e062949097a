// A page that rebuilds recordings, in a browser context of its own. It shows pages that may be hostile: under the
// player's Content-Security-Policy, and every request but the two for itself is refused.
import type { Browser, Page, Route } from 'playwright-core';
import { bundleScript } from '../browser/bundle-script.ts';
import type { ReplayEvent } from '../recorders/recorder.ts';
import type { ReplayedMoment } from './moment.ts';
import { pageLoadAt, sizeAt } from './page-load.ts';
import type { SeenElement } from './read-elements.ts';
import { type Reading, readingScript } from './read-live.ts';
import type { SeenText } from './read-texts.ts';
import type { Rebuilt, StagePage } from './stage-page.ts';

/** Exists in the stage's browser only (RFC 2606, 2: `.test` is nobody's). */
const ORIGIN = 'https://stage.leak-test.test';

/** What the console's player is served with. */
const PLAYER_CSP =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; font-src data: blob:; base-uri 'none'; form-action 'none'";

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="scrim-console" content="${ORIGIN}" />
    <title>Replay</title>
    <link rel="icon" href="data:," />
    <script defer src="/stage.js"></script>
  </head>
  <body></body>
</html>`;

/** Rebuilds moments of recordings, one at a time. */
export interface Stage {
  /**
   * Rebuilds the page as it was at a time; rrweb events of any recorder, of one page load or several.
   *
   * @param atMs milliseconds of the clock that the events tell
   */
  show(events: readonly ReplayEvent[], atMs: number): Promise<Rebuilt>;
  /** The elements of what is shown; none when nothing is. */
  elements(): Promise<readonly SeenElement[]>;
  /** The texts of what is shown. */
  texts(): Promise<readonly SeenText[]>;
  /** PNG of what a viewer sees. */
  picture(): Promise<Uint8Array>;
  /** All three. */
  read(): Promise<ReplayedMoment>;
  close(): Promise<void>;
}

/** How recordings are shown. */
export interface StageOptions {
  /**
   * Do recordings go through the filter that a console of ours shows them through? It takes out attributes that ours
   * never records, ids and `data-*` that styles ask for among them, so that other recorders are measured without it.
   * Either way nothing runs or loads: the inner frame is sandboxed, the policy forbids both, every request is refused.
   *
   * @default true
   */
  readonly filter?: boolean;
}

/** Opens a stage in a context of its own. */
export async function openStage(browser: Browser, { filter = true }: StageOptions = {}): Promise<Stage> {
  const script = await bundleScript('page/stage');
  const context = await browser.newContext({ serviceWorkers: 'block', deviceScaleFactor: 1 });
  await context.route('**/*', (route) => answer(route, script));
  const page = await context.newPage();
  const reading = async (): Promise<Reading> =>
    (await page.evaluate(readingScript('globalThis.leakTestStage?.shown() ?? null'))) as Reading;
  const picture = (): Promise<Uint8Array> => page.screenshot({ animations: 'disabled' });
  return {
    async show(events, atMs) {
      const load = pageLoadAt(events, atMs);
      await page.setViewportSize(sizeAt(load));
      await page.goto(`${ORIGIN}/`);
      if (load.length === 0) return { removed: 0, unplayable: 0, isShown: false };
      return showOn(page, load, atMs, filter);
    },
    elements: async () => (await reading()).elements,
    texts: async () => (await reading()).texts,
    picture,
    async read() {
      const { elements, texts } = await reading();
      return { elements, texts, picture: await picture() };
    },
    close: () => context.close(),
  };
}

declare const leakTestStage: StagePage;

function showOn(page: Page, load: readonly ReplayEvent[], atMs: number, filter: boolean): Promise<Rebuilt> {
  const given = [JSON.stringify(load), atMs, filter] as const;
  return page.evaluate(([json, at, isFiltered]) => leakTestStage.show(json, at, isFiltered), given);
}

function answer(route: Route, script: string): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  if (origin !== ORIGIN) return route.abort();
  const [type, body] = pathname === '/stage.js' ? ['text/javascript', script] : ['text/html', HTML];
  return route.fulfill({
    body,
    headers: { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': PLAYER_CSP },
  });
}
