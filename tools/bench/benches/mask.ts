// What masking costs, against JSON.stringify of the same events, which a recorder has to do anyway.
import type { eventWithTime } from '@rrweb/types';
import { compilePolicy, createEventMasker, DEFAULT_POLICY } from '@scrim/masking-rules';
import { compare, type Effort, elapsedMs, type Figure } from '../compare.ts';
import { type SamplePage, samplePage } from '../samples/sample-page.ts';

const NODES = 10_000;
const MUTATIONS = 1000;
const BASELINE = 'JSON.stringify';

/** Milliseconds for a full snapshot; mutations a second. */
export async function benchMask(effort: Effort): Promise<Figure[]> {
  const page = samplePage(effort.size(NODES), effort.size(MUTATIONS));
  const { snapshot, mutations } = page;
  const snapshotMs = async (work: (events: readonly eventWithTime[]) => void) => ({
    'full snapshot': await elapsedMs(() => work([snapshot])),
  });
  const mutationsASecond = async (work: (events: readonly eventWithTime[]) => void) => ({
    mutations: (mutations.length / (await elapsedMs(() => work(mutations)))) * 1000,
  });
  const ofSnapshot = await compare(
    {
      metrics: { 'full snapshot': 'ms' },
      baseline: BASELINE,
      variants: [
        { name: BASELINE, measure: () => snapshotMs(stringify) },
        { name: 'masker', measure: () => snapshotMs(maskerFor(page)) },
      ],
    },
    effort,
  );
  const ofMutations = await compare(
    {
      metrics: { mutations: 'events/s' },
      baseline: BASELINE,
      variants: [
        { name: BASELINE, measure: () => mutationsASecond(stringify) },
        { name: 'masker', measure: () => mutationsASecond(maskerFor(page)) },
      ],
    },
    effort,
  );
  return [...ofSnapshot, ...ofMutations];
}

/** Looks at every result, so that no engine can leave the work out. */
function stringify(events: readonly eventWithTime[]): void {
  for (const event of events) {
    if (JSON.stringify(event).length === 0) throw new Error('bench: an event has no JSON');
  }
}

/** A fresh masker, as after a page load: no token is known yet. */
function maskerFor({ mirror }: SamplePage): (events: readonly eventWithTime[]) => void {
  const masker = createEventMasker({ policy: compilePolicy(DEFAULT_POLICY), mirror });
  return (events) => {
    for (const event of events) {
      if (masker.mask(event) === null) throw new Error('bench: the masker dropped an event of the sample');
    }
  };
}
