// Keys through the real command: made, wrapped to officers, protected anew, looked at from outside; and every refusal.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import {
  generateReadingKey,
  isOfficerKeyFile,
  newOfficerIdentity,
  parseOfficerIdentities,
  protectKey,
  recipientOfIdentity,
  unlockKeyFile,
  unwrapKeyFile,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyPlace, newKeyPlace, PASSPHRASE, QUICK, refusal, SLIP, textOf } from './key-place.ts';
import { runScrim } from './run-scrim.ts';

let place: KeyPlace;
beforeAll(async () => {
  place = await newKeyPlace();
});
afterAll(() => place.remove());

const read = (name: string) => readFile(place.file(name), 'utf8');
const modeOf = async (name: string) => (await stat(place.file(name))).mode & 0o777;

/** A run that must have gone well, with what it printed. */
async function printed(...args: string[]) {
  const { code, stdout, stderr } = await place.scrim(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('key identity', () => {
  it.each([
    ['an identity', [], /^age1[02-9ac-hj-np-z]{58}$/],
    ['a post-quantum one', ['--post-quantum'], /^age1pq1/],
  ])(
    'makes %s in a file as age-keygen writes it, and prints the recipient only',
    async (name, more, form) => {
      const file = `${name.replaceAll(' ', '-')}.agekey`;
      const { stdout } = await place.scrim('key', 'identity', '--out', file, ...more);
      const { recipient } = JSON.parse(stdout);
      expect(recipient).toMatch(form);
      expect(stdout).not.toContain('AGE-SECRET-KEY');
      expect(await modeOf(file)).toBe(0o600);
      const lines = (await read(file)).split('\n');
      expect(lines[0]).toMatch(/^# created: 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(lines[1]).toBe(`# public key: ${recipient}`);
      const identities = await parseOfficerIdentities(lines.join('\n'));
      expect(await Promise.all(identities.map(recipientOfIdentity))).toEqual([recipient]);
    },
  );

  it('never writes over one', async () => {
    const before = await read('me.agekey');
    expect(await place.scrim('key', 'identity')).toMatchObject(refusal('file_exists'));
    expect(await read('me.agekey')).toBe(before);
  });
});

describe('key new', () => {
  it.each([1, 2, 3])(
    'makes a key of suite %i for officers, without asking for a passphrase',
    async (suite) => {
      const out = `suite${suite}.key.age`;
      const { me, other } = place;
      const args = [
        'key',
        'new',
        '--suite',
        String(suite),
        '--out',
        out,
        '--to',
        me.recipient,
        other.recipient,
      ];
      const outcome = await runScrim(args, { cwd: place.path });
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      const told = JSON.parse(outcome.stdout);
      expect(told).toMatchObject({
        kind: 'reading',
        suite,
        file: out,
        protection: { by: 'age', recipients: 2 },
      });
      expect(await modeOf(out)).toBe(0o600);
      for (const { identity } of [me, other]) {
        const pair = await unwrapKeyFile(await read(out), [identity]);
        expect(pair).toMatchObject({ kind: 'reading', suite, kid: told.kid });
        expect(textOf(pair)).toBe(told.publicKey);
      }
    },
  );

  it('makes signing keys for officers, under a name that says so', async () => {
    const told = await printed('key', 'new', '--type', 'signing', '--to', place.me.recipient);
    expect(told).toMatchObject({ kind: 'signing', file: 'signing.key.age' });
    const pair = await unwrapKeyFile(await read('signing.key.age'), [place.me.identity]);
    expect(textOf(pair)).toBe(told.publicKey);
  });
});

describe('key protect', () => {
  it.each([
    ['a key file', 'reading.key.json', []],
    ['an age file', 'reading.key.age', ['--identity', 'stranger.agekey', '--identity', 'me.agekey']],
    ['a plain JWK', 'reading.jwk', []],
  ])('puts the key of %s into a new file for officers, and leaves the old one', async (name, file, more) => {
    const out = `${name.replaceAll(' ', '-')}.age`;
    const before = await read(file);
    const told = await printed('key', 'protect', file, '--out', out, ...more, '--to', place.other.recipient);
    expect(told).toMatchObject({ suite: 1, kid: place.reading.kid, file: out });
    expect(told.oldFile).toMatch(/left as it is and still opens/);
    expect(await read(file)).toBe(before);
    expect(await modeOf(out)).toBe(0o600);
    expect(await unwrapKeyFile(await read(out), [place.other.identity])).toEqual(place.reading);
    await expect(unwrapKeyFile(await read(out), [place.me.identity])).rejects.toThrow();
  });

  it('asks for the new passphrase apart from the old one', async () => {
    const args = ['key', 'protect', 'reading.key.json', '--out', 'anew.key.json'];
    const old = await place.scrim(...args);
    expect(old).toMatchObject(refusal('passphrase_missing'));
    expect(old.stderr).toContain('SCRIM_NEW_PASSPHRASE');
    expect(existsSync(place.file('anew.key.json'))).toBe(false);
    await place.write('new.txt', 'another\n');
    // Costlier than the default: what is cheaper is a wrong call.
    const told = await printed(...args, '--new-passphrase-file', 'new.txt', '--argon2', '3,1,65537');
    expect(told.protection).toEqual({ by: 'passphrase', argon2id: { t: 3, p: 1, m: 65_537 } });
    expect(JSON.parse(await read('anew.key.json')).kdf).toMatchObject({ t: 3, p: 1, m: 65_537 });
    expect(await unlockKeyFile(await read('anew.key.json'), 'another')).toEqual(place.reading);
  });

  it('never writes over a file, the old one least of all', async () => {
    const before = await read('reading.key.json');
    const args = ['--out', 'reading.key.json', '--to', place.me.recipient];
    expect(await place.scrim('key', 'protect', 'reading.key.json', ...args)).toMatchObject(
      refusal('file_exists'),
    );
    expect(await read('reading.key.json')).toBe(before);
  });

  it('does not open an age file with another identity, with none, or with what is no identity', async () => {
    await place.write('no.agekey', `${SLIP}\n`);
    const args = ['key', 'protect', 'reading.key.age', '--out', 'never.age', '--to', place.me.recipient];
    const [foreign, none, broken] = await Promise.all([
      place.scrim(...args, '--identity', 'stranger.agekey'),
      place.scrim(...args),
      place.scrim(...args, '--identity', 'no.agekey'),
    ]);
    expect(foreign).toMatchObject(refusal('officer_identity_wrong'));
    expect(none).toMatchObject(refusal('identity_missing'));
    expect(broken).toMatchObject(refusal('officer_identity_wrong'));
    expect(broken.stderr).not.toContain(SLIP);
    expect(existsSync(place.file('never.age'))).toBe(false);
  });
});

describe('key inspect', () => {
  const inspect = (...args: string[]) => printed('key', 'inspect', ...args);

  it('says of a key file what it claims, and how hard it is to guess, without a passphrase', async () => {
    const { stdout } = await runScrim(['key', 'inspect', 'reading.key.json'], { cwd: place.path });
    expect(JSON.parse(stdout)).toEqual({
      form: 'key-file',
      protection: { by: 'passphrase', argon2id: QUICK },
      claimed: { kind: 'reading', suite: 1, publicKey: textOf(place.reading), kid: place.reading.kid },
      certain: null,
      note: expect.stringMatching(/only unlocking it shows/),
    });
    const signing = await inspect('signing.key.json');
    expect(signing.claimed).toEqual({ kind: 'signing', publicKey: textOf(place.signing) });
  });

  it('counts the recipients of an age file, and is certain of its key with an identity', async () => {
    const told = await inspect('reading.key.age');
    expect(told).toMatchObject({ form: 'age-file', claimed: null, certain: null });
    expect(told.protection).toEqual({ by: 'age', recipients: 2, postQuantum: false });
    const opened = await inspect('reading.key.age', '--identity', 'me.agekey');
    expect(opened.certain).toMatchObject({ kid: place.reading.kid });
    const quantum = await newOfficerIdentity({ postQuantum: true });
    await place.write('pq.age', await wrapKeyForOfficers(place.reading, [quantum.recipient]));
    expect((await inspect('pq.age')).protection).toEqual({ by: 'age', recipients: 1, postQuantum: true });
  });

  it('says that a plain JWK and an identity are not protected, and shows nothing private of them', async () => {
    const outcomes = await Promise.all(
      ['reading.jwk', 'me.agekey'].map((file) => place.scrim('key', 'inspect', file)),
    );
    const [jwk, identity] = outcomes.map(({ stdout }) => JSON.parse(stdout));
    expect(jwk).toMatchObject({ protection: { by: 'nothing' }, certain: { kid: place.reading.kid } });
    expect(identity).toMatchObject({
      protection: { by: 'nothing' },
      certain: { recipients: [place.me.recipient] },
    });
    const { d } = JSON.parse(await read('reading.jwk'));
    // What would be found if it were there.
    expect(outcomes[0]?.stdout).toContain(textOf(place.reading));
    for (const { stdout } of outcomes) {
      expect(stdout).not.toContain(d);
      expect(stdout).not.toContain(place.me.identity);
    }
  });

  it.each([
    ['other text', () => SLIP, 'key_file_malformed'],
    ['other JSON', () => JSON.stringify({ format: SLIP }), 'key_file_malformed'],
    ['a later version', () => JSON.stringify({ format: 'scrim-key/9' }), 'key_file_unsupported'],
    ['a share that is none', () => JSON.stringify({ format: 'scrim-key-share/1' }), 'key_share_malformed'],
    ['a cut age file', () => '-----BEGIN AGE ENCRYPTED FILE-----\n', 'key_file_malformed'],
    ['a JWK of no key', () => JSON.stringify({ kty: SLIP }), 'key_file_malformed'],
    ['an identity cut short', () => 'AGE-SECRET-KEY-1HUNTER2\n', 'officer_identity_wrong'],
  ])('refuses %s', async (name, text, code) => {
    const file = `${name.replaceAll(' ', '-')}.bad`;
    await place.write(file, text());
    const refused = await place.scrim('key', 'inspect', file);
    expect(refused).toMatchObject(refusal(code));
    expect(refused.stderr.toLowerCase()).not.toContain(SLIP);
  });
});

describe('wrong calls end with 2, make no file and repeat no value', () => {
  it.each([
    ['an unknown suite', ['key', 'new', '--suite', SLIP]],
    ['a suite for a signing key', ['key', 'new', '--type', 'signing', '--suite', '1']],
    ['a recipient that is none', ['key', 'new', '--to', SLIP]],
    ['a recipient with a slip of the pen', ['key', 'new', '--to', `age1${'q'.repeat(58)}`]],
    ['an identity in the place of a recipient', ['key', 'new', '--to', 'AGE-SECRET-KEY-1HUNTER2']],
    ['parameters with an age file', ['key', 'new', '--argon2', '3,4,65536', '--to', 'age1q']],
    ['a passphrase and recipients', ['key', 'new', '--passphrase-file', 'me.agekey', '--to', 'age1q']],
    ['parameters that are none', ['key', 'new', '--argon2', SLIP]],
    ['less memory than the default', ['key', 'new', '--argon2', '16,4,65535']],
    ['less work than the default', ['key', 'new', '--argon2', '2,4,65536']],
    ['more than is read', ['key', 'new', '--argon2', '3,4,1048577']],
    ['no new file', ['key', 'protect', 'reading.jwk']],
  ])('%s', async (_, args) => {
    const outcome = await runScrim([...args, ...(args[1] === 'new' ? ['--out', 'wrong.key'] : [])], {
      cwd: place.path,
      env: { SCRIM_PASSPHRASE: PASSPHRASE },
    });
    expect(outcome).toMatchObject(refusal('usage', 2));
    expect(outcome.stderr.toLowerCase()).not.toContain(SLIP);
    expect(existsSync(place.file('wrong.key'))).toBe(false);
  });

  it('a recipient twice, and two sorts of recipients in one file', async () => {
    const { recipient } = await newOfficerIdentity({ postQuantum: true });
    const [twice, mixed] = await Promise.all([
      place.scrim('key', 'new', '--out', 'wrong.key', '--to', place.me.recipient, place.me.recipient),
      place.scrim('key', 'new', '--out', 'wrong.key', '--to', place.me.recipient, recipient),
    ]);
    expect(twice).toMatchObject(refusal('usage', 2));
    expect(mixed).toMatchObject(refusal('usage', 2));
    expect(existsSync(place.file('wrong.key'))).toBe(false);
  });
});

describe('an age file', () => {
  it('is told from a key file before anything is asked for, and shows no public key', async () => {
    expect(isOfficerKeyFile(await read('reading.key.age'))).toBe(true);
    const args = ['--psk', '00'.repeat(32), '--events', 'none', '--out', 'none.ssf'];
    const asRecipient = await place.scrim('seal', '--to', 'reading.key.age', ...args);
    expect(asRecipient).toMatchObject(refusal('key_file_malformed'));
    expect(asRecipient.stderr).toContain('scrim key inspect');
  });

  it('of the other kind is refused once it is open', async () => {
    const text = await wrapKeyForOfficers(await generateReadingKey(), [place.me.recipient]);
    await place.write('kind.age', text);
    await place.write('kind.key.json', await protectKey(place.signing, PASSPHRASE, QUICK));
    const args = ['--manifest-public-key', 'signing.key.json', '--out', 'never.jws'];
    const root = ['--root-key', 'kind.age', '--identity', 'me.agekey'];
    expect(await place.scrim('manifest', 'grant', 'shop', ...args, ...root)).toMatchObject(
      refusal('key_wrong_kind'),
    );
  });
});
