// What sealing costs over the least that anyone would do: DEFLATE and AES-GCM by WebCrypto with one key kept for all.
import { compare, type Effort, elapsedMs, type Figure } from '../compare.ts';
import { maskedBatches } from '../samples/masked-batches.ts';
import { sampleEpochs } from '../samples/open-sample-epoch.ts';

const BATCHES = 100;
const BASELINE = 'deflate + AES-GCM, one key';

/** MB of JSON a second through each way of sealing, and what opening an epoch takes once per page. */
export async function benchSeal(effort: Effort): Promise<Figure[]> {
  const batches = maskedBatches(effort.size(BATCHES));
  const megabytes = batches.reduce((sum, batch) => sum + Buffer.byteLength(batch), 0) / 1e6;
  const openEpoch = await sampleEpochs();
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const speed = async (work: () => Promise<void>) => ({ JSON: (megabytes / (await elapsedMs(work))) * 1000 });

  const bare = () => sealBare(key, batches);
  const seal = async () => {
    const sealer = await openEpoch();
    return async () => {
      for (const batch of batches) await sealer.seal(sealer.reserve({}), batch);
    };
  };
  const sealNow = async () => {
    const sealer = await openEpoch();
    return async () => {
      for (const batch of batches) sealer.sealNow(sealer.reserve({}), batch);
    };
  };
  const throughput = await compare(
    {
      metrics: { JSON: 'MB/s' },
      baseline: BASELINE,
      variants: [
        { name: BASELINE, measure: () => speed(bare) },
        { name: 'seal', measure: async () => speed(await seal()) },
        { name: 'sealNow (not compressed)', measure: async () => speed(await sealNow()) },
      ],
    },
    effort,
  );
  const opened = async () => ({ epoch: await elapsedMs(async () => void (await openEpoch())) });
  const opening = { metrics: { epoch: 'ms' }, variants: [{ name: 'createEpochSealer', measure: opened }] };
  return [...throughput, ...(await compare(opening, effort))];
}

async function sealBare(key: CryptoKey, batches: readonly string[]): Promise<void> {
  for (const [index, batch] of batches.entries()) {
    const stream = new Blob([batch]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const deflated = await new Response(stream).arrayBuffer();
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(8, index);
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, deflated);
  }
}
