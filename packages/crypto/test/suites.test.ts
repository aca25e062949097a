// Every suite from the making of its key to the opening of a session, and what is refused as a key of it.
import { MAX_HEADER_BYTES, parseHeader, type SuiteId } from '@scrim/crypto/format';
import {
  generateReadingKey,
  type ReadingKeyPair,
  readingKeyPairFromJwk,
  readingKeyToJwk,
} from '@scrim/crypto/keys';
import { readingKey, readingKeyFromJwk } from '@scrim/crypto/open';
import { encodeBase64Url } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { loadSealingKem } from '../src/hpke/sealing-kem.ts';
import { foreignRecipients, WRONG_ENCAPSULATIONS } from './foreign-keys.ts';
import { openLines, recipientOf, sealerFor, sealSession } from './sessions.ts';

const LINES = ['{"n":1}', '{"text":"Grüße 😀"}', '{"n":3}'];
const SUITES: readonly SuiteId[] = [1, 2, 3];

const makeKeys = (suite: SuiteId, count: number) =>
  Promise.all(Array.from({ length: count }, () => generateReadingKey(suite)));

describe.each(SUITES)('suite %i', (suite) => {
  it('makes a key, seals to it, opens', async () => {
    const pair = await generateReadingKey(suite);
    expect(await openLines(await sealSession([pair], LINES), pair)).toEqual(LINES);
  });

  it('makes another key each time, and its key id is that of its public key', async () => {
    const [one, two] = await makeKeys(suite, 2);
    expect(one?.kid).not.toBe(two?.kid);
    for (const { privateKey, publicKey, kid } of [one, two].filter((pair) => pair !== undefined)) {
      const key = await readingKey(suite, privateKey);
      expect([encodeBase64Url(key.publicKey), key.kid]).toEqual([encodeBase64Url(publicKey), kid]);
    }
  });

  it('is sealed to eight, each of whom opens, under a header within its limit', async () => {
    const pairs = await makeKeys(suite, 8);
    const file = await sealSession(pairs, LINES);
    for (const pair of pairs) expect(await openLines(file, pair)).toEqual(LINES);
    const { header } = await sealerFor(pairs.map(recipientOf));
    expect(header.length).toBeLessThanOrEqual(MAX_HEADER_BYTES);
    expect(parseHeader(header).core.suite).toBe(suite);
  });

  it('is not sealed to nine', async () => {
    const starting = sealerFor((await makeKeys(suite, 9)).map(recipientOf));
    await expect(starting).rejects.toThrow(RangeError);
    await expect(starting).rejects.toThrow(/^recipients/);
  });

  it('is not sealed to a key that may not be sealed to', async () => {
    const good = await generateReadingKey(suite);
    const wrong = foreignRecipients(good);
    expect(wrong.length).toBeGreaterThan(5);
    for (const [name, recipient] of wrong) {
      const refused = await sealerFor([recipientOf(good), recipient]).then(
        () => null,
        (error) => error,
      );
      expect([name, refused instanceof RangeError, String(refused)]).toEqual([
        name,
        true,
        expect.stringMatching(/recipients|publicKey/),
      ]);
    }
    await sealerFor([recipientOf(good)]);
  });

  it('does not open an encapsulation that may not be opened', async () => {
    const pair = await generateReadingKey(suite);
    const { decap } = await readingKey(suite, pair.privateKey);
    const kem = (await loadSealingKem(suite))();
    const { enc, shared_secret } = await kem.Encap(await kem.DeserializePublicKey(pair.publicKey));
    expect(encodeBase64Url(await decap(enc))).toBe(encodeBase64Url(shared_secret));
    for (const [name, change] of WRONG_ENCAPSULATIONS[suite]) {
      expect([
        name,
        await decap(change(enc)).then(
          () => 'opened',
          () => 'refused',
        ),
      ]).toEqual([name, 'refused']);
    }
  });

  it('takes no private key of another length', async () => {
    for (const length of [0, 31, 33, 64]) {
      await expect(readingKey(suite, new Uint8Array(length))).rejects.toThrow(RangeError);
    }
  });

  it('a wiped private key leaves the reading key as it was', async () => {
    const pair = await generateReadingKey(suite);
    const file = await sealSession([pair], LINES);
    const bytes = pair.privateKey.slice();
    const key = await readingKey(suite, bytes);
    bytes.fill(0);
    const wrap = parseHeader((await sealerFor([recipientOf(pair)])).header).wraps[0] ?? expect.unreachable();
    expect((await key.decap(wrap.enc)).length).toBe(32);
    expect(await openLines(file, pair)).toEqual(LINES);
  });
});

describe('recipients', () => {
  it.each([
    [1, 2],
    [2, 3],
    [3, 1],
  ] as const)('of suites %i and %i are not sealed to together', async (one, two) => {
    const pairs = [await generateReadingKey(one), await generateReadingKey(two)];
    const starting = sealerFor(pairs.map(recipientOf));
    await expect(starting).rejects.toThrow(RangeError);
    await expect(starting).rejects.toThrow(/^recipients: expected keys of one suite/);
  });

  it('of no suite there is are not sealed to', async () => {
    const recipient = { ...recipientOf(await generateReadingKey()), suite: 4 as SuiteId };
    await expect(sealerFor([recipient])).rejects.toThrow(/^recipients/);
    await expect(generateReadingKey(4 as SuiteId)).rejects.toThrow(RangeError);
  });
});

describe('a private JWK', () => {
  it.each([1, 3] as const)('of suite %i goes out and comes back', async (suite) => {
    const pair = await generateReadingKey(suite);
    const jwk = readingKeyToJwk(pair);
    expect(await readingKeyPairFromJwk(jwk)).toEqual(pair);
    expect((await readingKeyFromJwk(jwk)).kid).toBe(pair.kid);
  });

  it.each([
    [1, { name: 'X25519' }],
    [3, { name: 'ECDH', namedCurve: 'P-256' }],
  ] as const)('of suite %i is what WebCrypto takes and gives', async (suite, algorithm) => {
    const pair = await generateReadingKey(suite);
    const imported = await crypto.subtle.importKey('jwk', readingKeyToJwk(pair), algorithm, true, [
      'deriveBits',
    ]);
    const exported = await crypto.subtle.exportKey('jwk', imported);
    expect(await readingKeyPairFromJwk(exported)).toEqual(pair);
  });

  it('of suite 2 there is none', async () => {
    const pair = await generateReadingKey(2);
    expect(() => readingKeyToJwk(pair)).toThrow(RangeError);
  });

  it('of P-256 whose parts are not one key, or not all there, is refused', async () => {
    const [a, b] = (await makeKeys(3, 2)).map((pair: ReadingKeyPair) => readingKeyToJwk(pair));
    const wrong = [
      { ...a, x: b?.x },
      { ...a, d: b?.d },
      { ...a, y: undefined },
      { ...a, d: 'A'.repeat(43) },
      { ...a, crv: 'P-384' },
    ];
    for (const jwk of wrong) {
      await expect(readingKeyPairFromJwk(jwk)).rejects.toThrow(TypeError);
      await expect(readingKeyFromJwk(jwk)).rejects.toThrow(TypeError);
    }
  });
});
