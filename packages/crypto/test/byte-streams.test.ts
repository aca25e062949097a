// A stream that a sealed file comes from is let go of: at its end, at a fault, and when the caller stops.
import { readSealedFile } from '@scrim/crypto/format';
import { openSealedFile } from '@scrim/crypto/open';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileOf, forgeEpoch, type Holder, newHolder, openToEnd, PSK } from './forge.ts';

let holder: Holder;
let file: Uint8Array;
beforeAll(async () => {
  holder = await newHolder();
  file = fileOf(await forgeEpoch([holder], [{ i: 0 }, { i: 1 }, { i: 2 }]));
});

/** A source of small pieces that says what becomes of it. */
function sourceOf(bytes: Uint8Array) {
  const state = { given: 0, released: 0 };
  async function* pieces() {
    try {
      for (let at = 0; at < bytes.length; at += 500) {
        state.given += 1;
        yield bytes.subarray(at, at + 500);
      }
    } finally {
      state.released += 1;
    }
  }
  return { state, pieces: pieces() };
}

const open = (pieces: AsyncIterable<Uint8Array>) => openSealedFile(pieces, { key: holder.key, psk: PSK });

describe('a source', () => {
  it('that was read to its end is released', async () => {
    const { state, pieces } = sourceOf(file);
    expect((await openToEnd(open(pieces))).code).toBeNull();
    expect(state).toEqual({ given: Math.ceil(file.length / 500), released: 1 });
  });

  it('that holds a fault is released there, and read no further', async () => {
    const { state, pieces } = sourceOf(file.with(file.length - 3000, (file.at(-3000) ?? 0) ^ 1));
    expect((await openToEnd(open(pieces))).code).toBe('ssf_open_failed');
    expect(state.released).toBe(1);
    expect(state.given).toBeLessThan(Math.ceil(file.length / 500));
  });

  it('is released when the caller stops', async () => {
    const { state, pieces } = sourceOf(file);
    for await (const chunk of open(pieces)) if (chunk.i === 0) break;
    expect(state.released).toBe(1);
    expect(state.given).toBeLessThan(Math.ceil(file.length / 500));
    const framing = sourceOf(file);
    for await (const record of readSealedFile(framing.pieces)) if (record.kind === 'header') break;
    expect(framing.state.released).toBe(1);
  });

  it('whose end fails does not hide why the reading ended', async () => {
    async function* pieces() {
      try {
        yield file.with(0, 0);
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: a source that fails while it is let go of
        throw new Error('already closed');
      }
    }
    expect((await openToEnd(open(pieces()))).code).toBe('ssf_malformed');
  });
});
