// Signed manifests through the real command, from files: drafted, granted by an offline root, signed, verified as a page
// does, published as the collector takes them; and every refusal with its code.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { openEmbedded } from '@scrim/collector/embedded';
import { generateReadingKey, generateSigningKey, protectKey, type SigningKeyPair } from '@scrim/crypto/keys';
import { encodeBase64Url, type SiteManifest } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyPlace, newKeyPlace, PASSPHRASE, QUICK, refusal, SLIP, textOf } from './key-place.ts';
import { ORIGIN } from './recorded-visit.ts';
import { runScrim } from './run-scrim.ts';

const SITE = 'signed-shop';
const DAY = 86_400;
let place: KeyPlace;
let root: SigningKeyPair;
let draft: SiteManifest;

const read = (name: string) => readFile(place.file(name), 'utf8');
const json = (name: string, value: unknown) => place.write(name, JSON.stringify(value));
const manifest = (...args: string[]) => place.scrim('manifest', ...args);
const publish = (...args: string[]) => manifest('publish', ...args, '--data', 'data');
const sign = (file: string, out: string, ...more: string[]) =>
  manifest('sign', file, '--manifest-key', 'signing.key.json', '--out', out, ...more);
const verify = (file: string, ...more: string[]) =>
  manifest('verify', file, '--root-key', textOf(root), '--site', SITE, ...more);

async function actions(): Promise<string[]> {
  const { audit, close } = await openEmbedded({ folder: place.file('data') });
  try {
    return (await Array.fromAsync(audit.read())).map(({ action, result }) => `${action} ${result}`);
  } finally {
    await close();
  }
}

beforeAll(async () => {
  place = await newKeyPlace();
  root = await generateSigningKey();
  await place.write('root.key.json', await protectKey(root, PASSPHRASE, QUICK));
  const drafted = ['draft', SITE, '--origin', ORIGIN, '--recipient', 'reading.key.json', '--enabled'];
  const { stdout } = await manifest(...drafted);
  draft = JSON.parse(stdout);
  await place.write('first.json', stdout);
  const key = ['--root-key', 'root.key.json', '--manifest-public-key', textOf(place.signing)];
  await manifest('grant', SITE, ...key, '--out', 'grant.jws');
  await sign('first.json', 'first.jws', '--grant', 'grant.jws');
});
afterAll(() => place.remove());

describe('a public key of the right length that is none', () => {
  it.each([
    ['X25519, of low order', '00'.repeat(32)],
    ['P-256, not on the curve', `04${'01'.repeat(64)}`],
    ['P-256, not uncompressed', `02${'01'.repeat(64)}`],
    ['X-Wing, its coefficients not reduced', 'ff'.repeat(1216)],
  ])('is no recipient: pages would take the manifest and record nothing (%s)', async (_, key) => {
    const refused = await manifest('draft', SITE, '--origin', ORIGIN, '--recipient', key);
    expect(refused).toMatchObject(refusal('recipient_invalid'));
    expect(refused.stderr).toContain('--recipient');
    expect(refused.stderr).not.toContain(key.slice(0, 16));
  });
});

describe('manifest draft and grant', () => {
  it('drafts what enables recording only when told so, for these readers', () => {
    const { kid } = place.reading;
    expect(draft).toMatchObject({
      v: 1,
      siteId: SITE,
      version: 1,
      settings: { enabled: true, origins: [ORIGIN] },
    });
    expect(draft.recipients).toEqual([{ suite: 1, pk: textOf(place.reading), kid }]);
    expect(draft.exp - draft.iat).toBe(90 * DAY);
  });

  it('grants for a year with the root key and the public half of the other, and tells no secret', async () => {
    const key = ['--root-key', 'root.key.json', '--manifest-public-key', 'signing.key.json', '--may-loosen'];
    const { code, stdout } = await manifest('grant', SITE, ...key, '--out', 'loose.jws');
    expect(code).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ siteId: SITE, rootKey: textOf(root), manifestKey: textOf(place.signing) });
    expect(told.mayLoosen).toBe(true);
    expect(Date.parse(told.until) - Date.now()).toBeGreaterThan(364 * DAY * 1000);
    const again = await manifest('grant', SITE, ...key, '--out', 'loose.jws');
    expect(again).toMatchObject(refusal('file_exists'));
  });
});

describe('manifest sign', () => {
  it('signs the file as it is and says what it signed', async () => {
    const { code, stdout } = await sign(
      'first.json',
      'told.jws',
      '--root-key',
      'root.key.json',
      '--may-loosen',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      siteId: SITE,
      version: 1,
      enabled: true,
      recipients: [{ suite: 1, kid: place.reading.kid }],
      policy: { hash: canonicalHash(draft.policy) },
      signer: { manifestKey: textOf(place.signing), mayLoosen: true },
    });
    const payload = Buffer.from((await read('told.jws')).split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(payload)).toEqual(draft);
  });

  it.each<[string, unknown, string]>([
    ['other text', SLIP, 'manifest_malformed'],
    ['a key of ours too many', () => ({ ...draft, [SLIP]: 1 }), 'manifest_malformed'],
    ['a private JWK', { kty: 'OKP', crv: 'X25519', x: SLIP, d: SLIP }, 'manifest_malformed'],
    ['no reader', () => ({ ...draft, recipients: [] }), 'manifest_malformed'],
    [
      'a key id of another key',
      () => ({ ...draft, recipients: [{ ...draft.recipients[0], kid: 'A'.repeat(22) }] }),
      'manifest_malformed',
    ],
    ['one that has run out', () => ({ ...draft, iat: 1, exp: 2 }), 'manifest_expired'],
    [
      'a policy that pages refuse',
      () => ({ ...draft, policy: { ...draft.policy, mode: SLIP } }),
      'manifest_malformed',
    ],
    [
      'a policy with a selector that pages refuse',
      () => ({
        ...draft,
        policy: { ...draft.policy, rules: [{ id: 'a', select: ':is(', do: 'block', reason: 'r' }] },
      }),
      'policy_bad_selector',
    ],
  ])('refuses %s', async (name, value, code) => {
    const file = `${name.replaceAll(' ', '-')}.json`;
    await json(file, typeof value === 'function' ? value() : value);
    const refused = await sign(file, 'never.jws', '--grant', 'grant.jws');
    expect(refused).toMatchObject(refusal(code));
    expect(refused.stderr).not.toContain(SLIP);
    expect(existsSync(place.file('never.jws'))).toBe(false);
  });

  it('refuses readers of two suites', async () => {
    const { suite, publicKey, kid } = await generateReadingKey(3);
    const recipients = [...draft.recipients, { suite, pk: encodeBase64Url(publicKey), kid }];
    await json('mixed.json', { ...draft, recipients });
    expect(await sign('mixed.json', 'never.jws', '--grant', 'grant.jws')).toMatchObject(
      refusal('manifest_malformed'),
    );
  });

  it('refuses a grant for another site, for another key, and what is no grant', async () => {
    await json('other.json', { ...draft, siteId: 'other-shop' });
    await place.write('other.key.json', await protectKey(await generateSigningKey(), PASSPHRASE, QUICK));
    const other = ['--manifest-key', 'other.key.json', '--out', 'never.jws', '--grant', 'grant.jws'];
    const outcomes = await Promise.all([
      sign('other.json', 'never.jws', '--grant', 'grant.jws'),
      manifest('sign', 'first.json', ...other),
      sign('first.json', 'never.jws', '--grant', 'first.json'),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject(refusal('manifest_signer'));
    expect(existsSync(place.file('never.jws'))).toBe(false);
  });

  it('is called wrongly without a word of the root, with two, or with leave that the root must give', async () => {
    const outcomes = await Promise.all([
      sign('first.json', 'never.jws'),
      sign('first.json', 'never.jws', '--grant', 'grant.jws', '--root-key', 'root.key.json'),
      sign('first.json', 'never.jws', '--grant', 'grant.jws', '--may-loosen'),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject(refusal('usage', 2));
  });
});

describe('manifest verify', () => {
  it('takes what a page takes, and says what it is and who signed it', async () => {
    const { code, stdout, stderr } = await verify('first.jws');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      siteId: SITE,
      version: 1,
      expires: new Date(draft.exp * 1000).toISOString(),
      recipients: [{ suite: 1, kid: place.reading.kid }],
      policy: { id: draft.policy.id, hash: canonicalHash(draft.policy) },
      signer: { manifestKey: textOf(place.signing), mayLoosen: false },
      rootKey: textOf(root),
    });
  });

  it('reads stdin, takes the root key out of its file, and judges at a time', async () => {
    const args = ['--root-key', 'root.key.json', '--site', SITE, '--at', new Date().toISOString()];
    const input = await read('first.jws');
    const outcome = await runScrim(['manifest', 'verify', '-', ...args], { cwd: place.path, input });
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses with the code of a page', async () => {
    const jws = (await read('first.jws')).trim();
    const [header, payload, signature] = jws.split('.');
    await place.write('altered.jws', `${header}.${payload}.${signature?.split('').reverse().join('')}`);
    await place.write('cut.jws', jws.slice(0, 50));
    await place.write('text.jws', SLIP);
    const late = new Date((draft.exp + 1) * 1000).toISOString();
    const stranger = textOf(await generateSigningKey());
    const cases: [string, Promise<unknown>][] = [
      ['manifest_signature', verify('altered.jws')],
      ['manifest_malformed', verify('cut.jws')],
      ['manifest_malformed', verify('text.jws')],
      ['manifest_older', verify('first.jws', '--min-version', '2')],
      ['manifest_expired', verify('first.jws', '--at', late)],
      ['manifest_signer', verify('first.jws', '--at', '2020-01-01')],
      ['manifest_signer', manifest('verify', 'first.jws', '--site', SITE, '--root-key', stranger)],
      ['manifest_signer', manifest('verify', 'first.jws', '--site', 'other', '--root-key', textOf(root))],
      ['file_unreadable', verify('missing.jws')],
    ];
    for (const [code, outcome] of cases) expect(await outcome).toMatchObject(refusal(code));
  });

  it.each([
    ['a version that is none', ['--min-version', SLIP]],
    ['a time that is none', ['--at', SLIP]],
    ['a day that is none', ['--at', '2026-13-01']],
  ])('is called wrongly with %s', async (_, more) => {
    const refused = await verify('first.jws', ...more);
    expect(refused).toMatchObject(refusal('usage', 2));
    expect(refused.stderr).not.toContain(SLIP);
  });
});

describe('manifest publish and show', () => {
  it('adds a site only with the root key that its pages pin, switched off, on record', async () => {
    expect(await publish('first.jws')).toMatchObject(refusal('data_missing'));
    const stranger = textOf(await generateSigningKey());
    expect(await publish('first.jws', '--root-key', stranger)).toMatchObject(refusal('manifest_signer'));
    expect(await publish('first.jws')).toMatchObject(refusal('site_unknown'));
    const { code, stdout } = await publish('first.jws', '--root-key', textOf(root));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      siteId: SITE,
      version: 1,
      switch: 'off',
      added: [place.reading.kid],
    });
    expect((await actions()).slice(-2)).toEqual(['site.add allowed', 'site.add done']);
  });

  it('shows it decoded, as it was signed, and what would be next', async () => {
    const show = (...more: string[]) => manifest('show', SITE, '--data', 'data', ...more);
    const [told, jws, next] = await Promise.all([show(), show('--jws'), show('--next')]);
    expect(JSON.parse(told.stdout)).toMatchObject({
      siteId: SITE,
      switch: 'off',
      rootKey: textOf(root),
      pages: 'take',
      signer: { manifestKey: textOf(place.signing) },
      manifest: draft,
    });
    expect(jws.stdout).toBe(await read('first.jws'));
    const { iat, exp, version, ...rest } = JSON.parse(next.stdout);
    expect({ ...rest, exp: exp - iat, version }).toEqual({
      ...draft,
      iat: undefined,
      exp: 90 * DAY,
      version: 2,
    });
    await place.write('second.json', next.stdout);
  });

  it('publishes a newer version and says what changes, on record', async () => {
    const second = JSON.parse(await read('second.json'));
    const policy = { ...second.policy, version: '2', mode: 'mask-inputs' };
    await json('second.json', { ...second, policy });
    await sign('second.json', 'second.jws', '--grant', 'grant.jws');
    const { code, stdout } = await publish('second.jws', '--site', SITE);
    expect(code).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ version: 2, switch: 'off', before: { version: 1 }, added: [], dropped: [] });
    expect(told.loosens).not.toEqual([]);
    expect((await actions()).slice(-2)).toEqual(['manifest.publish allowed', 'manifest.publish done']);
  });

  it('refuses an older one, the same one, one of another site or root, and puts nothing on record', async () => {
    const before = await actions();
    const { stdout: jws } = await manifest('show', SITE, '--data', 'data', '--jws');
    const stranger = textOf(await generateSigningKey());
    await place.write('stranger.key.json', await protectKey(await generateSigningKey(), PASSPHRASE, QUICK));
    await json('third.json', { ...draft, version: 3 });
    const foreign = ['--manifest-key', 'signing.key.json', '--root-key', 'stranger.key.json'];
    await manifest('sign', 'third.json', ...foreign, '--out', 'foreign.jws');
    await json('else.json', { ...draft, siteId: 'elsewhere' });
    await sign('else.json', 'else.jws', '--root-key', 'root.key.json');
    await place.write('text.jws', SLIP);
    const cases: [string, Promise<unknown>][] = [
      ['manifest_older', publish('first.jws')],
      ['manifest_older', publish('second.jws')],
      ['manifest_signer', publish('foreign.jws')],
      ['manifest_signer', publish('second.jws', '--root-key', stranger)],
      ['manifest_wrong_site', publish('else.jws', '--site', SITE)],
      ['site_unknown', publish('else.jws')],
      ['manifest_malformed', publish('text.jws')],
    ];
    for (const [code, outcome] of cases) expect(await outcome).toMatchObject(refusal(code));
    expect(await actions()).toEqual(before);
    expect((await manifest('show', SITE, '--data', 'data', '--jws')).stdout).toBe(jws);
    expect(await manifest('show', 'elsewhere', '--data', 'data')).toMatchObject(refusal('site_unknown'));
  });
});
