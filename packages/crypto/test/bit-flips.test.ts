// Any one-bit flip anywhere in a file is refused: all of them, on a small file. (Some of them, on files of any suite, size
// and number of recipients: properties.)
import { FLAG_FINAL } from '@scrim/crypto/format';
import { expect, it } from 'vitest';
import { fileOf, forgeEpoch, newHolder, openFile } from './forge.ts';
import { remembering } from './remembering-key.ts';

it('every one-bit flip is refused, and nothing false is delivered', { timeout: 240_000 }, async () => {
  const holder = await newHolder();
  const key = remembering(holder.key);
  const file = fileOf(await forgeEpoch([holder], [{ i: 0, flags: FLAG_FINAL }]));
  expect((await openFile(file, key)).code).toBeNull();
  const accepted: number[] = [];
  const codes = new Set<string | null>();
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const at = bit >> 3;
    const flipped = file.with(at, (file[at] ?? 0) ^ (1 << (bit & 7)));
    const { code, chunks } = await openFile(flipped, key);
    codes.add(code);
    if (code === null || chunks.length > 0) accepted.push(bit);
  }
  expect(accepted).toEqual([]);
  // Positive control: the flips reached every layer that a flip can reach.
  expect([...codes].sort()).toEqual([
    'ssf_limit',
    'ssf_malformed',
    'ssf_no_recipient',
    'ssf_open_failed',
    'ssf_unsupported',
  ]);
});
