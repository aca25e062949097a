// A seal worker that is there and cannot seal (no WebCrypto in it, no memory) is used once: its page seals on its own from
// then on, and does not hand the same lines to it for ever.
import { generateReadingKey } from '@scrim/crypto/keys';
import { createEpochSealer, startSealingWorker, type WorkerFailure } from '@scrim/crypto/seal';
import {
  encodeBase64Url,
  type MaskedBatch,
  newPermitId,
  newSessionId,
  type Permit,
  type SiteId,
} from '@scrim/protocol';
import { afterEach, expect, it, vi } from 'vitest';
import { startSealing } from '../src/seal/seal-stage.ts';
import type { SealedFrame } from '../src/ship/sealed-frame.ts';

afterEach(() => void vi.unstubAllGlobals());

const READY = 'scrim-seal-worker/1';
const HASH = 'A'.repeat(43);
const batch = (n: number) => ({ ndjson: `{"n":${n}}\n`, keyframe: false }) as unknown as MaskedBatch;

/** Says no to every job. */
class UnableWorker extends EventTarget {
  static jobs = 0;

  constructor() {
    super();
    queueMicrotask(() => this.#say({ ready: READY }));
  }

  postMessage({ id }: { readonly id: number }): void {
    UnableWorker.jobs += 1;
    setImmediate(() => this.#say({ id, refused: 'failed' }));
  }

  terminate(): void {}

  #say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

async function newSealer(worker: ReturnType<typeof startSealingWorker>) {
  const { suite, publicKey, kid } = await generateReadingKey();
  return await createEpochSealer({
    siteId: 'demo-shop' as SiteId,
    sid: newSessionId(),
    gen: 0,
    eseq: 0,
    prev: null,
    permitId: newPermitId(),
    psk: new Uint8Array(32).fill(7),
    recipients: [{ suite, pk: encodeBase64Url(publicKey), kid }],
    policy: { id: 'default', version: '1', hash: HASH },
    consent: { commitment: HASH, basis: 'consent' },
    recorder: { name: '@scrim/recorder', version: '0.1.0' },
    schema: 'rrweb/2',
    ksv: 1,
    startedAtMs: Date.now(),
    worker,
  });
}

it('a worker that refuses a job gets no other', async () => {
  vi.stubGlobal('Worker', UnableWorker);
  const failures: WorkerFailure[] = [];
  const worker = startSealingWorker('/worker.js', { onFailure: (code) => failures.push(code) });
  const sealer = await newSealer(worker);
  const frames: SealedFrame[] = [];
  const stage = startSealing({
    sealer,
    worker,
    permit: { writeToken: 'token', sid: newSessionId(), gen: 0 } as unknown as Permit,
    onFrame: (frame) => frames.push(frame),
    onProgress: () => undefined,
    onError: () => undefined,
  });
  expect(worker.state).toBe('ready');
  stage.seal(batch(0));
  stage.seal(batch(1));
  await vi.waitFor(() => expect(frames).toHaveLength(2));
  expect([UnableWorker.jobs, failures, worker.state]).toEqual([2, ['worker_failed'], 'failed']);
  // Two indices lost, two used.
  expect(sealer.next).toBe(4);
  await stage.finish(null);
});
