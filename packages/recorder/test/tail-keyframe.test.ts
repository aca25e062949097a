// KEYFRAME of a page's last chunk speaks of the line that stands first in it, also where a batch that a worker lost came
// back behind younger ones.
import { FLAG_FINAL, FLAG_KEYFRAME } from '@scrim/crypto/format';
import { type ChunkJob, type EpochSealer, SealError, type SealedChunk } from '@scrim/crypto/seal';
import { type EpochId, type MaskedBatch, newEpochId, newSessionId, type Permit } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { startSealing } from '../src/seal/seal-stage.ts';

const batch = (name: string, keyframe: boolean) =>
  ({ ndjson: `{"name":"${name}"}\n`, keyframe }) as unknown as MaskedBatch;

/** Loses its first job as a worker does that says no; all others last for ever. */
function losingSealer() {
  const last: { flags: number; ndjson: string }[] = [];
  let next = 0;
  const sealer: EpochSealer = {
    eid: newEpochId() as EpochId,
    header: new Uint8Array(1),
    get next() {
      return next;
    },
    reserve({ keyframe = false, final = false } = {}): ChunkJob {
      next += 1;
      return { i: next - 1, flags: (final ? FLAG_FINAL : 0) | (keyframe ? FLAG_KEYFRAME : 0) };
    },
    seal: ({ i }) =>
      i === 0
        ? Promise.reject(new SealError('worker_failed', 'lost'))
        : new Promise<SealedChunk>(() => undefined),
    sealNow(job, ndjson) {
      last.push({ flags: job.flags, ndjson });
      return { ...job, ct: new Uint8Array(1040) };
    },
    abandon: () => undefined,
    transcript: () => ({ next, th: new Uint8Array(32) }),
    drop: () => undefined,
  };
  return { sealer, last };
}

async function tailOf(batches: readonly MaskedBatch[]) {
  const { sealer, last } = losingSealer();
  const stage = startSealing({
    sealer,
    worker: null,
    permit: { writeToken: 'token', sid: newSessionId(), gen: 0 } as unknown as Permit,
    onFrame: () => undefined,
    onProgress: () => undefined,
    onError: () => {
      throw new Error('sealing failed');
    },
  });
  for (const one of batches) stage.seal(one);
  // The lost job comes back as the youngest one.
  await new Promise(setImmediate);
  stage.sealTail(null, 60_000);
  const [{ flags, ndjson } = { flags: -1, ndjson: '' }] = last;
  return { keyframe: (flags & FLAG_KEYFRAME) !== 0, ndjson };
}

const SKIPPED = '{"ssf":"skipped","i":[0,1,2]}\n';

describe('the tail', () => {
  it('is no keyframe where what was lost comes before the snapshot', async () => {
    expect(await tailOf([batch('before', false), batch('snapshot', true)])).toEqual({
      keyframe: false,
      ndjson: `${SKIPPED}{"name":"before"}\n{"name":"snapshot"}\n`,
    });
  });

  it('is one where what was lost is the snapshot', async () => {
    expect(await tailOf([batch('snapshot', true), batch('after', false)])).toEqual({
      keyframe: true,
      ndjson: `${SKIPPED}{"name":"snapshot"}\n{"name":"after"}\n`,
    });
  });
});
