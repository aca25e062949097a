// Protected key files that are kept for people who open: only reading keys, only under their own id, on record, and gone
// when they are deleted.
import { keyIdOf, SUITE_LENGTHS } from '@scrim/crypto/format';
import { generateReadingKey, generateSigningKey, protectKey, unlockKeyFile } from '@scrim/crypto/keys';
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
