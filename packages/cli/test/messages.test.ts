// What a person reads when something is wrong: the right reason, whole sentences, nothing that was typed.
import { writeFile } from 'node:fs/promises';
import { generateReadingKey, generateSigningKey, protectKey, readingKeyToJwk } from '@scrim/crypto/keys';
import { encodeBase64Url } from '@scrim/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScrim } from './run-scrim.ts';
import { newSealingPlace, PSK, type SealingPlace } from './sealing.ts';

/** Quick enough for tests; never for a key that matters. */
const QUICK = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'for this test only';

let place: SealingPlace;
let keyFile: string;
beforeAll(async () => {
  place = await newSealingPlace();
  keyFile = await protectKey(await generateReadingKey(), PASSPHRASE, QUICK);
  await place.seal('a', '{"type":3}\n');
});
afterAll(() => place.remove());

const run = (...args: string[]) => runScrim(args, { cwd: place.path });

async function newPublicKeys(count: number): Promise<string[]> {
  const pairs = await Promise.all(Array.from({ length: count }, () => generateReadingKey()));
  return pairs.map(({ publicKey }) => encodeBase64Url(publicKey));
}

describe('--to', () => {
  const seal = (...to: string[]) =>
    run('seal', '--to', ...to, '--psk', PSK, '--events', 'a.ndjson', '--out', 'b.ssf');

  it('of nine keys says how many there may be; eight are sealed to', async () => {
    const keys = await newPublicKeys(9);
    const told = 'error: usage: --to: expected 1 to 8 public keys.\n';
    expect(await seal(...keys)).toEqual({ code: 2, stdout: '', stderr: told });
    expect(await seal(...keys.slice(1))).toMatchObject({ code: 0 });
  });

  it('with a key twice says that, in whatever spelling', async () => {
    const asHex = Buffer.from(place.to, 'base64url').toString('hex');
    const told = 'error: usage: --to: a public key is there twice.\n';
    expect(await seal(place.to, asHex)).toEqual({ code: 2, stdout: '', stderr: told });
  });

  it('with a key that cannot be sealed to says that alone', async () => {
    const told = 'error: recipient_invalid: A public key of --to cannot be sealed to.\n';
    expect(await seal(place.to, '00'.repeat(32))).toEqual({ code: 1, stdout: '', stderr: told });
  });
});

describe('a key file that is none', () => {
  it.each([
    ['empty', () => ''],
    ['garbage', () => 'hunter2'],
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['a JWK set', () => JSON.stringify({ keys: [{ kty: 'OKP' }] })],
    ['a key file behind a BOM', () => `\uFEFF${keyFile}`],
    ['a JWK behind a BOM', () => '\uFEFF{"kty":"OKP"}'],
    ['a key file whose kind was changed', () => keyFile.replace('"reading"', '"signing"')],
  ])('is told before a passphrase is asked for: %s', async (_, text) => {
    await writeFile(place.file('no.key'), text());
    for (const args of [
      ['open', 'a.ssf', '--psk', PSK, '--key', 'no.key'],
      [
        'site',
        'add',
        'x',
        '--origin',
        'https://shop.example',
        '--recipient',
        place.to,
        '--root-key',
        'no.key',
      ],
    ]) {
      const { code, stdout, stderr } = await run(...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^error: key_file_malformed: The file of --(key|root-key) .*\.\n$/);
      expect(stderr).not.toContain('hunter2');
    }
  });

  it('is one when it is a JWK or a key file', async () => {
    await writeFile(place.file('yes.jwk'), JSON.stringify(readingKeyToJwk(await generateReadingKey())));
    await writeFile(place.file('yes.key.json'), keyFile);
    const [jwk, locked] = await Promise.all(
      ['yes.jwk', 'yes.key.json'].map((key) => run('open', 'a.ssf', '--psk', PSK, '--key', key)),
    );
    expect(jwk).toMatchObject({ stderr: 'ssf_no_recipient\n' });
    expect(locked).toMatchObject({ stderr: expect.stringMatching(/^error: passphrase_missing: /) });
  });

  it('of another kind is told as what it says of itself, without a passphrase', async () => {
    const changed = { ...JSON.parse(keyFile), kind: 'signing', suite: null };
    const signing = await protectKey(await generateSigningKey(), PASSPHRASE, QUICK);
    for (const text of [JSON.stringify(changed), signing]) {
      await writeFile(place.file('other.key'), text);
      expect(await run('open', 'a.ssf', '--psk', PSK, '--key', 'other.key')).toMatchObject({
        code: 1,
        stderr:
          'error: key_wrong_kind: The file of --key says that it holds a signing key; a reading key is needed.\n',
      });
    }
  });
});

describe('sentences', () => {
  it('end with a full stop before a hint', async () => {
    await writeFile(place.file('locked.key'), keyFile);
    const args = ['open', 'a.ssf', '--psk', PSK, '--key', 'locked.key'];
    const outcome = await runScrim(args, { cwd: place.path, env: { SCRIM_PASSPHRASE: 'another' } });
    expect(outcome.stderr).toMatch(/^error: passphrase_wrong: .*an altered file\. The two cannot .*\.\n$/);
  });

  it.each([
    [['erase', 'x']],
    [['open', 'a.ssf', '--key', 'k']],
    [['open', 'a.ssf']],
    [['open', 'a.ssf', '--key']],
    [['erase']],
    [['erase', 'x', 'y']],
    [['nothing']],
    [['sessions', '--nothing']],
    [['site', 'add', 'ö', '--origin', 'https://x.example', '--recipient', 'k']],
    [['site', 'add', 's', '--origin', 'x', '--recipient', 'k']],
  ])('of a wrong call end with a full stop: %j', async (args) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: usage: [^\n]*[^.\s]\.\n$/);
  });
});

describe('what was typed in the wrong place', () => {
  it.each([
    ['a command', ['hunter2secret']],
    ['a command of a command', ['site', 'hunter2secret']],
    ['an option', ['sessions', '--hunter2secret']],
    ['an option without its space', ['open', 'a.ssf', '--pskhunter2secret']],
    ['an option at the very start', ['--pskhunter2secret']],
    ['an option with a value', ['open', '--psk_=hunter2secret']],
    ['short options', ['sessions', '-hunter2secret']],
    ['arguments', ['sessions', 'hunter2secret']],
    ['something that looks like advice', ['x\n(Did you mean hunter2secret?)']],
  ])('is not repeated: %s', async (_, args) => {
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).not.toContain('hunter2');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('is answered with a name of ours that is close', async () => {
    const command = await run('sesions');
    expect(command.stderr).toBe('error: usage: There is no such command. Did you mean sessions?\n');
    const option = await run('sessions', '--jsn');
    expect(option.stderr).toBe('error: usage: There is no such option. Did you mean --json?\n');
  });
});
