// The page's entry: builds the page, then runs one variant with a mark before each part, which the trace is cut at.
import { buildPage } from './build-page.ts';
import { interact } from './interact.ts';
import type { Recorded, SiteSettings } from './recorded.ts';

export type Recording = 'no recorder' | 'plain rrweb' | 'Scrim';

export interface BenchPage {
  build(nodes: number): Promise<void>;
  visit(recording: Recording, steps: number): Promise<void>;
}

/** rrweb hands pointer moves over every half second; then everything the steps caused was seen. */
const SETTLE_MS = 700;

const STARTS: Readonly<Record<Recording, (settings: SiteSettings) => Promise<Recorded>>> = {
  'no recorder': async () => ({ stop: async () => undefined }),
  'plain rrweb': async () => (await import('./record-plain.ts')).startPlain(),
  Scrim: async (settings) => (await import('./record-scrim.ts')).startScrim(settings),
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A mark, in a task of its own: no task belongs to two parts. */
async function begin(part: 'start' | 'script' | 'end' | 'over'): Promise<void> {
  await pause(0);
  performance.mark(`bench-${part}`);
  await pause(0);
}

const settings = (): SiteSettings =>
  JSON.parse(document.querySelector('#settings')?.textContent ?? '{}') as SiteSettings;

const bench: BenchPage = {
  build: buildPage,
  async visit(recording, steps) {
    await begin('start');
    const recorded = await STARTS[recording](settings());
    await begin('script');
    await interact(steps);
    await pause(SETTLE_MS);
    await begin('end');
    await recorded.stop();
    await begin('over');
  },
};
Object.assign(globalThis, { pageBench: () => bench });
