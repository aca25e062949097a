// Key files that somebody had in hands: whatever is put in place of a part, no other key comes out, nothing is computed
// for parameters out of bounds, and no error repeats what the file holds.
import { argon2id } from '@noble/hashes/argon2.js';
import {
  type Argon2Parameters,
  generateReadingKey,
  generateSigningKey,
  inspectKeyFile,
  isOfficerKeyFile,
  protectKey,
  type ReadingKeyPair,
  splitKey,
  unlockKeyFile,
} from '@scrim/crypto/keys';
import { decodeBase64Url, encodeBase64Url } from '@scrim/protocol';
import { canonicalBytes } from '@scrim/protocol/canonical';
import { describe, expect, it } from 'vitest';

const FAST: Argon2Parameters = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'correct horse battery staple';

type Json = Record<string, unknown>;
const codeOf = (file: Json | string, passphrase = PASSPHRASE) =>
  unlockKeyFile(typeof file === 'string' ? file : JSON.stringify(file), passphrase).then(
    () => null,
    (error) => String(error.code ?? error),
  );
const fileOf = async (pair: Parameters<typeof protectKey>[0], passphrase = PASSPHRASE): Promise<Json> =>
  JSON.parse(await protectKey(pair, passphrase, FAST));
const bytesOf = (text: unknown) => decodeBase64Url(String(text)) ?? new Uint8Array();

/** A file by somebody who knows the passphrase: any head, any private bytes, bound as they should be. */
async function forge(head: Json, privateKey: Uint8Array): Promise<Json> {
  const { kdf, cipher } = head as { kdf: Argon2Parameters & { salt: string }; cipher: { nonce: string } };
  const derived = argon2id(PASSPHRASE, bytesOf(kdf.salt), { t: kdf.t, p: kdf.p, m: kdf.m, dkLen: 32 });
  const key = await crypto.subtle.importKey('raw', new Uint8Array(derived), 'AES-GCM', false, ['encrypt']);
  const gcm = { name: 'AES-GCM', iv: bytesOf(cipher.nonce), additionalData: canonicalBytes(head) };
  const ct = await crypto.subtle.encrypt(gcm, key, new Uint8Array(privateKey));
  return { ...head, ct: encodeBase64Url(new Uint8Array(ct)) };
}

describe.each([1, 2, 3] as const)('a key file of suite %i', (suite) => {
  it('is given back whole', async () => {
    const pair = await generateReadingKey(suite);
    const text = await protectKey(pair, PASSPHRASE, FAST);
    expect(await unlockKeyFile(text, PASSPHRASE)).toEqual(pair);
    expect(inspectKeyFile(text)).toEqual({
      kind: 'reading',
      suite,
      publicKey: encodeBase64Url(pair.publicKey),
    });
  });

  it('with any part of another file under the same passphrase gives no key', async () => {
    const [one, other] = [
      await fileOf(await generateReadingKey(suite)),
      await fileOf(await generateReadingKey(suite)),
    ];
    const names = ['publicKey', 'kdf', 'cipher', 'ct'];
    // Every choice of parts but none and all.
    for (let bits = 1; bits < 15; bits++) {
      const mixed = { ...one };
      for (const [at, name] of names.entries()) if (bits & (1 << at)) mixed[name] = other[name];
      expect([bits, await codeOf(mixed)]).toEqual([bits, 'passphrase_wrong']);
    }
    expect(await codeOf({ ...one, ...other })).toBeNull();
  });

  it('called one of another suite, or a signing key, gives none', async () => {
    const file = await fileOf(await generateReadingKey(suite));
    for (const other of [1, 2, 3].filter((one) => one !== suite))
      expect(await codeOf({ ...file, suite: other })).toBe('key_file_malformed');
    expect(await codeOf({ ...file, kind: 'signing' })).toBe('key_file_malformed');
    expect(await codeOf({ ...file, kind: 'signing', suite: null })).toBe(
      suite === 1 ? 'passphrase_wrong' : 'key_file_malformed',
    );
  });

  it('whose private key is not that of the public key gives none, though the passphrase fits', async () => {
    const [pair, other] = [await generateReadingKey(suite), await generateReadingKey(suite)];
    const { ct: _, ...head } = await fileOf(pair);
    expect(await codeOf(await forge(head, pair.privateKey))).toBeNull();
    expect(await codeOf(await forge(head, other.privateKey))).toBe('passphrase_wrong');
    const swapped = { ...head, publicKey: encodeBase64Url(other.publicKey) };
    expect(await codeOf(await forge(swapped, pair.privateKey))).toBe('passphrase_wrong');
  });

  it('whose private key is longer or shorter is malformed', async () => {
    const { ct: _, ...head } = await fileOf(await generateReadingKey(suite));
    // 2,400 bytes: an ML-KEM key in its expanded form, which SSF1 does not know.
    for (const length of [0, 31, 33, 64, 96, 2400])
      expect(await codeOf(await forge(head, new Uint8Array(length)))).toBe('key_file_malformed');
  });
});

describe('a key file of a curve', () => {
  it('whose public key is compressed is malformed', async () => {
    const pair = await generateReadingKey(3);
    const compressed = Uint8Array.of(2, ...pair.publicKey.subarray(1, 33));
    const file = { ...(await fileOf(pair)), publicKey: encodeBase64Url(compressed) };
    expect(await codeOf(file)).toBe('key_file_malformed');
  });

  it.each([0x00, 0xff])('whose private key is no scalar of P-256 (%i) gives none', async (byte) => {
    const { ct: _, ...head } = await fileOf(await generateReadingKey(3));
    expect(await codeOf(await forge(head, new Uint8Array(32).fill(byte)))).toBe('passphrase_wrong');
  });

  it('of X25519 is none of Ed25519, though both are 32 bytes', async () => {
    const reading = await generateReadingKey(1);
    const { ct: _, ...head } = await fileOf(reading);
    const signing = { ...head, kind: 'signing', suite: null };
    expect(await codeOf(await forge(signing, reading.privateKey))).toBe('passphrase_wrong');
    const { ct: __, ...own } = await fileOf(await generateSigningKey());
    expect(await codeOf(await forge({ ...own, kind: 'reading', suite: 1 }, reading.privateKey))).toBe(
      'passphrase_wrong',
    );
  });
});

describe('Argon2 parameters in a file', () => {
  it.each<[string, Json]>([
    ['2 GiB', { m: 2 ** 21 }],
    ['all memory there is', { m: 2 ** 53 - 1 }],
    ['more than a number holds', { m: 1e300 }],
    ['a billion passes', { t: 1e9 }],
    ['17 passes', { t: 17 }],
    ['17 lanes', { p: 17, m: 200 }],
    ['less than 8 KiB a lane', { p: 2, m: 15 }],
    ['none', { t: 0 }],
    ['below none', { m: -8 }],
    ['half a pass', { t: 1.5 }],
    ['a text', { t: '1' }],
    ['a list', { m: [8] }],
    ['true', { p: true }],
    ['null', { m: null }],
  ])('of %s are refused before anything is computed', async (_, change) => {
    const file = await fileOf(await generateReadingKey());
    const changed = { ...file, kdf: { ...(file.kdf as Json), ...change } };
    // `inspectKeyFile` computes nothing, and refuses all the same.
    expect(() => inspectKeyFile(JSON.stringify(changed))).toThrow(
      expect.objectContaining({ code: 'key_file_unsupported' }),
    );
    expect(await codeOf(changed)).toBe('key_file_unsupported');
  });

  it('are bound: lower ones open no file, nor make guessing cheaper', async () => {
    const pair = await generateReadingKey();
    const file = JSON.parse(await protectKey(pair, PASSPHRASE, { t: 2, p: 1, m: 64 })) as Json;
    const changed = { ...file, kdf: { ...(file.kdf as Json), t: 1 } };
    expect(await codeOf(changed)).toBe('passphrase_wrong');
    expect(await codeOf(file)).toBeNull();
  });
});

describe('passphrases', () => {
  it.each([
    ['composed and decomposed', 'Žluťoučký kůň', 'Z\u030Clut\u030Couc\u030Cky\u0301 ku\u030An\u030C'],
    ['ligatures', 'ﬁne', 'fine'],
    ['full width', 'ＡＢＣ１', 'ABC1'],
    ['Hangul', '한글', '\u1112\u1161\u11AB\u1100\u1173\u11AF'],
    ['the ohm and omega', '\u2126', '\u03A9'],
    ['a space that does not break', 'a\u00A0b', 'a b'],
  ])('that people type in two ways are one: %s', async (_, one, other) => {
    expect(one).not.toBe(other);
    const file = await fileOf(await generateSigningKey(), one);
    expect(await codeOf(file, other)).toBeNull();
    expect(await codeOf(await fileOf(await generateSigningKey(), other), one)).toBeNull();
  });

  it.each([
    ['case', 'Staple', 'staple'],
    ['a space at the end', 'staple ', 'staple'],
    ['a line end', 'staple\n', 'staple'],
    ['letters that look alike', 'staple', 'stаple'],
    ['a NUL', 'staple\0x', 'staple'],
    ['sharp s', 'Straße', 'Strasse'],
    ['emoji of another colour', '👍', '👍🏽'],
    ['one character in a long one', `${'a'.repeat(5000)}b`, `${'a'.repeat(5000)}c`],
  ])('that differ are two: %s', async (_, one, other) => {
    const file = await fileOf(await generateSigningKey(), one);
    expect(await codeOf(file, one)).toBeNull();
    expect(await codeOf(file, other)).toBe('passphrase_wrong');
  });

  it('of half a character make no file', async () => {
    for (const passphrase of ['staple\uD83D', '\uDE00staple'])
      await expect(protectKey(await generateSigningKey(), passphrase, FAST)).rejects.toThrow(RangeError);
  });
});

describe('another file in place of a key file', () => {
  it.each<[string, (pair: ReadingKeyPair, file: string) => string | Promise<string>, string]>([
    [
      'a share',
      async (pair) => (await splitKey(pair, { shares: 2, threshold: 2 }))[0] ?? '',
      'key_file_malformed',
    ],
    ['an age file', () => '-----BEGIN AGE ENCRYPTED FILE-----', 'key_file_malformed'],
    ['a file of 1 MB', (_, file) => file + ' '.repeat(1_000_000), 'key_file_malformed'],
    ['a deep one', () => '['.repeat(60_000), 'key_file_malformed'],
    ['a number', () => '1', 'key_file_malformed'],
    ['a format that is no text', (_, file) => file.replace('"scrim-key/1"', '1'), 'key_file_malformed'],
    [
      'one with __proto__',
      (_, file) => file.replace('{', '{"__proto__":{"kind":"signing"},'),
      'key_file_malformed',
    ],
    ['one whose ct is a list', (_, file) => file.replace(/"ct": "[^"]*"/, '"ct": [1]'), 'key_file_malformed'],
    [
      'one whose kdf is null',
      (_, file) => file.replace(/"kdf": \{[^}]*\}/, '"kdf": null'),
      'key_file_malformed',
    ],
    [
      'one whose salt is short',
      (_, file) => file.replace(/"salt": "[^"]*"/, '"salt": "AAAA"'),
      'key_file_malformed',
    ],
  ])('%s is refused', async (_, change, code) => {
    const pair = await generateReadingKey();
    const text = await change(pair, await protectKey(pair, PASSPHRASE, FAST));
    expect(await codeOf(text)).toBe(code);
  });

  it('is told apart from an age file before a passphrase is asked for', async () => {
    const file = await protectKey(await generateReadingKey(), PASSPHRASE, FAST);
    expect(isOfficerKeyFile(file)).toBe(false);
    expect(await codeOf(`\n\n${file}\n`)).toBeNull();
  });

  it('whose part stands twice is judged by the last: with the right last part it is the same file', async () => {
    const file = await protectKey(await generateReadingKey(), PASSPHRASE, FAST);
    const twice = (first: string) => file.replace('"kind": "reading"', first);
    expect(await codeOf(twice('"kind": "signing", "kind": "reading"'))).toBeNull();
    expect(await codeOf(twice('"kind": "reading", "kind": "signing"'))).toBe('key_file_malformed');
  });

  it('is refused by an error that repeats nothing of it', async () => {
    const file = { ...(await fileOf(await generateReadingKey())), 'a secret': 'in the clear' };
    const error = await unlockKeyFile(JSON.stringify(file), PASSPHRASE).catch((reason: Error) => reason);
    expect(JSON.stringify([String(error), Object.entries(error)])).not.toMatch(/secret|in the clear/);
    const broken = await unlockKeyFile('{"in the clear', PASSPHRASE).catch((reason: Error) => reason);
    expect(JSON.stringify([String(broken), Object.entries(broken)])).not.toContain('in the clear');
    expect(broken).not.toHaveProperty('cause');
  });
});
