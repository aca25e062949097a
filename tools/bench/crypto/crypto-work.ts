// What `pnpm bench crypto` times: each task once, by name. Runs in Node and in a page alike.
import { openEpochs } from '@scrim/crypto/open';
import type { ChunkJob, EpochSealer, SealedChunk } from '@scrim/crypto/seal';
import { type SampleEpochs, sampleEpochs } from '../samples/sample-epochs.ts';
import { deflateAlone, prepareAlone, sealAlone } from './platform-alone.ts';

/** How much is done at once. */
export interface CryptoSample {
  /** Batches of a session, each lines of JSON. */
  readonly batches: readonly string[];
  /** How many chunks of 64 KiB are sealed. */
  readonly seals: number;
}

/** `ms` for one chunk of 64 KiB, for the session, for one set-up. */
export interface CryptoWork {
  measure(task: CryptoTask): Promise<number>;
}

export type CryptoTask =
  | 'seal alone'
  | 'seal'
  | 'sealNow'
  | 'deflate and seal alone'
  | 'deflate and seal'
  | 'open alone'
  | 'open'
  | 'set-up 1'
  | 'set-up 2'
  | 'set-up 3';

const CHUNK_BYTES = 64 * 1024;
const SET_UPS = 10;

/** Prepares everything that is not to be timed. */
export async function prepareCryptoWork({ batches, seals }: CryptoSample): Promise<CryptoWork> {
  const [one, two, three] = await Promise.all([sampleEpochs(1), sampleEpochs(2), sampleEpochs(3)]);
  const lines = linesOf(batches);
  const bytes = new TextEncoder().encode(lines);
  const openAlone = await prepareAlone(batches.map((batch) => new TextEncoder().encode(batch)));
  const open = await prepareOpening(one, batches);
  const times = async (work: () => Promise<unknown> | unknown) =>
    (await elapsed(async () => {
      for (let n = 0; n < seals; n += 1) await work();
    })) / seals;
  const sealing = async (seal: (sealer: EpochSealer, job: ChunkJob) => Promise<unknown> | unknown) => {
    const sealer = await one.begin();
    return await times(() => seal(sealer, sealer.reserve()));
  };
  const tasks: Record<CryptoTask, () => Promise<number>> = {
    'seal alone': () => times(() => sealAlone(bytes)),
    seal: () => sealing((sealer, job) => asItIs(sealer).sealData(job, 0, bytes)),
    sealNow: () => sealing((sealer, job) => sealer.sealNow(job, lines)),
    'deflate and seal alone': () => times(async () => sealAlone(await deflateAlone(bytes))),
    'deflate and seal': () => sealing((sealer, job) => sealer.seal(job, lines)),
    'open alone': () => elapsed(openAlone),
    open: () => elapsed(open),
    'set-up 1': () => setUp(one),
    'set-up 2': () => setUp(two),
    'set-up 3': () => setUp(three),
  };
  return { measure: (task) => tasks[task]() };
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function setUp(epochs: SampleEpochs): Promise<number> {
  const ms = await elapsed(async () => {
    for (let n = 0; n < SET_UPS; n += 1) (await epochs.begin()).drop();
  });
  return ms / SET_UPS;
}

/** 64 KiB of lines, the last one made to fit. */
function linesOf(batches: readonly string[]): string {
  const end = '{"p":""}\n';
  const whole = batches.join('').slice(0, CHUNK_BYTES - end.length);
  const lines = whole.slice(0, whole.lastIndexOf('\n') + 1);
  return `${lines}{"p":"${'x'.repeat(CHUNK_BYTES - end.length - lines.length)}"}\n`;
}

/** The way in for data that is encoded already; no door shows it. */
interface SealsAsItIs {
  sealData(job: ChunkJob, codec: 0, data: Uint8Array): Promise<SealedChunk>;
}

function asItIs(sealer: EpochSealer): SealsAsItIs {
  return sealer as unknown as SealsAsItIs;
}

/** Opens a whole session and looks at its report, so that no chunk is left out. */
async function prepareOpening(
  { key, psk, begin }: SampleEpochs,
  batches: readonly string[],
): Promise<() => Promise<void>> {
  const sealer = await begin();
  const chunks: SealedChunk[] = [];
  for (const batch of batches) chunks.push(await sealer.seal(sealer.reserve(), batch));
  return async () => {
    const opening = openEpochs([{ header: sealer.header, chunks }], { key, psk });
    let step = await opening.next();
    while (!step.done) step = await opening.next();
    if (step.value.epochs[0]?.chunks !== chunks.length) throw new Error('bench: a chunk was not opened');
  };
}
