// Runs inside a page of its own: a sealer with or without the seal worker, driven from the test. It keeps the sealer alive
// and gives out what a collector would see.
import {
  createEpochSealer,
  type EpochSealer,
  type EpochSealerOptions,
  startSealingWorker,
} from '@scrim/crypto/seal';
import { encodeBase64Url } from '@scrim/protocol';

interface PageChunk {
  readonly i: number;
  readonly flags: number;
  readonly ct: string;
}

let sealer: EpochSealer | null = null;

const told = ({ i, flags, ct }: { i: number; flags: number; ct: Uint8Array }): PageChunk => ({
  i,
  flags,
  ct: encodeBase64Url(ct),
});

async function readyWorker(url: string) {
  const worker = startSealingWorker(url);
  while (worker.state === 'starting') await new Promise((resolve) => setTimeout(resolve, 5));
  if (worker.state !== 'ready') throw new Error('the worker did not start');
  return worker;
}

const page = {
  /** @returns the header, base64url */
  async begin(
    options: Omit<EpochSealerOptions, 'psk'>,
    psk: readonly number[],
    workerUrl: string | null,
  ): Promise<string> {
    const worker = workerUrl === null ? {} : { worker: await readyWorker(workerUrl) };
    sealer = await createEpochSealer({ ...options, psk: Uint8Array.from(psk), ...worker });
    return encodeBase64Url(sealer.header);
  },
  async seal(ndjson: string, final = false): Promise<PageChunk> {
    if (sealer === null) throw new Error('no sealer');
    return told(await sealer.seal(sealer.reserve({ final }), ndjson));
  },
  sealNow(ndjson: string, final = false): PageChunk {
    if (sealer === null) throw new Error('no sealer');
    return told(sealer.sealNow(sealer.reserve({ final }), ndjson));
  },
};

/** What the test finds on the page's global. */
export type SealingPage = typeof page;

Reflect.set(globalThis, 'sealing', page);
