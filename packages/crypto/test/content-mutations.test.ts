// Authentic chunks that a broken sealer made: codec, padding, DEFLATE, ndjson, control line, each with its code.
import { deflateRawSync } from 'node:zlib';
import type { SsfCode } from '@scrim/crypto/format';
import { joinBytes, u32 } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { padPlaintext } from '../src/seal/chunk-cipher.ts';
import { type ForgedChunk, fileOf, forgeEpoch, type Holder, newHolder, openFile } from './forge.ts';

let holder: Holder;
beforeAll(async () => {
  holder = await newHolder();
});

const epoch = (chunks: readonly ForgedChunk[]) => forgeEpoch([holder], chunks);

interface Case {
  readonly code: SsfCode | null;
  readonly delivered: number;
  file(): Promise<Uint8Array>;
}

const deflated = deflateRawSync('{"n":1}\n');
const content = (chunk: Omit<ForgedChunk, 'i'>, code: SsfCode | null = 'ssf_content'): Case => ({
  code,
  delivered: code === null ? 2 : 1,
  file: async () => fileOf(await epoch([{ i: 0 }, { i: 5, ...chunk }])),
});

function badPadding(at: number): Uint8Array {
  return padPlaintext(0, new TextEncoder().encode('{"n":1}\n')).with(at, 1);
}

function statedLength(length: number): Uint8Array {
  const padded = padPlaintext(0, new TextEncoder().encode('{"n":1}\n'));
  padded.set(u32(length), 1);
  return padded;
}

const CONTENT: Record<string, Case> = {
  good_deflate: content({ codec: 1, data: deflated }, null),
  no_lines: content({ data: '' }, null),
  no_lines_deflated: content({ codec: 1, data: Uint8Array.of(3, 0) }, null),
  skipped_line: content({ data: '{"ssf":"skipped","i":[1,3]}\n{"n":1}\n' }, null),
  skipped_line_alone: content({ data: '{"ssf":"skipped","i":[4]}\n' }, null),
  key_ssf_deep_inside: content({ data: '{"n":{"ssf":1}}\n' }, null),
  unknown_codec: content({ codec: 2 }),
  codec_255: content({ codec: 255 }),
  padding_first_byte: content({ plaintext: badPadding(13) }),
  padding_last_byte: content({ plaintext: badPadding(1023) }),
  length_over_plaintext: content({ plaintext: statedLength(1020) }),
  length_enormous: content({ plaintext: statedLength(0xffff_ffff) }),
  padded_too_far: content({ plaintext: joinBytes(padPlaintext(0, new Uint8Array()), new Uint8Array(64)) }),
  deflate_trailing_byte: content({ codec: 1, data: joinBytes(deflated, '\0') }),
  deflate_trailing_stream: content({ codec: 1, data: joinBytes(deflated, deflated) }),
  deflate_truncated: content({ codec: 1, data: deflated.subarray(0, -1) }),
  deflate_empty: content({ codec: 1, data: '' }),
  deflate_garbage: content({ codec: 1, data: Uint8Array.of(7, 1, 2, 3) }),
  deflate_with_zlib_wrapper: content({ codec: 1, data: joinBytes(Uint8Array.of(0x78, 0x9c), deflated) }),
  not_utf8: content({ data: Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d, 0x0a) }),
  overlong_utf8: content({ data: joinBytes('{"', Uint8Array.of(0xc0, 0xaf), '":1}\n') }),
  bom: content({ data: joinBytes(Uint8Array.of(0xef, 0xbb, 0xbf), '{"n":1}\n') }),
  no_last_lf: content({ data: '{"n":1}' }),
  crlf: content({ data: '{"n":1}\r\n' }),
  empty_line: content({ data: '{"n":1}\n\n' }),
  only_lf: content({ data: '\n' }),
  space_before: content({ data: ' {"n":1}\n' }),
  space_after: content({ data: '{"n":1} \n' }),
  an_array: content({ data: '[1]\n' }),
  a_string: content({ data: '"n"\n' }),
  two_objects: content({ data: '{"n":1}{"n":2}\n' }),
  not_json: content({ data: '{n:1}\n' }),
  second_line_bad: content({ data: '{"n":1}\n{"n":}\n' }),
  control_second: content({ data: '{"n":1}\n{"ssf":"skipped","i":[1]}\n' }),
  control_twice: content({ data: '{"ssf":"skipped","i":[1]}\n{"ssf":"skipped","i":[2]}\n' }),
  control_unknown: content({ data: '{"ssf":"other","i":[1]}\n' }),
  control_null: content({ data: '{"ssf":null}\n' }),
  control_more_keys: content({ data: '{"ssf":"skipped","i":[1],"n":1}\n' }),
  control_no_indices: content({ data: '{"ssf":"skipped"}\n' }),
  skipped_none: content({ data: '{"ssf":"skipped","i":[]}\n' }),
  skipped_own: content({ data: '{"ssf":"skipped","i":[5]}\n' }),
  skipped_above: content({ data: '{"ssf":"skipped","i":[6]}\n' }),
  skipped_present: content({ data: '{"ssf":"skipped","i":[0]}\n' }),
  skipped_twice: content({ data: '{"ssf":"skipped","i":[1,1]}\n' }),
  skipped_descending: content({ data: '{"ssf":"skipped","i":[2,1]}\n' }),
  skipped_negative: content({ data: '{"ssf":"skipped","i":[-1]}\n' }),
  skipped_fraction: content({ data: '{"ssf":"skipped","i":[1.5]}\n' }),
  skipped_text: content({ data: '{"ssf":"skipped","i":["1"]}\n' }),
  skipped_object: content({ data: '{"ssf":"skipped","i":{"0":1}}\n' }),
};

describe('content', () => {
  it.each(Object.entries(CONTENT))('%s', async (_name, { code, delivered, file }) => {
    const opening = await openFile(await file(), holder.key);
    expect([opening.code, opening.chunks.length]).toEqual([code, delivered]);
  });
});

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
