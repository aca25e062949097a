// Every way to break a file that has a name, each with its one code; and, for each, how much was delivered before.
import { FLAG_FINAL, FLAG_KEYFRAME, type SsfCode } from '@scrim/crypto/format';
import { joinBytes, newSessionId, type SiteId, u32 } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ForgedChunk,
  type ForgedEpoch,
  fileOf,
  forgeEpoch,
  type Holder,
  newHolder,
  openFile,
} from './forge.ts';

let holder: Holder;
let stranger: Holder;
beforeAll(async () => {
  holder = await newHolder();
  stranger = await newHolder();
});

const THREE: readonly ForgedChunk[] = [{ i: 0, flags: FLAG_KEYFRAME }, { i: 1 }, { i: 2, flags: FLAG_FINAL }];
const epoch = (chunks = THREE, changes = {}) => forgeEpoch([holder], chunks, changes);

interface Case {
  readonly code: SsfCode | null;
  /** Chunks delivered before the end. */
  readonly delivered: number;
  file(): Promise<Uint8Array>;
}

async function mutateChunks(
  change: (chunks: ForgedEpoch['chunks']) => ForgedEpoch['chunks'],
): Promise<Uint8Array> {
  const sealed = await epoch();
  return fileOf({ ...sealed, chunks: change(sealed.chunks) });
}

const flip = (bytes: Uint8Array, at: number) => bytes.with(at, (bytes.at(at) ?? 0) ^ 1);
const headerBytes = async () => 8 + (await epoch()).header.length;

const FRAMING: Record<string, Case> = {
  good: { code: null, delivered: 3, file: async () => fileOf(await epoch()) },
  no_chunks: { code: null, delivered: 0, file: async () => fileOf(await epoch([])) },
  no_final: { code: null, delivered: 2, file: () => mutateChunks((chunks) => chunks.slice(0, 2)) },
  dropped_middle: {
    code: null,
    delivered: 2,
    file: () => mutateChunks(([a, , c]) => [a, c].filter((x) => x !== undefined)),
  },
  empty_file: { code: 'ssf_malformed', delivered: 0, file: async () => new Uint8Array() },
  bad_magic: { code: 'ssf_malformed', delivered: 0, file: async () => flip(fileOf(await epoch()), 3) },
  magic_cut: { code: 'ssf_malformed', delivered: 0, file: async () => fileOf(await epoch()).slice(0, 3) },
  header_len_cut: {
    code: 'ssf_malformed',
    delivered: 0,
    file: async () => fileOf(await epoch()).slice(0, 7),
  },
  header_len_zero: { code: 'ssf_malformed', delivered: 0, file: async () => joinBytes('SSF1', u32(0)) },
  header_len_over_limit: {
    code: 'ssf_limit',
    delivered: 0,
    file: async () => joinBytes('SSF1', u32(32_769)),
  },
  header_cut: { code: 'ssf_malformed', delivered: 0, file: async () => fileOf(await epoch()).slice(0, 200) },
  chunk_head_cut: {
    code: 'ssf_malformed',
    delivered: 0,
    file: async () => fileOf(await epoch()).slice(0, (await headerBytes()) + 8),
  },
  chunk_cut: { code: 'ssf_malformed', delivered: 2, file: async () => fileOf(await epoch()).slice(0, -1) },
  trailing_byte: {
    code: 'ssf_malformed',
    delivered: 3,
    file: async () => joinBytes(fileOf(await epoch()), '\0'),
  },
  trailing_after_no_final: {
    code: 'ssf_malformed',
    delivered: 1,
    file: async () => joinBytes(fileOf(await epoch([{ i: 0 }])), '\0\0\0\u0001'),
  },
  trailing_junk: {
    code: 'ssf_limit',
    delivered: 3,
    file: async () => joinBytes(fileOf(await epoch()), 'nine bytes and more'),
  },
  length_not_padded: {
    code: 'ssf_malformed',
    delivered: 0,
    file: () => mutateChunks(([a]) => (a ? [{ ...a, ct: joinBytes(a.ct, '\0') }] : [])),
  },
  length_below_tag: {
    code: 'ssf_malformed',
    delivered: 0,
    file: () => mutateChunks(([a]) => (a ? [{ ...a, ct: a.ct.slice(0, 15) }] : [])),
  },
  length_over_limit: {
    code: 'ssf_limit',
    delivered: 0,
    file: async () => joinBytes(fileOf(await epoch([])), u32(0), '\0', u32(8 * 1024 * 1024 + 17)),
  },
  index_over_limit: {
    code: 'ssf_limit',
    delivered: 0,
    file: () => mutateChunks(([a]) => (a ? [{ ...a, i: 65_536 }] : [])),
  },
  unknown_flag: {
    code: 'ssf_unsupported',
    delivered: 0,
    file: () => mutateChunks(([a]) => (a ? [{ ...a, flags: 4 }] : [])),
  },
  high_flag: {
    code: 'ssf_unsupported',
    delivered: 0,
    file: () => mutateChunks(([a]) => (a ? [{ ...a, flags: 0x82 }] : [])),
  },
};

const ORDER: Record<string, Case> = {
  swapped: {
    code: 'ssf_open_failed',
    delivered: 0,
    file: () =>
      mutateChunks(([a, b]) =>
        a && b
          ? [
              { ...b, i: 0 },
              { ...a, i: 1 },
            ]
          : [],
      ),
  },
  out_of_order: {
    code: 'ssf_order',
    delivered: 1,
    file: () => mutateChunks(([a, b]) => (a && b ? [b, a] : [])),
  },
  dup: { code: 'ssf_order', delivered: 1, file: () => mutateChunks(([a]) => (a ? [a, a] : [])) },
  final_twice: {
    code: 'ssf_order',
    delivered: 1,
    file: async () =>
      fileOf(
        await epoch([
          { i: 0, flags: FLAG_FINAL },
          { i: 1, flags: FLAG_FINAL },
        ]),
      ),
  },
  after_final: {
    code: 'ssf_order',
    delivered: 1,
    file: async () => fileOf(await epoch([{ i: 0, flags: FLAG_FINAL }, { i: 1 }])),
  },
  index_over_limit_before_order: {
    code: 'ssf_limit',
    delivered: 3,
    file: () => mutateChunks((chunks) => [...chunks, { i: 70_000, flags: 0, ct: new Uint8Array(1040) }]),
  },
  order_before_flags: {
    code: 'ssf_order',
    delivered: 3,
    file: () => mutateChunks((chunks) => [...chunks, { i: 3, flags: 0xff, ct: new Uint8Array() }]),
  },
  flags_before_length: {
    code: 'ssf_unsupported',
    delivered: 0,
    file: () => mutateChunks(([a]) => (a ? [{ ...a, flags: 0xff, ct: new Uint8Array() }] : [])),
  },
  epoch_twice: {
    code: 'ssf_order',
    delivered: 3,
    file: async () => {
      const same = await epoch();
      return fileOf(same, same);
    },
  },
};

const BINDING: Record<string, Case> = {
  mixed_site: {
    code: 'ssf_binding',
    delivered: 3,
    file: async () => fileOf(await epoch(), await epoch(THREE, { siteId: 'other' as SiteId })),
  },
  mixed_session: {
    code: 'ssf_binding',
    delivered: 3,
    file: async () => fileOf(await epoch(), await epoch(THREE, { sid: newSessionId() })),
  },
  mixed_generation: {
    code: 'ssf_binding',
    delivered: 3,
    file: async () => {
      const first = await epoch();
      const supersedes = { eid: first.eid, th: 'A'.repeat(43) };
      return fileOf(first, await epoch(THREE, { gen: 1, supersedes }));
    },
  },
  mixed_schema: {
    code: 'ssf_binding',
    delivered: 3,
    file: async () => fileOf(await epoch(), await epoch(THREE, { schema: 'scrim-card/1' })),
  },
  no_recipient: {
    code: 'ssf_no_recipient',
    delivered: 0,
    file: async () => fileOf(await forgeEpoch([stranger], THREE)),
  },
  second_epoch_of_another_recipient: {
    code: 'ssf_no_recipient',
    delivered: 3,
    file: async () => fileOf(await epoch(), await forgeEpoch([stranger], THREE)),
  },
  chunk_of_another_epoch: {
    code: 'ssf_open_failed',
    delivered: 1,
    file: async () => {
      const [one, other] = [await epoch(), await epoch()];
      const [a] = one.chunks;
      const [, b] = other.chunks;
      return fileOf({ ...one, chunks: a && b ? [a, b] : [] });
    },
  },
  reflagged: {
    code: 'ssf_open_failed',
    delivered: 1,
    file: () => mutateChunks(([a, b]) => (a && b ? [a, { ...b, flags: FLAG_FINAL }] : [])),
  },
  moved: {
    code: 'ssf_open_failed',
    delivered: 1,
    file: () => mutateChunks(([a, b]) => (a && b ? [a, { ...b, i: 2 }] : [])),
  },
  altered_ct: {
    code: 'ssf_open_failed',
    delivered: 2,
    file: async () => flip(fileOf(await epoch()), -1),
  },
};

const SUITES = { FRAMING, ORDER, BINDING };

describe.each(Object.entries(SUITES))('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', async (_name, { code, delivered, file }) => {
    const opening = await openFile(await file(), holder.key);
    expect([opening.code, opening.chunks.length]).toEqual([code, delivered]);
  });
});

describe('what is expected', () => {
  it.each([
    ['siteId', { siteId: 'other' as SiteId }],
    ['sid', { sid: newSessionId() }],
    ['gen', { gen: 1 }],
    ['schema', { schema: 'scrim-card/1' as const }],
  ])('another %s is ssf_binding, before the key is tried', async (_, expected) => {
    const file = fileOf(await forgeEpoch([stranger], THREE));
    expect((await openFile(file, holder.key, { expect: expected })).code).toBe('ssf_binding');
  });

  it('the same site, session, generation and schema open', async () => {
    const sealed = await epoch();
    const { SITE, SID } = await import('./forge.ts');
    const same = { siteId: SITE, sid: SID, gen: 0, schema: 'rrweb/2' as const };
    expect((await openFile(fileOf(sealed), holder.key, { expect: same })).code).toBeNull();
  });

  it('another psk is ssf_open_failed', async () => {
    const psk = new Uint8Array(32).fill(8);
    expect((await openFile(fileOf(await epoch()), holder.key, { psk })).code).toBe('ssf_open_failed');
  });

  it.each([0, 31, 33])('a psk of %i bytes is a RangeError at the call', async (length) => {
    const file = fileOf(await epoch());
    await expect(openFile(file, holder.key, { psk: new Uint8Array(length) })).rejects.toThrow(RangeError);
  });
});
