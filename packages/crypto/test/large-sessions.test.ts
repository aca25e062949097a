// Long sessions and hostile ones take bounded memory: a file of 200 MB that comes as a stream, a chunk that inflates
// without end, an epoch of every index. Each figure has its control: what is kept is seen.
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deflateRawSync } from 'node:zlib';
import { encodeChunkRecord, encodeEpochStart, parseHeader } from '@scrim/crypto/format';
import { type OpenedChunk, openSealedFile } from '@scrim/crypto/open';
import { createEpochSealer } from '@scrim/crypto/seal';
import { beforeAll, describe, expect, it } from 'vitest';
import { inflate } from '../src/open/inflate.ts';
import { createEpochAccount } from '../src/open/opening-report.ts';
import { RatchetSealer } from '../src/seal/epoch-sealer.ts';
import { forgeEpoch, type Holder, newHolder, PSK, sealerOptions } from './forge.ts';

const MB = 1e6;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let holder: Holder;
beforeAll(async () => {
  holder = await newHolder();
});

/**
 * Megabytes that are still held; a long string of Node lies outside the heap. Buffers that WebCrypto's threads have just
 * let go of are free a turn later.
 */
async function heldMb(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    collectGarbage();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

/** A sealed file piece by piece; what was handed out is not kept here. */
async function* sealedFile(chunks: number, pieceBytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  const sealer = await createEpochSealer(sealerOptions(holder));
  if (!(sealer instanceof RatchetSealer)) throw new Error('another sealer');
  yield encodeEpochStart(sealer.header);
  // As long as a chunk can be, and not compressed.
  const line = `{"n":"${'a'.repeat(8 * 1024 * 1024 - 14)}"}\n`;
  const data = new TextEncoder().encode(line);
  for (let i = 0; i < chunks; i += 1) {
    const job = sealer.reserve({ final: i === chunks - 1 });
    const record = encodeChunkRecord(await sealer.sealData(job, 0, data));
    for (let at = 0; at < record.length; at += pieceBytes) yield record.slice(at, at + pieceBytes);
  }
}

async function openKeeping(file: AsyncIterable<Uint8Array>, kept: OpenedChunk[] | null) {
  const opening = openSealedFile(file, { key: holder.key, psk: PSK });
  const start = await heldMb();
  const held: number[] = [];
  for (;;) {
    const step = await opening.next();
    if (step.done) return { held, report: step.value.epochs[0] };
    kept?.push(step.value);
    if (step.value.i % 4 === 3) held.push((await heldMb()) - start);
  }
}

describe('a file that comes as a stream', () => {
  it('of 201 MB is never whole in memory', async () => {
    const { held, report } = await openKeeping(sealedFile(24, 256 * 1024), null);
    expect(report).toMatchObject({ chunks: 24, closed: true, gaps: [] });
    const [first = 0] = held;
    const last = held.at(-1) ?? 0;
    // A few chunks of 8 MB in their several forms, the sealing side's too; not more as the file goes on.
    expect(Math.max(...held)).toBeLessThan(100);
    expect(last - first).toBeLessThan(20);
  });

  it('of 67 MB is seen when its chunks are kept', async () => {
    const { held } = await openKeeping(sealedFile(8, 256 * 1024), []);
    const [first = 0, last = 0] = held;
    expect(last - first).toBeGreaterThan(30);
  });
});

/** Most megabytes of buffers while something runs, above what there was. */
async function mostWhile(work: () => Promise<unknown>): Promise<number> {
  const buffersMb = () => process.memoryUsage().arrayBuffers / MB;
  collectGarbage();
  const start = buffersMb();
  let most = 0;
  const sampling = setInterval(() => {
    most = Math.max(most, buffersMb() - start);
  }, 1);
  await work().catch(() => undefined);
  clearInterval(sampling);
  return Math.max(most, buffersMb() - start);
}

describe('a chunk that inflates without end', () => {
  it('takes 64 MiB and no more, however long its stream is', async () => {
    const bomb = new Uint8Array(deflateRawSync(Buffer.alloc(384 * MB)));
    // What is inflated (67 MB), a slice that was inflated in one go (17 MB), and pieces on their way.
    expect(await mostWhile(() => inflate(bomb))).toBeLessThan(120);
  });

  it('is seen while it grows', async () => {
    const large = new Uint8Array(deflateRawSync(Buffer.alloc(60 * MB)));
    expect(await mostWhile(() => inflate(large))).toBeGreaterThan(55);
  });
});

it('the account of an epoch of every index takes 34 bytes a chunk', async () => {
  const { header } = await forgeEpoch([holder], []);
  const before = await heldMb();
  const account = createEpochAccount(parseHeader(header));
  const bodyHash = new Uint8Array(32);
  const skipped = Array.from({ length: 32_768 }, (_, at) => 2 * at + 1);
  for (let i = 0; i < 65_536; i += 2) account.addChunk({ i, flags: 0 }, bodyHash, { lines: [], skipped: [] });
  account.addChunk({ i: 65_535, flags: 1 }, bodyHash, { lines: ['{}'], skipped: skipped.slice(0, -1) });
  expect((await heldMb()) - before).toBeLessThan(4);
  expect(account.report()).toMatchObject({ gaps: [], closed: true, chunks: 32_769, events: 1 });
  expect([account.isPresent(65_534), account.isPresent(65_533), account.isPresent(65_535)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(account.transcriptBelow(65_536).complete).toBe(true);
});
