// What the sealer is given in life: masked events as batches of one JSON object and LF each, made by the real masker.
import type { eventWithTime } from '@rrweb/types';
import { compilePolicy, createEventMasker, DEFAULT_POLICY } from '@scrim/masking-rules';
import { samplePage } from './sample-page.ts';

/** Where the recorder cuts a batch. */
const BATCH_CHARACTERS = 32 * 1024;

/** As many batches of 32 KiB, no two alike. */
export function maskedBatches(count: number): readonly string[] {
  const batches: string[] = [];
  // A mutation masked is some 1,000 characters; the rest of the last page is left over.
  const { mutations, mirror } = samplePage(1000, count * 64);
  const masker = createEventMasker({ policy: compilePolicy(DEFAULT_POLICY), mirror });
  let batch = '';
  for (const mutation of mutations) {
    batch += lineOf(masker.mask(mutation) as eventWithTime | null);
    if (batch.length < BATCH_CHARACTERS) continue;
    batches.push(batch);
    batch = '';
    if (batches.length === count) return batches;
  }
  throw new Error(`bench: expected ${count} batches, got ${batches.length}`);
}

function lineOf(event: eventWithTime | null): string {
  if (event === null) throw new Error('bench: the masker dropped an event of the sample');
  return `${JSON.stringify(event)}\n`;
}
