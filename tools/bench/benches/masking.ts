// What masking adds to a page's main thread in a real Chromium, against what plain rrweb adds to the same page.
import { CHROMIUM_ARGS, findChromium } from '@scrim/testing/chromium';
import { type Browser, chromium } from 'playwright';
import { compare, type Effort, type Figure } from '../compare.ts';
import type { CaseName } from '../page/masking/cases.ts';
import type { MaskingVariant } from '../page/masking/recordings.ts';
import { startMaskingSite } from '../page/masking-site.ts';
import { measureMasking } from '../page/measure-masking.ts';

const BASELINE: MaskingVariant = 'plain rrweb';
/** The bare page comes first in a round: what a recorder adds is what it takes above that. */
const BARE: MaskingVariant = 'no recorder';
const VARIANTS: readonly MaskingVariant[] = [BARE, BASELINE, 'masking', 'masking, 20 rules'];
/** The variant that the aims are about. */
const JUDGED: MaskingVariant = 'masking';

interface MaskingCase {
  readonly title: string;
  readonly name: CaseName;
  readonly size: number;
  /** Is the first snapshot measured? Else it is what happens after it. */
  readonly first: boolean;
  /** At most so many times what plain rrweb adds. */
  readonly aim: number;
}

const CASES: readonly MaskingCase[] = [
  { title: 'snapshot of 10,000 nodes', name: 'snapshot', size: 10_000, first: true, aim: 1.25 },
  { title: 'snapshot of 50,000 nodes', name: 'snapshot', size: 50_000, first: true, aim: 1.25 },
  { title: '5,000 CSS rules in a file', name: 'css-file', size: 5000, first: true, aim: 1.25 },
  { title: '5,000 CSS rules in a style element', name: 'css-element', size: 5000, first: true, aim: 1.25 },
  { title: 'churn of 1,000 table rows', name: 'churn', size: 1000, first: false, aim: 1.15 },
  { title: 'typing of 1,500 keys', name: 'typing', size: 1500, first: false, aim: 1.15 },
  { title: '40 route changes', name: 'routes', size: 40, first: false, aim: 1.15 },
];

/** Milliseconds that recording adds to the main thread, case by case. */
export async function benchMasking(effort: Effort): Promise<Figure[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('bench: no Chromium on this machine; set CHROMIUM to the path of one');
  }
  const site = await startMaskingSite();
  try {
    const browser = await chromium.launch({ args: CHROMIUM_ARGS, executablePath });
    try {
      const figures: Figure[] = [];
      for (const one of CASES) figures.push(...(await benchCase(one, { browser, url: site.url, effort })));
      return figures;
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
  }
}

interface Place {
  readonly browser: Browser;
  readonly url: string;
  readonly effort: Effort;
}

async function benchCase(one: MaskingCase, { browser, url, effort }: Place): Promise<Figure[]> {
  const size = effort.size(one.size);
  const isWhole = size === one.size;
  const bare = isWhole ? one.title : `${one.title}, only ${size} of them`;
  const added = `${bare}, added`;
  let bareMs = 0;
  const variants = VARIANTS.map((variant) => ({
    name: variant,
    measure: async () => {
      const ms = await measureMasking({ browser, url, variant, name: one.name, size, first: one.first });
      if (variant !== BARE) return { [added]: ms - bareMs };
      bareMs = ms;
      return { [bare]: ms };
    },
  }));
  const figures = await compare(
    { metrics: { [bare]: 'ms', [added]: 'ms' }, baseline: BASELINE, variants },
    effort,
  );
  // A small page says nothing of the aims.
  return isWhole ? figures.map((figure) => judged(figure, `${added}: ${JUDGED}`, one.aim)) : figures;
}

function judged(figure: Figure, name: string, aim: number): Figure {
  if (figure.name !== name || figure.ratio === undefined) return figure;
  return { ...figure, aim: `≤ ${aim}`, ok: figure.ratio <= aim };
}
