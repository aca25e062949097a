// Every way to break the order of a file's records, what binds them to each other, and what is expected of them.
import { FLAG_FINAL, FLAG_KEYFRAME } from '@scrim/crypto/format';
import { newSessionId, type SiteId } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileOf, forgeEpoch, type Holder, newHolder, openFile, SID, SITE } from './forge.ts';
import { type MutationTable, mutation, testMutations } from './mutation-table.ts';
import { flip, NONE, THREE, threeChunks } from './three-chunks.ts';

let holder: Holder;
let stranger: Holder;
let p256: Holder;
beforeAll(async () => {
  [holder, stranger, p256] = await Promise.all([newHolder(), newHolder(), newHolder(3)]);
});

const { bareRecord, epoch, followedBy, good, mutateChunks, mutateFirst } = threeChunks(() => holder);

const ORDER: MutationTable = {
  'indices ascending': {
    gap: mutation(null, 2, () => mutateChunks((chunks) => chunks.toSpliced(1, 1))),
    first_missing: mutation(null, 2, () => mutateChunks((chunks) => chunks.slice(1))),
    no_final: mutation(null, 2, () => mutateChunks((chunks) => chunks.slice(0, 2))),
  },
  'ssf_order: index not above the last one, anything after FINAL, an eid twice in a file': {
    out_of_order: mutation('ssf_order', 1, () => mutateChunks(([a, b]) => (a && b ? [b, a] : []))),
    reversed: mutation('ssf_order', 1, () => mutateChunks((chunks) => chunks.toReversed())),
    dup: mutation('ssf_order', 1, () => mutateChunks(([a]) => (a ? [a, a] : []))),
    dup_later: mutation('ssf_order', 2, () => mutateChunks(([a, b]) => (a && b ? [a, b, a] : []))),
    final_twice: mutation('ssf_order', 1, async () =>
      fileOf(
        await epoch([
          { i: 0, flags: FLAG_FINAL },
          { i: 1, flags: FLAG_FINAL },
        ]),
      ),
    ),
    final_dup: mutation('ssf_order', 3, () => mutateChunks((chunks) => [...chunks, ...chunks.slice(2)])),
    after_final: mutation('ssf_order', 1, async () =>
      fileOf(await epoch([{ i: 0, flags: FLAG_FINAL }, { i: 1 }])),
    ),
    epoch_after_final: mutation(null, 6, followedBy({})),
    epoch_twice: mutation('ssf_order', 3, async () => {
      const same = await epoch();
      return fileOf(same, same);
    }),
    eid_twice: mutation('ssf_order', 3, async () => {
      const first = await epoch();
      return fileOf(first, await epoch(THREE, { eid: first.eid }));
    }),
    eid_twice_not_in_a_row: mutation('ssf_order', 6, async () => {
      const first = await epoch();
      return fileOf(first, await epoch(), await epoch(THREE, { eid: first.eid }));
    }),
  },
  'per record its nine bytes: index limit, order, flags, size limit, padded size; ct whole': {
    index_before_order: mutation('ssf_limit', 3, () =>
      mutateChunks((chunks) => [...chunks, { i: 70_000, flags: 0xff, ct: NONE }]),
    ),
    order_before_flags: mutation('ssf_order', 3, () =>
      mutateChunks((chunks) => [...chunks, { i: 3, flags: 0xff, ct: NONE }]),
    ),
    flags_before_size: mutation('ssf_unsupported', 0, bareRecord(0, 0xff, 0xffff_ffff)),
    flags_before_padded_size: mutation('ssf_unsupported', 0, bareRecord(0, 0xff, 0)),
    size_before_padded_size: mutation('ssf_limit', 0, bareRecord(0, 0, 8 * 1024 * 1024 + 18)),
    padded_size_before_ct: mutation('ssf_malformed', 0, bareRecord(0, 0, 1041)),
    ct_whole_before_open: mutation('ssf_malformed', 2, async () => flip((await good()).slice(0, -1), -1)),
  },
};

const BINDING: MutationTable = {
  "ssf_binding: the first epoch's site, session, generation and schema bind the file": {
    mixed_site: mutation('ssf_binding', 3, followedBy({ siteId: 'other' })),
    mixed_session: mutation('ssf_binding', 3, followedBy({ sid: newSessionId() })),
    mixed_generation: mutation('ssf_binding', 3, async () => {
      const first = await epoch();
      const supersedes = { eid: first.eid, th: 'A'.repeat(43) };
      return fileOf(first, await epoch(THREE, { gen: 1, supersedes }));
    }),
    mixed_schema: mutation('ssf_binding', 3, followedBy({ schema: 'scrim-card/1' })),
    mixed_session_third: mutation('ssf_binding', 6, async () =>
      fileOf(await epoch(), await epoch(), await epoch(THREE, { sid: newSessionId() })),
    ),
    binding_before_eid: mutation('ssf_binding', 3, async () => {
      const first = await epoch();
      return fileOf(first, await epoch(THREE, { eid: first.eid, siteId: 'other' as SiteId }));
    }),
    binding_before_kid: mutation('ssf_binding', 3, async () =>
      fileOf(await epoch(), await forgeEpoch([stranger], THREE, { sid: newSessionId() })),
    ),
    eid_before_kid: mutation('ssf_order', 3, async () => {
      const first = await epoch();
      return fileOf(first, await forgeEpoch([stranger], THREE, { eid: first.eid }));
    }),
  },
  'ssf_no_recipient: no wrap for this key': {
    no_recipient: mutation('ssf_no_recipient', 0, async () => fileOf(await forgeEpoch([stranger], THREE))),
    no_recipient_second: mutation('ssf_no_recipient', 3, async () =>
      fileOf(await epoch(), await forgeEpoch([stranger], THREE)),
    ),
    mixed_suite_second: mutation('ssf_no_recipient', 3, async () =>
      fileOf(await epoch(), await forgeEpoch([p256], THREE)),
    ),
  },
  'AAD = "ssf1" ‖ hh ‖ u32 i ‖ u8 flags': {
    swapped: mutation('ssf_open_failed', 0, () =>
      mutateChunks(([a, b]) =>
        a && b
          ? [
              { ...b, i: 0 },
              { ...a, i: 1 },
            ]
          : [],
      ),
    ),
    chunk_of_another_epoch: mutation('ssf_open_failed', 1, async () => {
      const [one, other] = [await epoch(), await epoch()];
      return fileOf({ ...one, chunks: [...one.chunks.slice(0, 1), ...other.chunks.slice(1)] });
    }),
    chunks_under_another_header: mutation('ssf_open_failed', 0, async () =>
      fileOf({ ...(await epoch()), chunks: (await epoch()).chunks }),
    ),
    chunk_moved_up: mutation('ssf_open_failed', 1, () =>
      mutateChunks(([a, b]) => (a && b ? [a, { ...b, i: 2 }] : [])),
    ),
    chunk_moved_down: mutation('ssf_open_failed', 0, () =>
      mutateChunks(([, b]) => (b ? [{ ...b, i: 0 }] : [])),
    ),
    chunk_final_added: mutation('ssf_open_failed', 1, () =>
      mutateChunks(([a, b]) => (a && b ? [a, { ...b, flags: FLAG_FINAL }] : [])),
    ),
    chunk_final_taken: mutation('ssf_open_failed', 2, () =>
      mutateChunks(([a, b, c]) => (a && b && c ? [a, b, { ...c, flags: 0 }] : [])),
    ),
    chunk_keyframe_added: mutation('ssf_open_failed', 1, () =>
      mutateChunks(([a, b]) => (a && b ? [a, { ...b, flags: FLAG_KEYFRAME }] : [])),
    ),
    chunk_keyframe_taken: mutation(
      'ssf_open_failed',
      0,
      mutateFirst((a) => ({ ...a, flags: 0 })),
    ),
    chunk_first_byte: mutation(
      'ssf_open_failed',
      0,
      mutateFirst((a) => ({ ...a, ct: new Uint8Array(flip(a.ct, 0)) })),
    ),
    chunk_tag: mutation('ssf_open_failed', 2, async () => flip(await good(), -1)),
    chunk_zeros: mutation(
      'ssf_open_failed',
      0,
      mutateFirst((a) => ({ ...a, ct: new Uint8Array(1040) })),
    ),
    chunk_cut_to_smaller_padding: mutation('ssf_open_failed', 0, async () => {
      const [sealed] = [await epoch([{ i: 0, data: `{"n":"${'a'.repeat(1100)}"}\n` }])];
      return fileOf({
        ...sealed,
        chunks: sealed.chunks.map((chunk) => ({ ...chunk, ct: chunk.ct.slice(0, 1040) })),
      });
    }),
  },
};

testMutations({ ...ORDER, ...BINDING }, () => holder.key);

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
    const same = { siteId: SITE, sid: SID, gen: 0, schema: 'rrweb/2' as const };
    expect((await openFile(await good(), holder.key, { expect: same })).code).toBeNull();
  });

  it('another psk is ssf_open_failed', async () => {
    const psk = new Uint8Array(32).fill(8);
    expect((await openFile(await good(), holder.key, { psk })).code).toBe('ssf_open_failed');
  });

  it.each([0, 31, 33])('a psk of %i bytes is a RangeError at the call', async (length) => {
    const file = await good();
    await expect(openFile(file, holder.key, { psk: new Uint8Array(length) })).rejects.toThrow(RangeError);
  });
});
