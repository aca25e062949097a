// Key files and key pairs: the passphrase opens, nothing else does, and no error says more than it knows.

import { argon2id } from '@noble/hashes/argon2.js';
import {
  type Argon2Parameters,
  DEFAULT_ARGON2,
  deriveCardPsk,
  derivePsk,
  generateReadingKey,
  generateSigningKey,
  inspectKeyFile,
  protectKey,
  readingKeyPairFromJwk,
  readingKeyToJwk,
  signBytes,
  unlockKeyFile,
  verifyBytes,
} from '@scrim/crypto/keys';
import { readingKey, readingKeyFromJwk } from '@scrim/crypto/open';
import { decodeBase64Url, encodeBase64Url } from '@scrim/protocol';
import { canonicalBytes } from '@scrim/protocol/canonical';
import { describe, expect, it } from 'vitest';
import { SID } from './forge.ts';
import { hex, toHex } from './known-answers.ts';

const FAST: Argon2Parameters = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'correct horse battery staple';

const codeOf = (text: string, passphrase = PASSPHRASE) =>
  unlockKeyFile(text, passphrase).then(
    () => null,
    (error) => String(error.code ?? error),
  );

describe('Argon2id', () => {
  it('gives the tag of RFC 9106 §5.3', () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      t: 3,
      m: 32,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    });
    expect(toHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });
});

describe('a key file', () => {
  it('gives back reading and signing keys', async () => {
    const reading = await generateReadingKey();
    const signing = await generateSigningKey();
    expect(await unlockKeyFile(await protectKey(reading, PASSPHRASE, FAST), PASSPHRASE)).toEqual(reading);
    expect(await unlockKeyFile(await protectKey(signing, PASSPHRASE, FAST), PASSPHRASE)).toEqual(signing);
  });

  it('takes the same passphrase in another normalisation', async () => {
    const file = await protectKey(await generateSigningKey(), 'pa\u0308ss', FAST);
    expect(await codeOf(file, 'p\u00e4ss')).toBeNull();
  });

  it('is by default made with RFC 9106 §4, second recommended option', async () => {
    expect(DEFAULT_ARGON2).toEqual({ t: 3, p: 4, m: 65_536 });
    const file = await protectKey(await generateSigningKey(), PASSPHRASE);
    expect(JSON.parse(file).kdf).toMatchObject({ name: 'argon2id', t: 3, p: 4, m: 65_536 });
    expect(await codeOf(file)).toBeNull();
  });

  it('holds neither the private key nor the passphrase', async () => {
    const pair = await generateReadingKey();
    const file = await protectKey(pair, PASSPHRASE, FAST);
    expect(file).toContain(encodeBase64Url(pair.publicKey));
    for (const secret of [encodeBase64Url(pair.privateKey), toHex(pair.privateKey), PASSPHRASE]) {
      expect(file).not.toContain(secret);
    }
  });

  it('binds everything else in it: RFC 8785 bytes of the file without ct', async () => {
    const pair = await generateReadingKey();
    const { ct, ...head } = JSON.parse(await protectKey(pair, PASSPHRASE, FAST));
    const bytes = (text: string) => decodeBase64Url(text) ?? new Uint8Array();
    const derived = argon2id(PASSPHRASE, bytes(head.kdf.salt), { ...FAST, dkLen: 32 });
    const key = await crypto.subtle.importKey('raw', new Uint8Array(derived), 'AES-GCM', false, ['decrypt']);
    const open = async (additionalData: Uint8Array<ArrayBuffer>) =>
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: bytes(head.cipher.nonce), additionalData },
        key,
        bytes(ct),
      );
    expect(toHex(new Uint8Array(await open(canonicalBytes(head))))).toBe(toHex(pair.privateKey));
    await expect(open(canonicalBytes({ ...head, kind: 'signing' }))).rejects.toThrow();
    await expect(open(new Uint8Array())).rejects.toThrow();
  });

  it('with another passphrase is passphrase_wrong, and the error repeats no passphrase', async () => {
    const file = await protectKey(await generateSigningKey(), PASSPHRASE, FAST);
    expect(await codeOf(file, 'correct horse')).toBe('passphrase_wrong');
    const error = await unlockKeyFile(file, 'a wrong guess').catch((reason: Error) => reason);
    expect(JSON.stringify([String(error), Object.entries(error)])).not.toContain('a wrong guess');
  });

  it.each<[string, (file: Record<string, Record<string, unknown>>) => unknown, string]>([
    ['public key', (file) => ({ ...file, publicKey: 'A'.repeat(43) }), 'passphrase_wrong'],
    ['ciphertext', (file) => ({ ...file, ct: 'A'.repeat(64) }), 'passphrase_wrong'],
    ['suite', (file) => ({ ...file, suite: 2 }), 'key_file_malformed'],
    ['kind', (file) => ({ ...file, kind: 'signing', suite: null }), 'passphrase_wrong'],
    ['passes', (file) => ({ ...file, kdf: { ...file.kdf, t: 2 } }), 'passphrase_wrong'],
    ['salt', (file) => ({ ...file, kdf: { ...file.kdf, salt: 'A'.repeat(22) } }), 'passphrase_wrong'],
    ['nonce', (file) => ({ ...file, cipher: { ...file.cipher, nonce: 'A'.repeat(16) } }), 'passphrase_wrong'],
    [
      'memory beyond bounds',
      (file) => ({ ...file, kdf: { ...file.kdf, m: 2 ** 21 } }),
      'key_file_unsupported',
    ],
    ['passes beyond bounds', (file) => ({ ...file, kdf: { ...file.kdf, t: 17 } }), 'key_file_unsupported'],
    ['lanes beyond bounds', (file) => ({ ...file, kdf: { ...file.kdf, p: 0 } }), 'key_file_unsupported'],
    ['memory a text', (file) => ({ ...file, kdf: { ...file.kdf, m: '8' } }), 'key_file_unsupported'],
    ['kdf', (file) => ({ ...file, kdf: { ...file.kdf, name: 'scrypt' } }), 'key_file_unsupported'],
    ['cipher', (file) => ({ ...file, cipher: { ...file.cipher, name: 'xor' } }), 'key_file_unsupported'],
    ['format', (file) => ({ ...file, format: 'scrim-key/2' }), 'key_file_unsupported'],
    ['unknown key', (file) => ({ ...file, more: 1 }), 'key_file_malformed'],
    ['unknown kdf key', (file) => ({ ...file, kdf: { ...file.kdf, more: 1 } }), 'key_file_malformed'],
    ['no ct', ({ ct: _, ...file }) => file, 'key_file_malformed'],
    ['short ct', (file) => ({ ...file, ct: 'AAAA' }), 'key_file_malformed'],
    ['a list', () => [], 'key_file_malformed'],
  ])('with another %s does not open', async (_, change, code) => {
    const file = JSON.parse(await protectKey(await generateReadingKey(), PASSPHRASE, FAST));
    expect(await codeOf(JSON.stringify(change(file)))).toBe(code);
  });

  it.each([
    ['no JSON', () => 'AGE-SECRET-KEY'],
    ['empty', () => ''],
    ['null', () => 'null'],
    ['a JWK set', () => '{"keys":[]}'],
    ['of another format', () => '{"format":"pgp"}'],
    ['behind a BOM', (file: string) => `\uFEFF${file}`],
    ['of a kind that has no suite', (file: string) => file.replace('"reading"', '"signing"')],
  ])('that is %s is malformed, which takes no passphrase to see', async (_, change) => {
    const text = change(await protectKey(await generateReadingKey(), PASSPHRASE, FAST));
    expect(await codeOf(text)).toBe('key_file_malformed');
    expect(() => inspectKeyFile(text)).toThrow(expect.objectContaining({ code: 'key_file_malformed' }));
  });

  it('says without a passphrase what it is said to hold', async () => {
    const reading = await generateReadingKey();
    const publicKey = encodeBase64Url(reading.publicKey);
    const file = await protectKey(reading, PASSPHRASE, FAST);
    expect(inspectKeyFile(file)).toEqual({ kind: 'reading', suite: 1, publicKey });
    const signing = await protectKey(await generateSigningKey(), PASSPHRASE, FAST);
    expect(inspectKeyFile(signing)).toMatchObject({ kind: 'signing', suite: null });
  });

  it.each([
    { t: 0, p: 1, m: 8 },
    { t: 1, p: 4, m: 31 },
    { t: 1, p: 1, m: 2 ** 21 },
    { t: 1.5, p: 1, m: 8 },
  ])('is not made with %j', async (argon2) => {
    await expect(protectKey(await generateSigningKey(), PASSPHRASE, argon2)).rejects.toThrow(RangeError);
  });

  it('is not made with an empty passphrase', async () => {
    await expect(protectKey(await generateSigningKey(), '', FAST)).rejects.toThrow(RangeError);
  });
});

describe('JWK', () => {
  it('goes out and comes back', async () => {
    const pair = await generateReadingKey();
    const jwk = readingKeyToJwk(pair);
    expect(await readingKeyPairFromJwk(jwk)).toEqual(pair);
    expect((await readingKeyFromJwk(jwk)).kid).toBe(pair.kid);
  });

  it('whose parts are not one key, or of another kind, is refused', async () => {
    const [a, b] = [readingKeyToJwk(await generateReadingKey()), readingKeyToJwk(await generateReadingKey())];
    const { d: _, ...open } = a;
    for (const jwk of [{ ...a, x: b.x }, { ...a, crv: 'Ed25519' }, { ...a, kty: 'EC' }, open, {}]) {
      await expect(readingKeyPairFromJwk(jwk)).rejects.toThrow(TypeError);
      await expect(readingKeyFromJwk(jwk)).rejects.toThrow(TypeError);
    }
  });

  it('of P-256 is a key of suite 3', async () => {
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
      'deriveBits',
    ]);
    const key = await readingKeyFromJwk(await crypto.subtle.exportKey('jwk', privateKey));
    expect([key.suite, key.publicKey.length, key.publicKey[0]]).toEqual([3, 65, 4]);
  });
});

describe('a reading key', () => {
  it('shows no private part', async () => {
    const pair = await generateReadingKey();
    const key = await readingKey(1, pair.privateKey);
    expect(Object.keys(key).sort()).toEqual(['decap', 'kid', 'publicKey', 'suite']);
  });

  it('is not made of other lengths or suites', async () => {
    await expect(readingKey(1, new Uint8Array(31))).rejects.toThrow(RangeError);
    await expect(readingKey(4 as 1, new Uint8Array(32))).rejects.toThrow(RangeError);
    await expect(readingKey(3, new Uint8Array(32))).rejects.toThrow(TypeError);
  });
});

describe('signatures', () => {
  it('are those of RFC 8032 §7.1, test 2', async () => {
    const seed = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
    const publicKey = hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const signature = await signBytes(seed, hex('72'));
    expect(toHex(signature)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    expect(await verifyBytes(publicKey, signature, hex('72'))).toBe(true);
    expect(await verifyBytes(publicKey, signature, hex('73'))).toBe(false);
  });
});

describe('psk', () => {
  it('differs by secret, session, generation and use', () => {
    const es = new Uint8Array(32).fill(1);
    const other = 'AAAAAAAAAAAAAAAAAAAAAA' as typeof SID;
    const all = [
      derivePsk(es, SID, 0),
      derivePsk(es, SID, 1),
      derivePsk(es, other, 0),
      derivePsk(new Uint8Array(32), SID, 0),
      deriveCardPsk(es, SID, 0),
    ].map(toHex);
    expect(new Set(all).size).toBe(all.length);
  });

  it('takes only what it can derive from', () => {
    expect(() => derivePsk(new Uint8Array(31), SID, 0)).toThrow(RangeError);
    expect(() => derivePsk(new Uint8Array(32), 'x' as typeof SID, 0)).toThrow(TypeError);
    expect(() => derivePsk(new Uint8Array(32), SID, -1)).toThrow(RangeError);
  });
});
