// Which benches there are. Each is loaded only when it is asked for.
import type { Effort, Figure } from './compare.ts';

export interface Bench {
  /** One line for the list. */
  readonly about: string;
  load(): Promise<(effort: Effort) => Promise<Figure[]>>;
}

/** The benches by name. */
export const BENCHES: ReadonlyMap<string, Bench> = new Map([
  [
    'crypto',
    {
      about:
        'sealing of 64 KiB and opening of 10 MB, in Node and Chromium, against WebCrypto and DEFLATE alone',
      load: async () => (await import('./benches/crypto.ts')).benchCrypto,
    },
  ],
  [
    'mask',
    {
      about:
        'masking of a snapshot of 10,000 nodes and of 1,000 mutations, against JSON.stringify of the same',
      load: async () => (await import('./benches/mask.ts')).benchMask,
    },
  ],
  [
    'masking',
    {
      about: 'what masking adds to the main thread of pages in Chromium, against what plain rrweb adds',
      load: async () => (await import('./benches/masking.ts')).benchMasking,
    },
  ],
  [
    'store',
    {
      about: 'durable chunks a second into SQLite from 1, 16 and 64 callers, against 1',
      load: async () => (await import('./benches/store.ts')).benchStore,
    },
  ],
  [
    'page',
    {
      about: 'the main thread of a page of 10,000 nodes in Chromium, against plain rrweb',
      load: async () => (await import('./benches/page.ts')).benchPage,
    },
  ],
  [
    'detectors',
    {
      about: 'precision and recall of the tripwire, in the tables of another project',
      load: async () => (await import('./benches/detectors.ts')).benchDetectors,
    },
  ],
]);
