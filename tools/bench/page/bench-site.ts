// The page's server and a real collector on loopback, with keys and state in a temporary folder.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '@scrim/collector';
import { type EmbeddedCollector, openEmbedded } from '@scrim/collector/embedded';
import { prepareDemoKeys, prepareDemoSite } from '@scrim/collector-app/demo-keys';
import { serveHandler } from '@scrim/collector-app/serve';
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import type { SiteId } from '@scrim/protocol';
import { bundlePage, nameOf } from './bundle.ts';
import type { SiteSettings } from './site/recorded.ts';

const SITE = 'bench' as SiteId;
const ENTRY = new URL('site/visit.ts', import.meta.url);
/** Nothing here is about the cost of guessing a passphrase. */
const LIGHT_ARGON2 = { t: 1, p: 1, m: 64 };

export interface BenchSite {
  readonly url: string;
  /** Chunks that the collector has stored so far. */
  storedChunks(): Promise<number>;
  close(): Promise<void>;
}

export async function startBenchSite(): Promise<BenchSite> {
  const folder = await mkdtemp(join(tmpdir(), 'scrim-bench-'));
  const embedded = await openEmbedded({ folder: join(folder, 'collector') });
  const collector = await serveHandler(createCollector(embedded).ingest, { port: 0 });
  const files = await bundlePage(ENTRY);
  let settings: SiteSettings = { collector: collector.url, site: SITE, rootKey: '' };
  const site = await serveHandler((request) => answer(request, files, settings), { port: 0 });
  const keys = await prepareDemoKeys(join(folder, 'keys'), LIGHT_ARGON2);
  const rootKey = await prepareDemoSite(embedded, keys, {
    siteId: SITE,
    origin: site.url,
    policy: DEFAULT_POLICY,
  });
  settings = { ...settings, rootKey };
  return {
    url: site.url,
    storedChunks: () => storedChunks(embedded),
    async close() {
      await site.close();
      await collector.close();
      await embedded.close();
      await rm(folder, { recursive: true });
    },
  };
}

function answer(request: Request, files: ReadonlyMap<string, string>, settings: SiteSettings): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/') return typed('text/html', htmlWith(settings));
  const code = files.get(pathname.slice(1));
  return code === undefined ? new Response(null, { status: 404 }) : typed('text/javascript', code);
}

const typed = (type: string, text: string): Response =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });

const htmlWith = (settings: SiteSettings): string => `<!doctype html>
<html lang="en"><head><link rel="icon" href="data:,">
<script type="application/json" id="settings">${JSON.stringify(settings)}</script>
<script type="module" src="/${nameOf(ENTRY)}"></script></head><body></body></html>`;

async function storedChunks({ stores }: EmbeddedCollector): Promise<number> {
  const { rows } = await stores.sessions.list({ limit: 100 });
  return rows.reduce((sum, { chunks }) => sum + chunks, 0);
}
