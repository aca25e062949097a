import { joinBytes, u32 } from '@scrim/protocol';
import { beforeAll } from 'vitest';
import { fileOf, type Holder, newHolder } from './forge.ts';
import { type MutationTable, mutation, testMutations } from './mutation-table.ts';
import { flip, NONE, threeChunks } from './three-chunks.ts';

let holder: Holder;
beforeAll(async () => {
  holder = await newHolder();
});

const { bareRecord, epoch, followedBy, good, mutateFirst } = threeChunks(() => holder);

const FRAMING: MutationTable = {
  '.ssf = one or more epochs: { "SSF1" ‖ u32 headerLen ‖ header ‖ { u32 i ‖ u8 flags ‖ u32 len ‖ ct }* }+': {
    good: mutation(null, 3, good),
    no_chunks: mutation(null, 0, async () => fileOf(await epoch([]))),
    two_epochs: mutation(null, 6, followedBy({})),
    two_epochs_without_chunks: mutation(null, 0, async () => fileOf(await epoch([]), await epoch([]))),
    empty_file: mutation('ssf_malformed', 0, () => NONE),
    wrong_magic: mutation('ssf_malformed', 0, async () => flip(await good(), 3)),
    magic_in_lower_case: mutation('ssf_malformed', 0, async () => joinBytes('ssf1', (await good()).slice(4))),
    magic_of_version_2: mutation('ssf_malformed', 0, async () => joinBytes('SSF2', (await good()).slice(4))),
    magic_twice: mutation('ssf_limit', 0, async () => joinBytes('SSF1', await good())),
    bom_before_magic: mutation('ssf_malformed', 0, async () =>
      joinBytes(Uint8Array.of(0xef, 0xbb, 0xbf), await good()),
    ),
    chunk_before_header: mutation('ssf_malformed', 0, async () =>
      joinBytes(u32(0), Uint8Array.of(0), u32(1040), new Uint8Array(1040), await good()),
    ),
    second_magic_wrong: mutation('ssf_limit', 3, async () => {
      const second = fileOf(await epoch());
      return joinBytes(await good(), 'SSF2', second.slice(4));
    }),
    header_len_zero: mutation('ssf_malformed', 0, () => joinBytes('SSF1', u32(0))),
    header_len_one_less: mutation('ssf_malformed', 0, async () => {
      const file = await good();
      return file.with(7, (file[7] ?? 0) - 1);
    }),
    header_len_little_endian: mutation('ssf_limit', 0, async () => {
      const file = await good();
      return joinBytes('SSF1', file.slice(4, 8).toReversed(), file.slice(8));
    }),
    trailing_byte: mutation('ssf_malformed', 3, async () => joinBytes(await good(), '\0')),
    trailing_line_feed: mutation('ssf_malformed', 3, async () => joinBytes(await good(), '\n')),
    trailing_index: mutation('ssf_malformed', 1, async () =>
      joinBytes(fileOf(await epoch([{ i: 0 }])), u32(1)),
    ),
    trailing_magic: mutation('ssf_malformed', 3, async () => joinBytes(await good(), 'SSF1')),
    trailing_junk: mutation('ssf_limit', 3, async () => joinBytes(await good(), 'nine bytes and more')),
    trailing_zeros: mutation('ssf_order', 3, async () => joinBytes(await good(), new Uint8Array(1049))),
  },
  'ssf_limit: headerLen, index, len or inflated size above its limit': {
    header_len_over_limit: mutation('ssf_limit', 0, () => joinBytes('SSF1', u32(32_769))),
    header_len_enormous: mutation('ssf_limit', 0, () => joinBytes('SSF1', u32(0xffff_ffff))),
    header_len_at_limit: mutation('ssf_malformed', 0, () =>
      joinBytes('SSF1', u32(32_768), new Uint8Array(32_768)),
    ),
    // 65,535 itself opens: `sealer.test.ts`, which goes there for other reasons.
    index_65536: mutation(
      'ssf_limit',
      0,
      mutateFirst((a) => ({ ...a, i: 65_536 })),
    ),
    index_enormous: mutation(
      'ssf_limit',
      0,
      mutateFirst((a) => ({ ...a, i: 0xffff_ffff })),
    ),
    length_over_limit: mutation('ssf_limit', 0, bareRecord(0, 0, 8 * 1024 * 1024 + 17)),
    length_enormous: mutation('ssf_limit', 0, bareRecord(0, 0, 0xffff_ffff)),
    length_at_limit_and_cut: mutation('ssf_malformed', 0, bareRecord(0, 0, 8 * 1024 * 1024 + 16)),
  },
  'ssf_unsupported: a flag bit that is not on this page': {
    flags_both: mutation(null, 1, async () => fileOf(await epoch([{ i: 0, flags: 3 }]))),
    ...Object.fromEntries(
      [4, 8, 16, 32, 64, 128, 0xff].map((flags) => [
        `flags_${flags}`,
        mutation(
          'ssf_unsupported',
          0,
          mutateFirst((a) => ({ ...a, flags })),
        ),
      ]),
    ),
    flags_4_under_the_tag: mutation('ssf_unsupported', 0, async () =>
      fileOf(await epoch([{ i: 0, flags: 4 }])),
    ),
  },
  'no other length is valid (padding)': {
    length_one_more: mutation(
      'ssf_malformed',
      0,
      mutateFirst((a) => ({ ...a, ct: joinBytes(a.ct, '\0') })),
    ),
    length_one_less: mutation(
      'ssf_malformed',
      0,
      mutateFirst((a) => ({ ...a, ct: a.ct.slice(1) })),
    ),
    length_below_tag: mutation(
      'ssf_malformed',
      0,
      mutateFirst((a) => ({ ...a, ct: a.ct.slice(0, 15) })),
    ),
    length_of_a_tag: mutation(
      'ssf_malformed',
      0,
      mutateFirst((a) => ({ ...a, ct: a.ct.slice(0, 16) })),
    ),
    length_zero: mutation(
      'ssf_malformed',
      0,
      mutateFirst((a) => ({ ...a, ct: NONE })),
    ),
    length_without_tag: mutation(
      'ssf_malformed',
      0,
      mutateFirst((a) => ({ ...a, ct: a.ct.slice(16) })),
    ),
    length_of_next_step: mutation(
      'ssf_open_failed',
      0,
      mutateFirst((a) => ({ ...a, ct: joinBytes(a.ct, new Uint8Array(64)) })),
    ),
  },
};

testMutations(FRAMING, () => holder.key);
