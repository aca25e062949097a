// Everything a visit needs, real: collector process, recording proxy, demo site, Chromium, and the key holder's side.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedCollector, openEmbedded } from '@scrim/collector/embedded';
import { type DemoKeys, prepareDemoKeys, prepareDemoSite } from '@scrim/collector-app/demo-keys';
import { type RunningServer, serveHandler } from '@scrim/collector-app/serve';
import { createDemoSite } from '@scrim/demo-site';
import type { SiteId } from '@scrim/protocol';
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { type CollectorProcess, startCollectorProcess } from './collector-process.ts';
import { startWire, type Wire } from './wire.ts';

export const SITE = 'demo-shop' as SiteId;

/** The tests are not about the cost of guessing a passphrase. */
const LIGHT_ARGON2 = { t: 1, p: 1, m: 64 };

export interface World {
  readonly folder: string;
  readonly data: string;
  readonly keys: DemoKeys;
  /** The same data folder as the collector process, opened by the administrator's side. */
  readonly admin: EmbeddedCollector;
  readonly wire: Wire;
  readonly site: RunningServer;
  /** Paths that pages asked the demo site for. */
  readonly siteRequests: string[];
  readonly browser: Browser;
  collector: CollectorProcess;
  newVisitor(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/**
 * `SCRIM_E2E_SITE`: a built demo site instead of apps/demo-site/dist.
 *
 * @param collectorArgs of the collector's process, besides folder and port.
 */
export async function startWorld(collectorArgs: readonly string[] = []): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'scrim-e2e-'));
  const data = join(folder, 'collector');
  const admin = await openEmbedded({ folder: data });
  const keys = await prepareDemoKeys(join(folder, 'demo-keys'), LIGHT_ARGON2);
  const world = { collector: await startCollectorProcess(data, collectorArgs) } as {
    collector: CollectorProcess;
  };
  const wire = await startWire(() => world.collector.url);
  const { site, siteRequests } = await startSite(admin, keys, wire);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    // Playwright switches the back/forward cache off; visitors have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  return Object.assign(world, {
    folder,
    data,
    keys,
    admin,
    wire,
    site,
    siteRequests,
    browser,
    newVisitor: () => browser.newContext({ viewport: { width: 1280, height: 800 } }),
    async close() {
      await browser.close();
      await site.close();
      await wire.close();
      await admin.close();
      await world.collector.kill('SIGTERM');
      await rm(folder, { recursive: true });
    },
  });
}

/** The site's pages know the proxy as their collector; its origin is in the manifest, so it is bound first. */
async function startSite(admin: EmbeddedCollector, keys: DemoKeys, wire: Wire) {
  const siteRequests: string[] = [];
  let answer: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const site = await serveHandler(
    (request) => {
      siteRequests.push(new URL(request.url).pathname);
      return answer(request);
    },
    { port: 0 },
  );
  const rootKey = await prepareDemoSite(admin, keys, { siteId: SITE, origin: site.url });
  const dist = process.env.SCRIM_E2E_SITE;
  const built = dist === undefined ? {} : { dist };
  answer = createDemoSite({ collector: wire.url, site: SITE, rootKey, ...built }).fetch;
  return { site, siteRequests };
}

/** Waits until `holds` answers true; fails after ten seconds saying what it waited for. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the recorder's badge shows a state. */
export async function recorderState(page: Page, state: string): Promise<void> {
  await page.locator(`[data-testid=recorder-status][data-state="${state}"]`).waitFor({ state: 'attached' });
}
