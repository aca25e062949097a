// What recording costs a page's main thread in a real Chromium: no recorder, plain rrweb, and our whole recorder, which
// delivers to a real collector.
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { chromium } from 'playwright';
import { compare, type Effort, type Figure, type Readings } from '../compare.ts';
import { startBenchSite } from '../page/bench-site.ts';
import { measureVisit, type VisitCost, type Visitor } from '../page/measure-visit.ts';
import type { Recording } from '../page/site/visit.ts';

const NODES = 10_000;
const STEPS = 60;
const BASELINE: Recording = 'plain rrweb';
/** The bare page comes first in a round: what a recorder adds is what it takes above that. */
const BARE: Recording = 'no recorder';
const RECORDINGS: readonly Recording[] = [BARE, BASELINE, 'Scrim'];
const METRICS = {
  'whole visit': 'ms',
  'whole visit, added': 'ms',
  'whole visit, longest task': 'ms',
  script: 'ms',
  'script, added': 'ms',
  'script, longest task': 'ms',
} as const;

/** Milliseconds of the main thread, what the recorder added to them, and the longest task. */
export async function benchPage(effort: Effort): Promise<Figure[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('bench: no Chromium on this machine; set CHROMIUM to the path of one');
  }
  const site = await startBenchSite();
  try {
    const browser = await chromium.launch({ args: CHROMIUM_ARGS, executablePath });
    const visitor = { nodes: effort.size(NODES), steps: effort.size(STEPS), browser, site };
    try {
      return await compare({ metrics: METRICS, baseline: BASELINE, variants: variantsFor(visitor) }, effort);
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
  }
}

function variantsFor(visitor: Visitor) {
  let bare: VisitCost | undefined;
  return RECORDINGS.map((name) => ({
    name,
    measure: async () => {
      const cost = await measureVisit(name, visitor);
      if (name === BARE) bare = cost;
      return name === BARE || bare === undefined
        ? readingsOf(cost)
        : { ...readingsOf(cost), ...added(cost, bare) };
    },
  }));
}

const readingsOf = ({ whole, script }: VisitCost): Readings<keyof typeof METRICS> => ({
  'whole visit': whole.totalMs,
  'whole visit, longest task': whole.longestMs,
  script: script.totalMs,
  'script, longest task': script.longestMs,
});

const added = (cost: VisitCost, bare: VisitCost): Readings<keyof typeof METRICS> => ({
  'whole visit, added': cost.whole.totalMs - bare.whole.totalMs,
  'script, added': cost.script.totalMs - bare.script.totalMs,
});
