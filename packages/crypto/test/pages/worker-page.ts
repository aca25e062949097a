// Runs inside a page of its own: seal workers and sealers as a page has them, for the test to drive and to look into.
import {
  createEpochSealer,
  type EpochSealer,
  type EpochSealerOptions,
  type SealingWorker,
  startSealingWorker,
} from '@scrim/crypto/seal';
import { encodeBase64Url, ScrimError } from '@scrim/protocol';

/** A chunk as text, or the code of why there is none. */
export type ToldChunk =
  | { readonly i: number; readonly flags: number; readonly ct: string }
  | { readonly code: string };

const failures: string[] = [];
const pageErrors: string[] = [];
let worker: SealingWorker | null = null;
let sealer: EpochSealer | null = null;

addEventListener('error', ({ message }) => pageErrors.push(message));
addEventListener('unhandledrejection', ({ reason }) => pageErrors.push(String(reason)));

const current = (): EpochSealer => {
  if (sealer === null) throw new Error('no sealer');
  return sealer;
};

const page = {
  failures,
  /** What reached the page's own handlers. */
  pageErrors,
  start(url: string): void {
    worker = startSealingWorker(url, { onFailure: (code) => failures.push(code) });
  },
  state: () => worker?.state,
  stop: () => worker?.stop(),
  /** @returns the header, base64url */
  async begin(options: Omit<EpochSealerOptions, 'psk'>, psk: readonly number[]): Promise<string> {
    const own = worker === null ? {} : { worker };
    sealer = await createEpochSealer({ ...options, psk: Uint8Array.from(psk), ...own });
    return encodeBase64Url(sealer.header);
  },
  async seal(ndjson: string, final = false): Promise<ToldChunk> {
    const job = current().reserve({ final });
    try {
      const { i, flags, ct } = await current().seal(job, ndjson);
      return { i, flags, ct: encodeBase64Url(ct) };
    } catch (error) {
      return { code: error instanceof ScrimError ? error.code : String(error) };
    }
  },
  /** Seals and gives nothing out. @returns the bytes that came of it */
  async weigh(ndjson: string): Promise<number> {
    return (await current().seal(current().reserve(), ndjson)).ct.length;
  },
  /** Begins to seal, gives the job up at once, and waits for what becomes of it. */
  async sealAndAbandon(ndjson: string): Promise<string> {
    const job = current().reserve();
    const sealing = current().seal(job, ndjson);
    current().abandon(job);
    return await codeOf(sealing);
  },
  async sealAndDrop(ndjson: string): Promise<string> {
    const sealing = current().seal(current().reserve(), ndjson);
    current().drop();
    return await codeOf(sealing);
  },
  next: () => current().transcript().next,
};

const codeOf = (sealing: Promise<unknown>): Promise<string> =>
  sealing.then(
    () => 'sealed',
    (error) => (error instanceof ScrimError ? error.code : String(error)),
  );

/** What the test finds on the page's global. */
export type WorkerPage = typeof page;

Reflect.set(globalThis, 'workerPage', page);
