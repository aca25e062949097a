// A split key: any threshold of shares gives it, fewer give nothing, and what was altered, mixed or mistyped is refused.
import {
  generateReadingKey,
  generateSigningKey,
  inspectKeyShare,
  joinKey,
  type ReadingKeyPair,
  splitKey,
} from '@scrim/crypto/keys';
import { decodeBase64Url, encodeBase64Url } from '@scrim/protocol';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseKeyShare, shareText } from '../src/keys/key-share-format.ts';

let pair: ReadingKeyPair;
let shares: readonly string[];

beforeAll(async () => {
  pair = await generateReadingKey();
  shares = await splitKey(pair, { shares: 5, threshold: 3 });
});

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => String(error.code ?? error),
  );
const share = (at: number): string => shares[at] ?? '';

/** A share that its holder changed, with the check value that belongs to it now. */
function altered(text: string, change: (share: Uint8Array) => void): string {
  const parsed = parseKeyShare(text);
  change(parsed.share);
  return shareText(parsed);
}

describe('a split key', () => {
  it.each([1, 2, 3] as const)('of suite %i is given back', async (suite) => {
    const key = await generateReadingKey(suite);
    const texts = await splitKey(key, { shares: 3, threshold: 2 });
    expect(await joinKey(texts.slice(1))).toEqual(key);
  });

  it('may be a signing key, such as the root', async () => {
    const key = await generateSigningKey();
    expect(await joinKey(await splitKey(key, { shares: 2, threshold: 2 }))).toEqual(key);
  });

  it('is given by every three of five, in any order, and by more', async () => {
    let sets = 0;
    for (let bits = 0; bits < 32; bits++) {
      const some = shares.filter((_, at) => bits & (1 << at));
      if (some.length < 3) continue;
      sets += 1;
      expect(await joinKey(some)).toEqual(pair);
      expect(await joinKey([...some].reverse())).toEqual(pair);
    }
    expect(sets).toBe(16);
  });

  it('is not given by fewer', async () => {
    expect(await codeOf(joinKey([share(0), share(1)]))).toBe('key_shares_too_few');
    expect(await codeOf(joinKey([share(0)]))).toBe('key_shares_too_few');
    expect(await codeOf(joinKey([]))).toBe('key_shares_too_few');
  });

  it('is not given by fewer that say they are enough', async () => {
    const lower = [share(0), share(1)].map((text) => shareText({ ...parseKeyShare(text), threshold: 2 }));
    expect(await codeOf(joinKey(lower))).toBe('key_share_malformed');
  });

  it('is in no share', async () => {
    for (const text of shares) {
      expect(text).not.toContain(encodeBase64Url(pair.privateKey));
      expect(Buffer.from(parseKeyShare(text).share).includes(Buffer.from(pair.privateKey))).toBe(false);
    }
  });

  // With random coefficients every byte of a share is as likely as any other, whatever the key's byte is.
  it('leaves no trace in its shares: those of a key of zeros are no zeros', async () => {
    const zeros = { ...pair, privateKey: new Uint8Array(32) };
    const counts = new Array<number>(256).fill(0);
    for (let round = 0; round < 20; round++) {
      for (const text of await splitKey(zeros, { shares: 50, threshold: 2 })) {
        for (const byte of parseKeyShare(text).share.subarray(0, 32)) counts[byte] = (counts[byte] ?? 0) + 1;
      }
    }
    const expected = (20 * 50 * 32) / 256;
    // A coefficient of 0 (once in 256) makes a byte 0 in all 50 shares at once: those come in heaps, or not at all.
    const [zeroes = 0, ...others] = counts;
    expect(zeroes / expected).toBeLessThan(8);
    expect(Math.min(...others) / expected).toBeGreaterThan(0.3);
    expect(Math.max(...others) / expected).toBeLessThan(2);
  });

  it('is split anew each time', async () => {
    const again = await splitKey(pair, { shares: 5, threshold: 3 });
    expect(inspectKeyShare(again[0] ?? '').set).not.toBe(inspectKeyShare(share(0)).set);
    expect(new Set([...again, ...shares].map((text) => parseKeyShare(text).share.join())).size).toBe(10);
  });

  it.each([
    { shares: 1, threshold: 1 },
    { shares: 3, threshold: 1 },
    { shares: 2, threshold: 3 },
    { shares: 256, threshold: 2 },
    { shares: 3, threshold: 2.5 },
    { shares: Number.NaN, threshold: 2 },
    { shares: 3, threshold: '2' as unknown as number },
  ])('is not split by %j', async (numbers) => {
    await expect(splitKey(pair, numbers)).rejects.toThrow(RangeError);
  });

  it('goes into 255 shares at most', async () => {
    const all = await splitKey(pair, { shares: 255, threshold: 255 });
    expect(await joinKey(all)).toEqual(pair);
    expect(await codeOf(joinKey(all.slice(1)))).toBe('key_shares_too_few');
  });
});

describe('shares of a split key', () => {
  it('say what they are of', () => {
    const publicKey = encodeBase64Url(pair.publicKey);
    const stated = { kind: 'reading', suite: 1, publicKey, threshold: 3, shares: 5 };
    expect(inspectKeyShare(share(0))).toEqual({ ...stated, set: inspectKeyShare(share(1)).set });
  });

  it('of another splitting do not join, of the same key or of another', async () => {
    const again = await splitKey(pair, { shares: 5, threshold: 3 });
    const other = await splitKey(await generateReadingKey(), { shares: 5, threshold: 3 });
    for (const strange of [again[0] ?? '', other[0] ?? '']) {
      expect(await codeOf(joinKey([share(0), share(1), strange]))).toBe('key_shares_of_different_sets');
      expect(await codeOf(joinKey([strange, share(0), share(1), share(2)]))).toBe(
        'key_shares_of_different_sets',
      );
    }
  });

  it('of another key that say they are of this one do not join', async () => {
    const other = await splitKey(await generateReadingKey(), { shares: 5, threshold: 3 });
    const claims = parseKeyShare(share(0));
    const forged = other.map((text) => shareText({ ...claims, share: parseKeyShare(text).share }));
    expect(await codeOf(joinKey(forged))).toBe('key_share_malformed');
    expect(await codeOf(joinKey([share(0), share(1), forged[2] ?? '']))).toMatch(
      /^key_share_(malformed|twice)$/,
    );
  });

  it('do not join when one is there twice', async () => {
    expect(await codeOf(joinKey([share(0), share(1), share(0)]))).toBe('key_share_twice');
    const copy = altered(share(0), (bytes) => bytes.fill(7, 0, 32));
    expect(await codeOf(joinKey([share(0), share(1), share(2), copy]))).toBe('key_share_twice');
  });

  // Five bits of an X25519 key do not count (RFC 7748 §5), so a share is altered in the others.
  it('altered by their holder give no key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: 31 * 8 - 1 }),
        fc.integer({ min: 0, max: 2 }),
        async (bit, at) => {
          const texts = [share(0), share(1), share(2)];
          texts[at] = altered(share(at), (bytes) => {
            bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          });
          expect(await codeOf(joinKey(texts))).toBe('key_share_malformed');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('with one altered among more than enough give no key', async () => {
    const bad = altered(share(4), (bytes) => bytes.fill(0, 1, 9));
    expect(await codeOf(joinKey([...shares.slice(0, 4), bad]))).toBe('key_share_malformed');
    expect(await codeOf(joinKey([...shares.slice(0, 4)]))).toBeNull();
  });

  it('are read from a page: white space and line endings count for nothing', async () => {
    const texts = [
      `\n\n   ${share(0)}\n\n`,
      share(1).replaceAll('\n', '\r\n'),
      share(2).replaceAll('\n', '').replaceAll('  ', ' '),
    ];
    expect(await joinKey(texts)).toEqual(pair);
  });

  it('are found mistyped in any one character', () => {
    const text = share(0);
    const from = text.indexOf('"share": "') + '"share": "'.length;
    for (let at = from; at < from + 44; at++) {
      const other = text[at] === 'x' ? 'y' : 'x';
      expect(() => parseKeyShare(text.slice(0, at) + other + text.slice(at + 1))).toThrow(
        expect.objectContaining({ code: 'key_share_malformed' }),
      );
    }
  });

  it.each<[string, (share: Record<string, unknown>) => unknown, string]>([
    ['a later format', (one) => ({ ...one, format: 'scrim-key-share/2' }), 'key_file_unsupported'],
    ['another format', (one) => ({ ...one, format: 'scrim-key/1' }), 'key_share_malformed'],
    ['no format', ({ format: _, ...one }) => one, 'key_share_malformed'],
    ['no check value', ({ check: _, ...one }) => one, 'key_share_malformed'],
    ['another threshold', (one) => ({ ...one, threshold: 2 }), 'key_share_malformed'],
    ['another set', (one) => ({ ...one, set: 'A'.repeat(22) }), 'key_share_malformed'],
    ['an unknown key', (one) => ({ ...one, more: 1 }), 'key_share_malformed'],
    ['a list', () => [], 'key_share_malformed'],
    ['null', () => null, 'key_share_malformed'],
  ])('that are %s are refused', (_, change, code) => {
    const text = JSON.stringify(change(JSON.parse(share(0))));
    expect(() => inspectKeyShare(text)).toThrow(expect.objectContaining({ code }));
  });

  // With its check value right: what a holder makes, not what a typist does.
  it.each<[string, object, string]>([
    ['threshold 1', { threshold: 1 }, 'key_share_malformed'],
    ['threshold 6 of 5', { threshold: 6 }, 'key_share_malformed'],
    ['256 shares', { shares: 256 }, 'key_share_malformed'],
    ['half a share', { threshold: 2.5 }, 'key_share_malformed'],
    ['a short set', { set: 'AAAA' }, 'key_share_malformed'],
    ['suite 4', { suite: 4 }, 'key_file_unsupported'],
    ['another kind', { kind: 'psk' }, 'key_file_unsupported'],
    ['a signing key with a suite', { kind: 'signing' }, 'key_share_malformed'],
    ['a public key of another length', { suite: 3 }, 'key_share_malformed'],
    ['a share of 32 bytes', { share: new Uint8Array(32).fill(1) }, 'key_share_malformed'],
    ['the point 0', { share: new Uint8Array(33) }, 'key_share_malformed'],
    ['a share of 64 kB', { share: new Uint8Array(64_000) }, 'key_share_malformed'],
  ])('that are of %s are refused', (_, change, code) => {
    const text = shareText({ ...parseKeyShare(share(0)), ...change });
    expect(() => inspectKeyShare(text)).toThrow(expect.objectContaining({ code }));
  });

  it.each(['', 'null', 'no JSON', '{"format":"scrim-key-share/1"', `"${'x'.repeat(100_000)}"`])(
    'that are none are refused',
    (text) => {
      expect(() => inspectKeyShare(text)).toThrow(expect.objectContaining({ code: 'key_share_malformed' }));
    },
  );

  it('are refused by errors that repeat nothing of them', async () => {
    const secret = JSON.parse(share(0)).share as string;
    const broken = share(0).replace('"check"', '"chek"');
    const error = await joinKey([broken]).catch((reason: Error) => reason);
    expect(JSON.stringify([String(error), Object.entries(error)])).not.toContain(secret);
    expect(decodeBase64Url(secret, 33)).not.toBeNull();
  });
});
