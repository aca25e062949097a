// One visit in a fresh profile, traced; checks that what should have been recorded was.
import type { Browser } from 'playwright';
import type { BenchSite } from './bench-site.ts';
import { type MainThread, mainThreadBetween, TRACE_CATEGORIES } from './main-thread.ts';
import type { BenchPage, Recording } from './site/visit.ts';

export interface Visitor {
  readonly nodes: number;
  readonly steps: number;
  readonly browser: Browser;
  readonly site: BenchSite;
}

export interface VisitCost {
  /** From the recorder's start, its loading included, to its end. */
  readonly whole: MainThread;
  /** While the script ran. */
  readonly script: MainThread;
}

/** @throws Error when chunks were stored though nothing was to be recorded, or none though it was */
export async function measureVisit(recording: Recording, visitor: Visitor): Promise<VisitCost> {
  const before = await visitor.site.storedChunks();
  const trace = await traceVisit(recording, visitor);
  const stored = (await visitor.site.storedChunks()) > before;
  if (stored !== (recording === 'Scrim'))
    throw new Error(`bench: ${recording}: chunks were stored: ${stored}`);
  return {
    whole: mainThreadBetween(trace, 'bench-start', 'bench-over'),
    script: mainThreadBetween(trace, 'bench-script', 'bench-end'),
  };
}

async function traceVisit(recording: Recording, { browser, site, nodes, steps }: Visitor): Promise<Buffer> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(site.url);
  await page.evaluate((count) => pageBench().build(count), nodes);
  await browser.startTracing(page, { categories: TRACE_CATEGORIES });
  await page.evaluate(([name, count]) => pageBench().visit(name, count), [recording, steps] as const);
  const trace = await browser.stopTracing();
  await context.close();
  return trace;
}

/** Made by the page's entry. */
declare function pageBench(): BenchPage;
