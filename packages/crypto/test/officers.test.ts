// Key files for several officers: each of them opens alone, nobody else does, what the `age` program made is taken, and
// nothing that an age file may hold but one whole key is.
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import {
  generateReadingKey,
  generateSigningKey,
  isOfficerKeyFile,
  isOfficerRecipient,
  newOfficerIdentity,
  type OfficerIdentity,
  parseOfficerIdentities,
  type ReadingKeyPair,
  recipientOfIdentity,
  unwrapKeyFile,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeAgeArmor, decryptAgeFile, encodeAgeArmor, encryptAgeFile } from '../src/keys/age-file.ts';
import { bareKeyText } from '../src/keys/bare-key.ts';
import ageMade from './fixtures/age-made.json' with { type: 'json' };
import { readVector } from './known-answers.ts';

let anna: OfficerIdentity;
let bert: OfficerIdentity;
let carla: OfficerIdentity;
let pair: ReadingKeyPair;

beforeAll(async () => {
  [anna, bert, carla] = await Promise.all([
    newOfficerIdentity(),
    newOfficerIdentity(),
    newOfficerIdentity({ postQuantum: true }),
  ]);
  pair = await generateReadingKey();
});

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => String(error.code ?? error),
  );

/** What somebody who knows only the recipient can make. */
const wrapAnything = async (text: string) =>
  await encodeAgeArmor(await encryptAgeFile([anna.recipient], text));

describe('a key file for officers', () => {
  it.each([1, 2, 3] as const)('of suite %i is opened by each of them, alone', async (suite) => {
    const key = await generateReadingKey(suite);
    const file = await wrapKeyForOfficers(key, [anna.recipient, bert.recipient]);
    expect(isOfficerKeyFile(file)).toBe(true);
    for (const { identity } of [anna, bert]) expect(await unwrapKeyFile(file, [identity])).toEqual(key);
  });

  it('holds a signing key too', async () => {
    const key = await generateSigningKey();
    expect(await unwrapKeyFile(await wrapKeyForOfficers(key, [bert.recipient]), [bert.identity])).toEqual(
      key,
    );
  });

  it('for post-quantum recipients is opened by them', async () => {
    const other = await newOfficerIdentity({ postQuantum: true });
    const file = await wrapKeyForOfficers(pair, [other.recipient, carla.recipient]);
    expect(await unwrapKeyFile(file, [carla.identity])).toEqual(pair);
  });

  it('is opened by whichever identity fits', async () => {
    const file = await wrapKeyForOfficers(pair, [bert.recipient]);
    expect(await unwrapKeyFile(file, [carla.identity, anna.identity, bert.identity])).toEqual(pair);
  });

  it('is opened by nobody else, nor by nobody', async () => {
    const file = await wrapKeyForOfficers(pair, [bert.recipient]);
    expect(await codeOf(unwrapKeyFile(file, [anna.identity, carla.identity]))).toBe('officer_identity_wrong');
    expect(await codeOf(unwrapKeyFile(file, []))).toBe('officer_identity_wrong');
  });

  it('shows neither the private key nor which key it holds', async () => {
    const file = await wrapKeyForOfficers(pair, [anna.recipient]);
    const bytes = Buffer.from(await decodeAgeArmor(file));
    expect(bytes.includes('age-encryption.org/v1')).toBe(true);
    expect(bytes.includes(encodeBase64Url(pair.publicKey))).toBe(false);
    expect(bytes.includes(encodeBase64Url(pair.privateKey))).toBe(false);
    expect(bytes.includes(Buffer.from(pair.privateKey))).toBe(false);
  });

  it('made by the age program is opened by both of its officers', async () => {
    for (const { identityFile, recipient } of ageMade.officers) {
      const identities = await parseOfficerIdentities(identityFile);
      expect(await recipientOfIdentity(identities[0] ?? '')).toBe(recipient);
      for (const kind of ['reading', 'signing'] as const) {
        const opened = await unwrapKeyFile(ageMade[kind].file, identities);
        expect([opened.kind, encodeBase64Url(opened.publicKey)]).toEqual([kind, ageMade[kind].publicKey]);
      }
    }
  });

  it('is taken with other line endings and white space around it', async () => {
    const file = await wrapKeyForOfficers(pair, [anna.recipient]);
    expect(await unwrapKeyFile(`\r\n  ${file.replaceAll('\n', '\r\n')}\n`, [anna.identity])).toEqual(pair);
  });

  it('is refused with any one byte altered, and when it is cut short', async () => {
    const file = await decodeAgeArmor(await wrapKeyForOfficers(pair, [anna.recipient]));
    const opened = async (bytes: Uint8Array) =>
      await codeOf(unwrapKeyFile(await encodeAgeArmor(bytes), [anna.identity]));
    expect(await opened(file)).toBeNull();
    for (let at = 0; at < file.length; at += 3) {
      const altered = file.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect([at, await opened(altered)]).toEqual([
        at,
        expect.stringMatching(/^(key_file_malformed|officer_identity_wrong)$/),
      ]);
      expect(await opened(file.subarray(0, at))).toBe('key_file_malformed');
    }
  });

  it.each<[string, (file: string) => string, string]>([
    ['no armor', () => 'x', 'key_file_malformed'],
    ['empty', () => '', 'key_file_malformed'],
    ['a passphrase key file', () => '{"format":"scrim-key/1"}', 'key_file_malformed'],
    ['a binary age file', () => 'age-encryption.org/v1\n-> X25519 ', 'key_file_unsupported'],
    ['half of it', (file) => file.slice(0, file.length / 2), 'key_file_malformed'],
    ['two files in one', (file) => file + file, 'key_file_malformed'],
    ['longer than any key', (file) => `${file}${' '.repeat(262_144)}`, 'key_file_malformed'],
  ])('that is %s does not open', async (_, change, code) => {
    const text = change(await wrapKeyForOfficers(pair, [anna.recipient]));
    expect(await codeOf(unwrapKeyFile(text, [anna.identity]))).toBe(code);
  });
});

// age authenticates no sender: whoever knows the recipient may have put in anything.
describe('an age file whose content is not one whole key', () => {
  const bare = (change: Record<string, unknown>) =>
    JSON.stringify({ ...JSON.parse(bareKeyText(pair)), ...change });
  const A43 = 'A'.repeat(43);

  it.each<[string, () => string | Promise<string>, string]>([
    ['empty', () => '', 'key_file_malformed'],
    ['text', () => 'AGE-SECRET-KEY-1', 'key_file_malformed'],
    ['null', () => 'null', 'key_file_malformed'],
    ['a list', () => '[]', 'key_file_malformed'],
    ['an unknown key', () => bare({ more: 1 }), 'key_file_malformed'],
    ['no private key', () => bare({ privateKey: undefined }), 'key_file_malformed'],
    ['a short private key', () => bare({ privateKey: 'AAAA' }), 'key_file_malformed'],
    ['a private key that is a list', () => bare({ privateKey: [1] }), 'key_file_malformed'],
    ['another private key', () => bare({ privateKey: A43 }), 'key_file_malformed'],
    ['another public key', () => bare({ publicKey: A43 }), 'key_file_malformed'],
    ['a signing key with a suite', () => bare({ kind: 'signing' }), 'key_file_malformed'],
    ['a reading key for a signing key', () => bare({ kind: 'signing', suite: null }), 'key_file_malformed'],
    ['suite 2 with a key of suite 1', () => bare({ suite: 2 }), 'key_file_malformed'],
    ['suite 4', () => bare({ suite: 4 }), 'key_file_unsupported'],
    ['another kind', () => bare({ kind: 'psk' }), 'key_file_unsupported'],
    ['a later format', () => bare({ format: 'scrim-bare-key/2' }), 'key_file_unsupported'],
    ['a share', () => bare({ format: 'scrim-key-share/1' }), 'key_file_malformed'],
    ['another file for officers', () => wrapKeyForOfficers(pair, [anna.recipient]), 'key_file_malformed'],
    ['100 kB', () => `${bareKeyText(pair)}${' '.repeat(100_000)}`, 'key_file_malformed'],
    [
      'a suite 3 key that is no scalar',
      () => bare({ suite: 3, publicKey: encodeBase64Url(new Uint8Array(65)), privateKey: A43 }),
      'key_file_malformed',
    ],
  ])('but %s is refused', async (_, content, code) => {
    const file = await wrapAnything(await content());
    expect(await codeOf(unwrapKeyFile(file, [anna.identity]))).toBe(code);
  });

  it('is taken when it is one: the control', async () => {
    expect(await codeOf(unwrapKeyFile(await wrapAnything(bare({})), [anna.identity]))).toBeNull();
  });

  it('is told by an error that repeats nothing of it', async () => {
    const file = await wrapAnything('{"format":"scrim-bare-key/1","privateKey":"in the clear"');
    const error = await unwrapKeyFile(file, [anna.identity]).catch((reason: Error) => reason);
    expect(JSON.stringify([String(error), Object.entries(error), error])).not.toContain('in the clear');
    expect(error).not.toHaveProperty('cause');
  });
});

describe('recipients', () => {
  /** Bech32 of 32 zero bytes. */
  const lowOrder = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z';

  it.each<[string, () => readonly string[]]>([
    ['none', () => []],
    ['51', () => Array.from({ length: 51 }, (_, at) => `age1${at}`)],
    ['the same twice', () => [anna.recipient, ` ${anna.recipient}`]],
    ['of both sorts', () => [anna.recipient, carla.recipient]],
    ['an identity', () => [anna.identity]],
    ['mistyped', () => [anna.recipient.replace(/.$/, (end) => (end === 'q' ? 'p' : 'q'))]],
    ['cut short', () => [anna.recipient.slice(0, -1)]],
    ['a hybrid one cut short', () => [carla.recipient.slice(0, -1)]],
    ['an SSH key', () => ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ']],
    ['a plugin’s', () => ['age1yubikey1qwerty']],
    ['a point of low order', () => [lowOrder]],
  ])('that are %s are refused before anything is encrypted', async (_, recipients) => {
    const error = await wrapKeyForOfficers(pair, recipients()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RangeError);
    expect(String(error)).toMatch(/recipients/);
    expect(String(error)).not.toContain('AGE-SECRET-KEY');
  });

  it('are told apart from what is none', async () => {
    expect(await isOfficerRecipient(anna.recipient)).toBe(true);
    expect(await isOfficerRecipient(` ${carla.recipient}\n`)).toBe(true);
    for (const text of [
      '',
      'age1',
      anna.identity,
      anna.recipient.toUpperCase(),
      lowOrder,
      `${anna.recipient}q`,
    ])
      expect([text, await isOfficerRecipient(text)]).toEqual([text, false]);
  });
});

describe('identities', () => {
  it('have their recipient, of either sort', async () => {
    expect(anna.identity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
    expect(anna.recipient).toMatch(/^age1[0-9a-z]{58}$/);
    expect(carla.identity).toMatch(/^AGE-SECRET-KEY-PQ-1[0-9A-Z]{58}$/);
    expect(carla.recipient).toMatch(/^age1pq1[0-9a-z]{1900,2000}$/);
    for (const { identity, recipient } of [anna, carla])
      expect(await recipientOfIdentity(`\n${identity} `)).toBe(recipient);
    expect(anna.identity).not.toBe(bert.identity);
  });

  it('are read from a file of age-keygen', async () => {
    const file = `# created: today\r\n# public key: ${anna.recipient}\r\n${anna.identity}\r\n\r\n${carla.identity}`;
    expect(await parseOfficerIdentities(file)).toEqual([anna.identity, carla.identity]);
  });

  it.each<[string, () => string]>([
    ['nothing', () => ''],
    ['comments alone', () => '# public key: age1\n'],
    ['a recipient', () => anna.recipient],
    ['a plugin’s', () => 'AGE-PLUGIN-YUBIKEY-1Q'],
    ['mistyped', () => anna.identity.replace(/.$/, (end) => (end === 'Q' ? 'P' : 'Q'))],
    ['in lower case', () => anna.identity.toLowerCase()],
    ['a hybrid one under the name of the other', () => carla.identity.replace('-PQ-', '-')],
    ['one among good ones', () => `${anna.identity}\nhello\n`],
    ['an OpenSSH key', () => '-----BEGIN OPENSSH PRIVATE KEY-----'],
  ])('that are %s are officer_identity_wrong, and the error repeats none', async (_, text) => {
    const file = await wrapKeyForOfficers(pair, [bert.recipient]);
    expect(await codeOf(unwrapKeyFile(file, [text()]))).toBe('officer_identity_wrong');
    const error = await parseOfficerIdentities(text()).catch((reason: Error) => reason);
    expect(error).toMatchObject({ code: 'officer_identity_wrong' });
    const told = JSON.stringify([String(error), Object.entries(error)]);
    for (const line of text().split('\n')) if (line.length > 20) expect(told).not.toContain(line);
    expect(error).not.toHaveProperty('cause');
  });
});

interface AgeVector {
  readonly name: string;
  readonly expect: string;
  readonly armored?: boolean;
  readonly compressed?: 'zlib';
  readonly payload?: string;
  readonly identities: readonly string[];
  readonly file: string;
}

describe('the vectors of age', () => {
  const vectors = readVector<AgeVector[]>('age/cctv-age.json');

  it.each(vectors)('$name: $expect', async ({ expect: outcome, payload, identities, ...vector }) => {
    const stored = Buffer.from(vector.file, 'base64');
    const bytes = vector.compressed === undefined ? stored : inflateSync(stored);
    const decrypt = async () =>
      await decryptAgeFile(
        identities,
        vector.armored ? await decodeAgeArmor(bytes.toString('latin1')) : new Uint8Array(bytes),
      );
    if (outcome === 'success') {
      expect(
        createHash('sha256')
          .update(await decrypt())
          .digest('hex'),
      ).toBe(payload);
    } else if (outcome === 'no match') {
      expect(await codeOf(decrypt())).toBe('officer_identity_wrong');
    } else {
      expect(await codeOf(decrypt())).toMatch(/^(key_file_malformed|officer_identity_wrong)$/);
    }
  });

  it('are of both sorts, good and bad', () => {
    const count = (name: RegExp, outcome: RegExp) =>
      vectors.filter((one) => name.test(one.name) && outcome.test(one.expect)).length;
    expect(vectors.length).toBe(114);
    expect(count(/^hybrid/, /success/)).toBeGreaterThanOrEqual(3);
    expect(count(/^x25519/, /success/)).toBeGreaterThanOrEqual(3);
    expect(count(/./, /failure|no match/)).toBeGreaterThanOrEqual(70);
  });
});
