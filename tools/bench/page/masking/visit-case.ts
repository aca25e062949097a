// The page's entry: makes the page of a case, then runs one variant on it with a mark before each part, which the trace
// is cut at.
import { CASES, type CaseName } from './cases.ts';
import { type MaskingVariant, RECORDINGS } from './recordings.ts';

export interface MaskingBenchPage {
  /** Resolves when the page was drawn. */
  build(name: CaseName, size: number): Promise<void>;
  /** @returns how many events were kept */
  visit(name: CaseName, size: number, variant: MaskingVariant): Promise<number>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** The callback comes before the frame is drawn, the timer after it. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve())));

/** A mark, in a task of its own: no task belongs to two parts. */
async function begin(part: 'start' | 'script' | 'end'): Promise<void> {
  await pause(0);
  performance.mark(`bench-${part}`);
  await pause(0);
}

const bench: MaskingBenchPage = {
  async build(name, size) {
    await CASES[name].build(size);
    await drawn();
    await drawn();
  },
  async visit(name, size, variant) {
    await begin('start');
    const recording = RECORDINGS[variant]();
    await drawn();
    await begin('script');
    await CASES[name].run?.(size);
    await drawn();
    await begin('end');
    return recording.stop();
  },
};
Object.assign(globalThis, { maskingBench: () => bench });
