// Serves the built demo: documents with settings and headers, assets as they are. It logs nothing and keeps nothing.
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { documentHeaders } from './page-headers.ts';
import { type DemoSettings, loadPages } from './pages.ts';

export type { DemoSettings } from './pages.ts';

export interface DemoSiteOptions extends DemoSettings {
  /**
   * Folder of the built site.
   * @default this package's `dist`
   */
  readonly dist?: string;
}

export interface DemoSite {
  fetch(request: Request): Promise<Response>;
}

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));
const WITHOUT_SLASH = /^\/(checkout|account|privacy)$/;

/**
 * Builds the demo's handler from its built files.
 * @throws Error when the site is not built.
 */
export function createDemoSite({ dist = BUILT, ...settings }: DemoSiteOptions): DemoSite {
  const pageAt = loadPages(dist, settings);
  const headers = documentHeaders(settings.collector);
  const app = new Hono();
  app.use('/assets/*', async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    if (context.res.status === 200) context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.get('/assets/*', serveStatic({ root: dist }), (context) => context.notFound());
  app.get('/favicon.svg', serveStatic({ root: dist }));
  app.get('*', (context) => {
    const { path } = context.req;
    if (WITHOUT_SLASH.test(path)) return context.redirect(`${path}/`, 308);
    const { html, status } = pageAt(path);
    return context.html(html, status, headers);
  });
  return { fetch: async (request) => app.fetch(request) };
}
