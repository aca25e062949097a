// Keys split and joined through the real command: every set of enough shares gives the key, and no other.
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { unwrapKeyFile } from '@scrim/crypto/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyPlace, newKeyPlace, refusal, SLIP, textOf } from './key-place.ts';

let place: KeyPlace;
const share = (n: number) => `shares/key-share-${n}-of-4.json`;
const split = (file: string, folder: string, ...more: string[]) =>
  place.scrim('key', 'split', file, '--shares', '4', '--threshold', '3', '--out', folder, ...more);
const join = (out: string, ...files: string[]) =>
  place.scrim('key', 'join', ...files, '--out', out, '--to', place.me.recipient);

beforeAll(async () => {
  place = await newKeyPlace();
});
afterAll(() => place.remove());

describe('key split', () => {
  it('writes one file for each holder, which only its owner reads, and says that the whole is still there', async () => {
    const { code, stdout, stderr } = await split('reading.key.json', 'shares');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      kid: place.reading.kid,
      shares: 4,
      threshold: 3,
      files: [1, 2, 3, 4].map(share),
    });
    expect(told.wholeFile).toMatch(/still opens alone/);
    expect((await readdir(place.file('shares'))).length).toBe(4);
    for (const file of told.files) {
      expect((await stat(place.file(file))).mode & 0o777).toBe(0o600);
      expect(JSON.parse(await readFile(place.file(file), 'utf8'))).toMatchObject({ threshold: 3, shares: 4 });
    }
  });

  it('never writes over a share, and then writes none', async () => {
    await place.scrim('key', 'split', 'reading.jwk', '--shares', '2', '--threshold', '2', '--out', 'two');
    const before = await readFile(place.file('two/key-share-2-of-2.json'), 'utf8');
    const again = ['key', 'split', 'reading.jwk', '--shares', '2', '--threshold', '2', '--out', 'two'];
    expect(await place.scrim(...again)).toMatchObject(refusal('file_exists'));
    expect(await readFile(place.file('two/key-share-2-of-2.json'), 'utf8')).toBe(before);
  });

  it.each([
    ['one share', ['--shares', '1', '--threshold', '1']],
    ['a threshold above the shares', ['--shares', '3', '--threshold', '4']],
    ['a threshold of one, which is a copy', ['--shares', '3', '--threshold', '1']],
    ['too many shares', ['--shares', '256', '--threshold', '2']],
    ['no number', ['--shares', SLIP, '--threshold', '2']],
  ])('refuses %s', async (_, args) => {
    const refused = await place.scrim('key', 'split', 'reading.jwk', ...args, '--out', 'none');
    expect(refused).toMatchObject(refusal('usage', 2));
    expect(refused.stderr).not.toContain(SLIP);
    expect(existsSync(place.file('none'))).toBe(false);
  });
});

describe('key join', () => {
  it('gives the key from any three, into a file for officers', async () => {
    const sets = [
      [1, 2, 3],
      [4, 2, 1],
      [1, 2, 3, 4],
    ];
    for (const [at, set] of sets.entries()) {
      const { code, stdout } = await join(`joined${at}.age`, ...set.map(share));
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ publicKey: textOf(place.reading), kid: place.reading.kid });
      const text = await readFile(place.file(`joined${at}.age`), 'utf8');
      expect(await unwrapKeyFile(text, [place.me.identity])).toEqual(place.reading);
    }
  });

  it('splits and joins what officers hold, signing keys too', async () => {
    const text = await readFile(place.file('signing.key.json'), 'utf8');
    expect(text).toContain('"signing"');
    expect(await split('signing.key.json', 'root')).toMatchObject({ code: 0 });
    const shares = [1, 2, 4].map((n) => share(n).replace('shares/', 'root/'));
    expect(await join('root.age', ...shares)).toMatchObject({ code: 0 });
    const joined = await readFile(place.file('root.age'), 'utf8');
    expect(await unwrapKeyFile(joined, [place.me.identity])).toEqual(place.signing);
    expect(await split('reading.key.age', 'of-age', '--identity', 'me.agekey')).toMatchObject({ code: 0 });
  });

  it('refuses too few, the same twice, shares of two splittings, and an altered one; no file is made', async () => {
    await split('reading.jwk', 'others');
    const other = share(3).replace('shares/', 'others/');
    const text = JSON.parse(await readFile(place.file(share(3)), 'utf8'));
    await place.write('altered.json', JSON.stringify({ ...text, share: `${'A'.repeat(43)}E` }));
    await place.write('no-share.json', SLIP);
    const outcomes = await Promise.all([
      join('never.age', share(1), share(2)),
      join('never.age', share(1), share(2), share(2)),
      join('never.age', share(1), share(2), other),
      join('never.age', share(1), share(2), 'altered.json'),
      join('never.age', share(1), share(2), 'no-share.json'),
      join('never.age', share(1), share(2), 'missing.json'),
    ]);
    const codes = outcomes.map(({ code, stderr }) => [code, /^error: (\w+): .*\.\n$/.exec(stderr)?.[1]]);
    expect(codes).toEqual([
      [1, 'key_shares_too_few'],
      [1, 'key_share_twice'],
      [1, 'key_shares_of_different_sets'],
      [1, 'key_share_malformed'],
      [1, expect.stringMatching(/^key_(share|file)_malformed$/)],
      [1, 'file_unreadable'],
    ]);
    for (const { stderr } of outcomes) expect(stderr).not.toContain(SLIP);
    for (const { stderr } of outcomes.slice(3)) expect(stderr).toContain('<share> 3');
    expect(existsSync(place.file('never.age'))).toBe(false);
  });
});
