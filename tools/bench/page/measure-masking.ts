// One visit of one case in a fresh profile, traced; checks that what should have been recorded was.
import type { Browser } from 'playwright';
import { mainThreadBetween, TRACE_CATEGORIES } from './main-thread.ts';
import type { CaseName } from './masking/cases.ts';
import type { MaskingVariant } from './masking/recordings.ts';
import type { MaskingBenchPage } from './masking/visit-case.ts';

export interface MaskingVisit {
  readonly browser: Browser;
  readonly url: string;
  readonly name: CaseName;
  readonly size: number;
  readonly variant: MaskingVariant;
  /** Is the first snapshot measured? Else it is what happens after it. */
  readonly first: boolean;
}

/** @returns processor time of the main thread in milliseconds. @throws Error when nothing was recorded, or something by no recorder */
export async function measureMasking({
  browser,
  url,
  name,
  size,
  variant,
  first,
}: MaskingVisit): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(([given, count]) => maskingBench().build(given, count), [name, size] as const);
  await browser.startTracing(page, { categories: TRACE_CATEGORIES });
  const events = await page.evaluate((visit) => maskingBench().visit(...visit), [
    name,
    size,
    variant,
  ] as const);
  const trace = await browser.stopTracing();
  await context.close();
  if (events >= 2 !== (variant !== 'no recorder'))
    throw new Error(`bench: ${variant}: ${events} events were kept`);
  return first
    ? mainThreadBetween(trace, 'bench-start', 'bench-script').totalMs
    : mainThreadBetween(trace, 'bench-script', 'bench-end').totalMs;
}

/** Made by the page's entry. */
declare function maskingBench(): MaskingBenchPage;
