// Protected key files that are kept for people who open: only reading keys, only under their own id, on record, and gone
// when they are deleted.
import { keyIdOf, SUITE_LENGTHS } from '@scrim/crypto/format';
import {
  generateReadingKey,
  generateSigningKey,
  newOfficerIdentity,
  protectKey,
  unlockKeyFile,
  unwrapKeyFile,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { encodeBase64Url, type KeyFileEntry, type KeyId, randomBytes } from '@scrim/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startDesk } from './staff-desk.ts';

/** Cheap, for a test. */
const ARGON2 = { t: 1, p: 1, m: 8 };

async function newKeyFile() {
  const pair = await generateReadingKey();
  return { pair, kid: keyIdOf(1, pair.publicKey), file: await protectKey(pair, 'correct horse', ARGON2) };
}

describe('key files over HTTP', () => {
  let desk: Desk;
  let mine: Awaited<ReturnType<typeof newKeyFile>>;
  beforeAll(async () => {
    mine = await newKeyFile();
  });
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());
  afterAll(() => mine.pair.privateKey.fill(0));

  const put = (kid: string, body: unknown) =>
    desk.call(`/v1/key-files/${kid}`, { method: 'PUT', body, role: 'site-admin' });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
  const altered = (change: object) => JSON.stringify({ ...JSON.parse(mine.file), ...change });
  const list = async () => (await desk.json<{ keyFiles: KeyFileEntry[] }>('/v1/key-files')).keyFiles;
  const remove = (kid: KeyId) => desk.call(`/v1/key-files/${kid}`, { method: 'DELETE', role: 'site-admin' });

  it('are none until somebody puts one; it comes back as it was and unlocks', async () => {
    expect(await list()).toEqual([]);
    const { kid, file } = mine;
    const response = await put(kid, { label: ' Support team ', file });
    const entry = { kid, suite: 1, label: 'Support team', file };
    expect([response.status, await response.json()]).toEqual([200, entry]);
    expect(await list()).toEqual([entry]);
    const unlocked = await unlockKeyFile((await list())[0]?.file ?? '', 'correct horse');
    expect(unlocked.publicKey).toEqual(mine.pair.publicKey);
    await put(kid, { label: 'Other', file });
    expect(await list()).toEqual([{ ...entry, label: 'Other' }]);
  });

  it.each([2, 3] as const)('take suite %i too, by its own length of key', async (suite) => {
    // Whether a key can be unlocked is not looked at: the clear part is what counts.
    const publicKey = randomBytes(SUITE_LENGTHS[suite].publicKey);
    const file = altered({ suite, publicKey: encodeBase64Url(publicKey) });
    expect((await put(keyIdOf(suite, publicKey), { label: 'a', file })).status).toBe(200);
    expect(await list()).toMatchObject([{ kid: keyIdOf(suite, publicKey), suite }]);
  });

  it('take nothing that is no protected reading key of that id', async () => {
    const other = await newKeyFile();
    const signing = await protectKey(await generateSigningKey(), 'correct horse', ARGON2);
    const files = {
      'another key': other.file,
      'a signing key': signing,
      'a key for signing, by its word': altered({ kind: 'signing' }),
      'a later version': altered({ format: 'scrim-key/2' }),
      'no protection': altered({ kdf: null }),
      'a private key beside it': altered({ privateKey: 'x' }),
      'another suite': altered({ suite: 3 }),
      'a short ciphertext': altered({ ct: 'AAAA' }),
      'a value that a second one of its name hides': mine.file.replace('{', '{"ct":"private key",'),
      'the same in an object of it': mine.file.replace('"name"', '"salt":"private key","name"'),
      text: 'not JSON',
      null: 'null',
    };
    for (const [name, file] of Object.entries(files)) {
      const code = await codeOf(await put(mine.kid, { label: 'a', file }));
      expect(`${name}: ${code}`).toBe(`${name}: key_file_refused`);
    }
    for (const kid of ['short', '__proto__', other.kid])
      expect(await codeOf(await put(kid, { label: 'a', file: mine.file }))).toBe('key_file_refused');
    for (const label of ['', '   ', 'two\nlines', 'x'.repeat(101), '\u202e'])
      expect(await codeOf(await put(mine.kid, { label, file: mine.file }))).toBe('body_malformed');
    expect(await list()).toEqual([]);
    expect(await desk.log()).toEqual([]);
  });

  it('wrapped to officers are kept by the word of whoever puts them, and any officer unwraps', async () => {
    const officers = await Promise.all([newOfficerIdentity(), newOfficerIdentity()]);
    const recipients = officers.map(({ recipient }) => recipient);
    const file = await wrapKeyForOfficers(mine.pair, recipients);
    const response = await put(mine.kid, { label: 'Officers', file, suite: 1 });
    const entry = { kid: mine.kid, suite: 1, label: 'Officers', file };
    expect([response.status, await response.json()]).toEqual([200, entry]);
    const unwrapped = await unwrapKeyFile((await list())[0]?.file ?? '', [officers[1]?.identity ?? '']);
    expect(unwrapped.privateKey).toEqual(mine.pair.privateKey);
    // As the `age` program on Windows may save it.
    const crlf = { label: 'a', file: file.replaceAll('\n', '\r\n'), suite: 3 };
    expect((await put(mine.kid, crlf)).status).toBe(200);
  });

  it('take nothing for an age file that is none, or that holds anything in clear', async () => {
    const { recipient } = await newOfficerIdentity();
    const file = await wrapKeyForOfficers(mine.pair, [recipient]);
    const lines = file.trimEnd().split('\n');
    const binary = Buffer.from(lines.slice(1, -1).join(''), 'base64');
    const header = binary.subarray(0, binary.indexOf('\n', binary.indexOf('\n--- ') + 1) + 1);
    const armored = (...parts: readonly (Uint8Array | string)[]) => {
      const base64 = Buffer.concat(parts.map((part) => Buffer.from(part))).toString('base64');
      return [lines[0], ...(base64.match(/.{1,64}/g) ?? []), lines.at(-1), ''].join('\n');
    };
    const bare = JSON.stringify({
      format: 'scrim-bare-key/1',
      privateKey: encodeBase64Url(mine.pair.privateKey),
    });
    const files = {
      'the bare key': bare,
      'the bare key in armor': armored(bare),
      'the bare key behind a true header': armored(header, bare),
      'the bare key before it': `${bare}\n${file}`,
      'the bare key after it': `${file}${bare}`,
      'the bare key within the armor': file.replace('\n', `\n${bare}\n`),
      'the private key instead of the end': file.replace(lines.at(-1) ?? '', bare),
      'a header alone': armored(header),
      'to a passphrase': armored(
        header.toString('latin1').replace('X25519', 'scrypt'),
        binary.subarray(header.length),
      ),
      'a key under a passphrase': mine.file,
    };
    for (const [name, text] of Object.entries(files)) {
      const code = await codeOf(await put(mine.kid, { label: 'a', file: text, suite: 1 }));
      expect(`${name}: ${code}`).toBe(`${name}: key_file_refused`);
    }
    // Controls: the parts are put together as they were; the suite must be said, and be one.
    expect(armored(binary)).toBe(file);
    expect(await codeOf(await put(mine.kid, { label: 'a', file }))).toBe('key_file_refused');
    expect(await codeOf(await put(mine.kid, { label: 'a', file, suite: 4 }))).toBe('body_malformed');
    expect(await codeOf(await put('short', { label: 'a', file, suite: 1 }))).toBe('key_file_refused');
    expect(await list()).toEqual([]);
    expect((await put(mine.kid, { label: 'a', file: armored(binary), suite: 1 })).status).toBe(200);
  });

  it('are put and deleted on record, and only there', async () => {
    const { kid, file } = mine;
    await put(kid, { label: 'Support', file });
    const response = await remove(kid);
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(await list()).toEqual([]);
    expect(await codeOf(await remove(kid))).toBe('key_file_unknown');
    const line = (deed: string) => `key-file.${deed} | Ada the site-admin | site-admin | key:${kid}`;
    expect(await desk.log()).toEqual(
      ['put | allowed', 'put | done', 'delete | allowed', 'delete | done'].map(line),
    );
    desk.stores.audit.append = () => Promise.reject(new Error('disk'));
    expect(await codeOf(await put(kid, { label: 'Support', file }))).toBe('audit_unavailable');
    expect(await list()).toEqual([]);
  });
});
