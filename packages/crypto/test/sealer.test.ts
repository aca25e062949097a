// The owner of the chain: one input a key, nothing after the end, nothing left behind.
import {
  FLAG_FINAL,
  FLAG_KEYFRAME,
  firstTranscript,
  MAX_INFLATED_BYTES,
  nextTranscript,
  parseHeader,
} from '@scrim/crypto/format';
import { createEpochSealer, type EpochSealerOptions, skippedLine } from '@scrim/crypto/seal';
import { type KEMFactory, NotSupportedError } from 'hpke';
import { beforeAll, describe, expect, it } from 'vitest';
import { stepChain } from '../src/format/key-schedule.ts';
import { loadKem } from '../src/hpke/kem.ts';
import { startEpoch } from '../src/seal/epoch-header.ts';
import {
  fileOf,
  HASH,
  type Holder,
  newCore,
  newHolder,
  openFile,
  PSK,
  SID,
  SITE,
  sealerOptions,
} from './forge.ts';
import { toHex } from './known-answers.ts';

let holder: Holder;
beforeAll(async () => {
  holder = await newHolder();
});
const options = (changes: Partial<EpochSealerOptions> = {}) => sealerOptions(holder, changes);

const LINE = '{"n":1}\n';

describe('sealing', () => {
  it('seals by both ciphers what opens again, in any order of ending', async () => {
    const sealer = await createEpochSealer(options());
    const jobs = [
      sealer.reserve({ keyframe: true }),
      sealer.reserve(),
      sealer.reserve({ final: true }),
    ] as const;
    const last = sealer.sealNow(jobs[2], skippedLine([1]) + LINE);
    const long = LINE.repeat(5000);
    const first = await sealer.seal(jobs[0], long);
    sealer.abandon(jobs[1]);
    expect(first.flags).toBe(FLAG_KEYFRAME);
    expect(last.flags).toBe(FLAG_FINAL);
    expect(first.ct.length).toBeLessThan(long.length / 10);
    const { code, chunks, report } = await openFile(
      fileOf({ header: sealer.header, chunks: [first, last] }),
      holder.key,
    );
    expect(code).toBeNull();
    expect(chunks.map(({ i, lines }) => [i, lines.length])).toEqual([
      [0, 5000],
      [2, 1],
    ]);
    expect(report?.epochs[0]).toMatchObject({
      eid: sealer.eid,
      gaps: [],
      closed: true,
      startedAt: 1_795_219_200,
    });
  });

  it('writes a header that says what it was given', async () => {
    const prev = { eid: (await createEpochSealer(options())).eid, next: 3, th: HASH };
    const sealer = await createEpochSealer(options({ prev, eseq: 1 }));
    const { core } = parseHeader(sealer.header);
    expect(core).toMatchObject({
      siteId: SITE,
      sid: SID,
      gen: 0,
      eseq: 1,
      prev,
      supersedes: null,
      eid: sealer.eid,
    });
  });

  it('never makes the same epoch twice', async () => {
    const [a, b] = [await createEpochSealer(options()), await createEpochSealer(options())];
    expect(a.eid).not.toBe(b.eid);
    const sealed = [a, b].map((sealer) => toHex(sealer.sealNow(sealer.reserve(), LINE).ct));
    expect(sealed[0]).not.toBe(sealed[1]);
  });
});

describe('a job', () => {
  it('is good for one input, whichever cipher comes first', async () => {
    const sealer = await createEpochSealer(options());
    const [a, b] = [sealer.reserve(), sealer.reserve()];
    sealer.sealNow(a, LINE);
    expect(() => sealer.sealNow(a, LINE)).toThrow(expect.objectContaining({ code: 'job_used' }));
    const sealing = sealer.seal(b, LINE);
    expect(() => sealer.sealNow(b, LINE)).toThrow(expect.objectContaining({ code: 'job_used' }));
    await expect(sealer.seal(b, LINE)).rejects.toMatchObject({ code: 'job_used' });
    await expect(sealing).resolves.toMatchObject({ i: 1 });
  });

  it('of another sealer, or a copy of one, is none', async () => {
    const [one, other] = [await createEpochSealer(options()), await createEpochSealer(options())];
    const job = other.reserve();
    expect(() => one.sealNow(job, LINE)).toThrow(expect.objectContaining({ code: 'job_used' }));
    expect(() => other.sealNow({ ...job }, LINE)).toThrow(expect.objectContaining({ code: 'job_used' }));
  });

  it('shows index and flags, and nothing else', async () => {
    const job = (await createEpochSealer(options())).reserve();
    expect(Reflect.ownKeys(job)).toEqual(['i', 'flags']);
    expect(Object.isFrozen(job)).toBe(true);
  });

  it('given up while it is being sealed gives no chunk', async () => {
    const sealer = await createEpochSealer(options());
    const job = sealer.reserve();
    const sealing = sealer.seal(job, LINE);
    sealer.abandon(job);
    await expect(sealing).rejects.toMatchObject({ code: 'job_abandoned' });
  });

  it('too large is used all the same, and its index is passed over', async () => {
    const sealer = await createEpochSealer(options());
    const job = sealer.reserve();
    const line = `{"n":"${'a'.repeat(8 * 1024 * 1024)}"}\n`;
    expect(() => sealer.sealNow(job, line)).toThrow(expect.objectContaining({ code: 'chunk_too_large' }));
    expect(() => sealer.sealNow(job, LINE)).toThrow(expect.objectContaining({ code: 'job_used' }));
    expect(sealer.transcript().next).toBe(1);
  });

  it('too large for a reader is used all the same: bytes count, not characters', async () => {
    const sealer = await createEpochSealer(options());
    const [a, b] = [sealer.reserve(), sealer.reserve()];
    const line = `{"n":"${'€'.repeat(Math.ceil(MAX_INFLATED_BYTES / 3))}"}\n`;
    await expect(sealer.seal(a, line)).rejects.toMatchObject({ name: 'SealError', code: 'chunk_too_large' });
    await expect(sealer.seal(a, LINE)).rejects.toMatchObject({ code: 'job_used' });
    expect(() => sealer.sealNow(b, line)).toThrow(expect.objectContaining({ code: 'chunk_too_large' }));
    expect(() => sealer.sealNow(b, LINE)).toThrow(expect.objectContaining({ code: 'job_used' }));
    expect(sealer.transcript().next).toBe(2);
  }, 60_000);

  it('as large as a reader takes is sealed and opens', async () => {
    const sealer = await createEpochSealer(options());
    const around = '{"n":""}\n'.length;
    const line = `{"n":"${'a'.repeat(MAX_INFLATED_BYTES - around)}"}\n`;
    const chunk = await sealer.seal(sealer.reserve(), line);
    const opened = await openFile(fileOf({ header: sealer.header, chunks: [chunk] }), holder.key);
    expect(opened.code).toBeNull();
    expect(opened.chunks[0]?.lines[0]?.length).toBe(line.length - 1);
  }, 60_000);

  it.each(['[1]\n', '{"n":1}', 'x', '\n'])('does not take %j', async (ndjson) => {
    const sealer = await createEpochSealer(options());
    const job = sealer.reserve();
    expect(() => sealer.sealNow(job, ndjson)).toThrow(TypeError);
    expect(sealer.sealNow(job, LINE).i).toBe(0);
  });
});

describe('the transcript', () => {
  it('stands before the first job that has not ended', async () => {
    const sealer = await createEpochSealer(options());
    const hh = parseHeader(sealer.header).hh;
    const [a, b, c, d] = [sealer.reserve(), sealer.reserve(), sealer.reserve(), sealer.reserve()];
    expect(sealer.transcript()).toEqual({ next: 0, th: firstTranscript(hh) });
    const second = sealer.sealNow(b, LINE);
    expect(sealer.transcript()).toEqual({ next: 0, th: firstTranscript(hh) });
    const first = sealer.sealNow(a, LINE);
    const afterFirst = nextTranscript(firstTranscript(hh), 0, first.flags, first.ct);
    const afterSecond = nextTranscript(afterFirst, 1, second.flags, second.ct);
    expect(sealer.transcript()).toEqual({ next: 2, th: afterSecond });
    const fourth = sealer.sealNow(d, LINE);
    sealer.abandon(c);
    expect(sealer.transcript()).toEqual({
      next: 4,
      th: nextTranscript(afterSecond, 3, fourth.flags, fourth.ct),
    });
  });
});

describe('the end', () => {
  const ended = expect.objectContaining({ code: 'epoch_ended' });

  it('comes with FINAL', async () => {
    const sealer = await createEpochSealer(options());
    const job = sealer.reserve({ final: true });
    expect(() => sealer.reserve()).toThrow(ended);
    expect(sealer.sealNow(job, LINE).flags).toBe(FLAG_FINAL);
  });

  it('comes with index 65,535, which is FINAL', async () => {
    const sealer = await createEpochSealer(options());
    let job = sealer.reserve();
    while (job.i < 65_535) {
      expect(job.flags).toBe(0);
      sealer.abandon(job);
      job = sealer.reserve();
    }
    expect(job.flags).toBe(FLAG_FINAL);
    expect(sealer.next).toBe(65_536);
    expect(() => sealer.reserve()).toThrow(ended);
    const file = fileOf({ header: sealer.header, chunks: [sealer.sealNow(job, LINE)] });
    expect((await openFile(file, holder.key)).report?.epochs[0]?.gaps).toEqual([[0, 65_534]]);
  });

  it('comes with drop: nothing reserved, nothing being sealed gives a chunk', async () => {
    const sealer = await createEpochSealer(options());
    const [a, b, c] = [sealer.reserve(), sealer.reserve(), sealer.reserve()];
    sealer.sealNow(a, LINE);
    const before = sealer.transcript();
    const sealing = sealer.seal(b, LINE);
    sealer.drop();
    await expect(sealing).rejects.toMatchObject({ code: 'job_abandoned' });
    expect(() => sealer.sealNow(c, LINE)).toThrow(expect.objectContaining({ code: 'job_used' }));
    expect(() => sealer.reserve()).toThrow(ended);
    expect(sealer.transcript()).toEqual(before);
  });
});

describe('beginning an epoch', () => {
  const chance = (kem: KEMFactory) => ({ root: new Uint8Array(32).fill(9), kemFor: () => kem });

  it('wipes the root, and stepping wipes the chain', async () => {
    const fixed = chance(await loadKem(1));
    const { chain } = await startEpoch(newCore(), [holder.recipient], PSK, fixed);
    expect(toHex(fixed.root)).toBe('00'.repeat(32));
    expect(toHex(chain)).not.toBe('00'.repeat(32));
    stepChain(chain, 0);
    expect(toHex(chain)).toBe('00'.repeat(32));
  });

  it('on a platform without the suite says so, and wipes the root all the same', async () => {
    const kem = (await loadKem(1))();
    const missing = chance(() => ({
      ...kem,
      Encap: () => Promise.reject(new NotSupportedError('X25519')),
    }));
    const starting = startEpoch(newCore(), [holder.recipient], PSK, missing);
    await expect(starting).rejects.toMatchObject({ name: 'SealError', code: 'platform_unsupported' });
    expect(toHex(missing.root)).toBe('00'.repeat(32));
  });
});

describe('misuse', () => {
  it.each([
    ['psk', { psk: new Uint8Array(31) }, RangeError],
    ['recipients', { recipients: [] }, RangeError],
    ['sid', { sid: 'x' as EpochSealerOptions['sid'] }, TypeError],
    ['gen', { gen: -1 }, TypeError],
    ['supersedes', { gen: 1 }, TypeError],
    ['startedAt', { startedAtMs: Number.NaN }, TypeError],
    ['policy', { policy: { id: 'a b', version: '1', hash: HASH } }, TypeError],
    ['schema', { schema: 'other' as 'rrweb/2' }, TypeError],
  ])('a wrong %s is named', async (name, changes, type) => {
    const creating = createEpochSealer(options(changes));
    await expect(creating).rejects.toThrow(type);
    await expect(creating).rejects.toThrow(new RegExp(`^${name}`));
  });

  it('recipients of another suite, under another id, twice, or of low order are not sealed to', async () => {
    const { recipient } = holder;
    const other = await newHolder();
    const { keyIdOf } = await import('@scrim/crypto/format');
    const zero = new Uint8Array(32);
    const wrong = [
      [{ ...recipient, suite: 3 as const }],
      [{ ...recipient, kid: other.recipient.kid }],
      [recipient, recipient],
      [{ suite: 1 as const, pk: 'A'.repeat(43), kid: keyIdOf(1, zero) }],
      Array.from({ length: 9 }, () => recipient),
    ];
    for (const recipients of wrong) {
      await expect(createEpochSealer(options({ recipients }))).rejects.toThrow(RangeError);
    }
  });

  it.each([[[]], [[1, 1]], [[2, 1]], [[-1]], [[0.5]], [[65_535]]])(
    'skippedLine(%j) is a RangeError',
    (indices) => {
      expect(() => skippedLine(indices)).toThrow(RangeError);
    },
  );
});
