// Authentic chunks that a broken sealer made: codec, padding, DEFLATE, ndjson, control line, each with its code.
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import type { SsfCode } from '@scrim/crypto/format';
import { joinBytes, u32 } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { padPlaintext } from '../src/seal/chunk-cipher.ts';
import { type ForgedChunk, fileOf, forgeEpoch, type Holder, newHolder, openFile } from './forge.ts';
import { type MutationTable, mutation, testMutations } from './mutation-table.ts';

let holder: Holder;
beforeAll(async () => {
  holder = await newHolder();
});

const epoch = (chunks: readonly ForgedChunk[]) => forgeEpoch([holder], chunks);

const deflated = deflateRawSync('{"n":1}\n');
const content = (chunk: Omit<ForgedChunk, 'i'>, code: SsfCode | null = 'ssf_content') =>
  mutation(code, code === null ? 2 : 1, async () => fileOf(await epoch([{ i: 0 }, { i: 5, ...chunk }])));
const line = (data: string, code?: null) => content({ data }, code);
const bytes = (...parts: readonly (string | number)[]) =>
  joinBytes(...parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)));

/** One line of exactly so many bytes. */
function ndjsonOf(length: number): string {
  return `{"n":"${'a'.repeat(length - 9)}"}\n`;
}

function badPadding(at: number): Uint8Array {
  return padPlaintext(0, new TextEncoder().encode('{"n":1}\n')).with(at, 1);
}

function statedLength(length: number): Uint8Array {
  const padded = padPlaintext(0, new TextEncoder().encode('{"n":1}\n'));
  padded.set(u32(length), 1);
  return padded;
}

const CONTENT: MutationTable = {
  'P = u8 codec ‖ u32 len ‖ data(len) ‖ zeros': {
    good: content({}, null),
    padding_first_byte: content({ plaintext: badPadding(13) }),
    padding_last_byte: content({ plaintext: badPadding(1023) }),
    length_over_plaintext: content({ plaintext: statedLength(1020) }),
    length_enormous: content({ plaintext: statedLength(0xffff_ffff) }),
    length_one_less: content({ plaintext: statedLength(7) }),
    length_one_more: content({ plaintext: statedLength(9) }),
    length_zero_before_data: content({ plaintext: statedLength(0) }),
    all_zeros: content({ plaintext: new Uint8Array(1024) }, null),
  },
  '|P| = 1024 if n ≤ 1024, else n rounded up to a multiple of 2^(E−S); no other length is valid': {
    padded_at_1024: content({ data: ndjsonOf(1019) }, null),
    padded_at_1025: content({ data: ndjsonOf(1020) }, null),
    padded_too_far: content({ plaintext: joinBytes(padPlaintext(0, new Uint8Array()), new Uint8Array(64)) }),
    padded_one_step_too_far: content({
      plaintext: joinBytes(padPlaintext(0, joinBytes(ndjsonOf(1100))), new Uint8Array(64)),
    }),
  },
  'codec 0: data as it is; 1: one complete raw DEFLATE stream, nothing after it': {
    codec_1: content({ codec: 1, data: deflated }, null),
    codec_2: content({ codec: 2 }),
    codec_255: content({ codec: 255 }),
    codec_0_of_deflate: content({ codec: 0, data: deflated }),
    codec_1_of_text: content({ codec: 1 }),
    deflate_stored: content({ codec: 1, data: deflateRawSync('{"n":1}\n', { level: 0 }) }, null),
    deflate_trailing_byte: content({ codec: 1, data: joinBytes(deflated, '\0') }),
    deflate_trailing_stream: content({ codec: 1, data: joinBytes(deflated, deflated) }),
    deflate_truncated: content({ codec: 1, data: deflated.subarray(0, -1) }),
    deflate_not_finished: content({
      codec: 1,
      data: deflateRawSync('{"n":1}\n', { finishFlush: constants.Z_SYNC_FLUSH }),
    }),
    deflate_empty: content({ codec: 1, data: '' }),
    deflate_garbage: content({ codec: 1, data: Uint8Array.of(7, 1, 2, 3) }),
    deflate_with_zlib_wrapper: content({ codec: 1, data: joinBytes(bytes(0x78, 0x9c), deflated) }),
    deflate_with_gzip_wrapper: content({ codec: 1, data: gzipSync('{"n":1}\n') }),
  },
  'UTF-8 without BOM': {
    utf8_of_all_lengths: line('{"é€😀":1}\n', null),
    utf8_invalid: content({ data: bytes('{"', 0xff, '":1}\n') }),
    utf8_overlong: content({ data: bytes('{"', 0xc0, 0xaf, '":1}\n') }),
    utf8_cut_at_the_end: content({ data: bytes('{"n":1}\n', 0xe2, 0x82) }),
    utf8_lone_surrogate: content({ data: bytes('{"', 0xed, 0xa0, 0x80, '":1}\n') }),
    utf8_surrogate_pair: content({ data: bytes('{"', 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, '":1}\n') }),
    utf8_above_10ffff: content({ data: bytes('{"', 0xf4, 0x90, 0x80, 0x80, '":1}\n') }),
    utf8_invalid_deflated: content({ codec: 1, data: deflateRawSync(bytes('{"', 0xff, '":1}\n')) }),
    utf16: content({ data: new Uint8Array(Buffer.from('{"n":1}\n', 'utf16le')) }),
    escaped_lone_surrogate: line('{"n":"\\ud800"}\n', null),
    bom: content({ data: bytes(0xef, 0xbb, 0xbf, '{"n":1}\n') }),
    bom_alone: content({ data: bytes(0xef, 0xbb, 0xbf) }),
  },
  'zero or more lines, each one JSON object from { to } and then LF': {
    lines_none: line('', null),
    lines_none_deflated: content({ codec: 1, data: Uint8Array.of(3, 0) }, null),
    line_line_separator: line('{"n":"\u2028"}\n', null),
    no_last_lf: line('{"n":1}'),
    no_last_lf_of_two: line('{"n":1}\n{"n":2}'),
    crlf: line('{"n":1}\r\n'),
    cr: line('{"n":1}\r'),
    empty_line: line('{"n":1}\n\n'),
    only_lf: line('\n'),
    nul: line('{"n":1}\n\0'),
    space_before: line(' {"n":1}\n'),
    space_after: line('{"n":1} \n'),
    an_array: line('[1]\n'),
    a_string: line('"n"\n'),
    a_number: line('1\n'),
    null_line: line('null\n'),
    two_objects: line('{"n":1}{"n":2}\n'),
    object_over_two_lines: line('{"n":\n1}\n'),
    not_json: line('{n:1}\n'),
    trailing_comma: line('{"n":1,}\n'),
    second_line_bad: line('{"n":1}\n{"n":}\n'),
    line_cut: line('{"n":1}\n{"n":\n'),
  },
  'a first line {"ssf":"skipped","i":[…]}: one or more ascending indices below its own, given out and never sealed':
    {
      skipped: line('{"ssf":"skipped","i":[1,3]}\n{"n":1}\n', null),
      skipped_alone: line('{"ssf":"skipped","i":[4]}\n', null),
      skipped_none: line('{"ssf":"skipped","i":[]}\n'),
      skipped_own: line('{"ssf":"skipped","i":[5]}\n'),
      skipped_above: line('{"ssf":"skipped","i":[6]}\n'),
      skipped_twice: line('{"ssf":"skipped","i":[1,1]}\n'),
      skipped_descending: line('{"ssf":"skipped","i":[2,1]}\n'),
      skipped_negative: line('{"ssf":"skipped","i":[-1]}\n'),
      skipped_fraction: line('{"ssf":"skipped","i":[1.5]}\n'),
      skipped_text: line('{"ssf":"skipped","i":["1"]}\n'),
      skipped_null: line('{"ssf":"skipped","i":[null]}\n'),
      skipped_object: line('{"ssf":"skipped","i":{"0":1}}\n'),
      skipped_nested: line('{"ssf":"skipped","i":[[1]]}\n'),
    },
  'present all the same: ssf_content': {
    skipped_present: line('{"ssf":"skipped","i":[0]}\n'),
    skipped_present_among_others: line('{"ssf":"skipped","i":[0,1,2]}\n'),
    skipped_then_sent: mutation('ssf_content', 2, async () =>
      fileOf(await epoch([{ i: 0 }, { i: 1 }, { i: 2, data: '{"ssf":"skipped","i":[1]}\n{"n":1}\n' }])),
    ),
  },
  'no other line may have a key ssf': {
    key_ssf_deep_inside: line('{"n":{"ssf":1}}\n', null),
    control_second: line('{"n":1}\n{"ssf":"skipped","i":[1]}\n'),
    control_twice: line('{"ssf":"skipped","i":[1]}\n{"ssf":"skipped","i":[2]}\n'),
    control_unknown: line('{"ssf":"other","i":[1]}\n'),
    control_null: line('{"ssf":null}\n'),
    control_more_keys: line('{"ssf":"skipped","i":[1],"n":1}\n'),
    control_no_indices: line('{"ssf":"skipped"}\n'),
    control_key_escaped: line('{"n":1}\n{"\\u0073sf":1}\n'),
    control_among_events: line('{"n":1}\n{"n":2,"ssf":0}\n'),
  },
};
testMutations(CONTENT, () => holder.key);

describe('limits of inflating', () => {
  const bomb = (length: number) => {
    const line = `{"n":"${'a'.repeat(length - 9)}"}\n`;
    return deflateRawSync(line);
  };

  it('inflates to exactly 64 MiB', async () => {
    const file = fileOf(await epoch([{ i: 0, codec: 1, data: bomb(64 * 1024 * 1024) }]));
    const opening = await openFile(file, holder.key);
    expect(opening.code).toBeNull();
    expect(opening.chunks[0]?.lines[0]?.length).toBe(64 * 1024 * 1024 - 1);
  });

  it.each([1, 512 * 1024 * 1024])('stops %i bytes above', async (more) => {
    const data = more === 1 ? bomb(64 * 1024 * 1024 + 1) : deflateRawSync(Buffer.alloc(more));
    const opening = await openFile(fileOf(await epoch([{ i: 0, codec: 1, data }])), holder.key);
    expect(opening.code).toBe('ssf_limit');
  });
});
