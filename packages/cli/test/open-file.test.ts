// Sealed files through the real command: every known answer opens, and every refusal has the format's own code.
import { writeFile } from 'node:fs/promises';
import { keyIdOf } from '@scrim/crypto/format';
import { protectKey } from '@scrim/crypto/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, hex, jwkOf, type KnownAnswer, knownAnswer } from './known-answers.ts';
import { linesOf, newFolder, type Outcome, runScrim } from './run-scrim.ts';

/** Quick enough for tests; never for a key that matters. */
const QUICK = { t: 1, p: 1, m: 8 };
const OTHER_SID = 'AAAAAAAAAAAAAAAAAAAAAA';

let folder: Awaited<ReturnType<typeof newFolder>>;
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => folder.remove());

async function openKnown(
  known: KnownAnswer,
  {
    bytes = hex(known.ssf),
    psk = known.psk,
    at = 0,
    more = [],
  }: { bytes?: Uint8Array; psk?: string; at?: number; more?: string[] } = {},
): Promise<Outcome> {
  const name = crypto.randomUUID();
  const [file, key] = [folder.file(`${name}.ssf`), folder.file(`${name}.jwk`)];
  await writeFile(file, bytes);
  await writeFile(key, JSON.stringify(jwkOf(known, at)));
  return await runScrim(['open', file, '--key', key, '--psk', psk, ...more]);
}

const refusal = (code: string) => ({ code: 1, stderr: `${code}\n` });

describe('known answers', () => {
  it.each([
    ['suite1-1-recipient', 0],
    ['suite1-2-recipients', 0],
    ['suite1-2-recipients', 1],
    ['suite3-2-recipients', 0],
    ['suite3-2-recipients', 1],
    ['card', 0],
    ['gap-and-skip', 0],
    ['resealed', 0],
    ['second-page', 0],
  ] as const)('%s opens with the JWK of recipient %i', async (name, at) => {
    const known = knownAnswer(name);
    const { code, stdout, stderr } = await openKnown(known, { at });
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual(eventsOf(known));
    const { siteId, sid, gen } = JSON.parse(known.core) as Record<string, unknown>;
    expect(JSON.parse(stderr)).toMatchObject({ siteId, sid, gen, epochs: [{ chunks: known.chunks.length }] });
  });

  it('suite 2, which has no JWK, opens with a protected key file', async () => {
    const known = knownAnswer('suite2-1-recipient');
    const [privateKey, publicKey] = [known.recipients[0]?.sk ?? '', known.recipients[0]?.pk ?? ''].map(hex);
    if (privateKey === undefined || publicKey === undefined) throw new Error('the vector has a recipient');
    const pair = { kind: 'reading', suite: 2, privateKey, publicKey, kid: keyIdOf(2, publicKey) } as const;
    const [file, key] = [folder.file('suite2.ssf'), folder.file('suite2.key.json')];
    await writeFile(file, hex(known.ssf));
    await writeFile(key, await protectKey(pair, 'two', QUICK));
    const env = { SCRIM_PASSPHRASE: 'two' };
    const { code, stdout, stderr } = await runScrim(['open', file, '--key', key, '--psk', known.psk], {
      env,
    });
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual(eventsOf(known));
    expect(JSON.parse(stderr)).toMatchObject({ epochs: [{ closed: true }] });
  });
});

describe('refusals', () => {
  const known = knownAnswer('gap-and-skip');
  const core = JSON.parse(known.core) as { siteId: string; sid: string; gen: number };
  const sidHex = Buffer.from(core.sid, 'base64url').toString('hex');

  it('keeps the lines before a flipped bit', async () => {
    const bytes = hex(known.ssf);
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    const outcome = await openKnown(known, { bytes });
    expect(outcome).toMatchObject(refusal('ssf_open_failed'));
    const delivered = linesOf(outcome.stdout);
    expect(delivered.length).toBeGreaterThan(0);
    expect(eventsOf(known).slice(0, delivered.length)).toEqual(delivered);
  });

  it('a wrong psk', async () => {
    const psk = '00'.repeat(32);
    expect(await openKnown(known, { psk })).toEqual({ ...refusal('ssf_open_failed'), stdout: '' });
  });

  it('a foreign key', async () => {
    const foreign = { ...known, recipients: knownAnswer('suite1-2-recipients').recipients.slice(1) };
    expect(await openKnown(foreign)).toEqual({ ...refusal('ssf_no_recipient'), stdout: '' });
  });

  it('a cut file, an empty file and other bytes', async () => {
    const cut = hex(known.ssf).subarray(0, -1);
    expect(await openKnown(known, { bytes: cut })).toMatchObject(refusal('ssf_malformed'));
    expect(await openKnown(known, { bytes: new Uint8Array() })).toMatchObject(refusal('ssf_malformed'));
    expect(await openKnown(known, { bytes: Buffer.from('SSF2') })).toMatchObject(refusal('ssf_malformed'));
  });

  it.each([
    ['another site', ['--site', 'other-shop']],
    ['another session', ['--sid', OTHER_SID]],
    ['another session in hex', ['--sid', '00'.repeat(16)]],
    ['another generation', ['--gen', '7']],
  ])('%s', async (_, more) => {
    expect(await openKnown(known, { more })).toEqual({ ...refusal('ssf_binding'), stdout: '' });
  });

  it('nothing when all of them are right', async () => {
    const { siteId, sid, gen } = core;
    for (const one of [sid, sidHex]) {
      const more = ['--site', siteId, '--sid', one, '--gen', String(gen)];
      expect(await openKnown(known, { more })).toMatchObject({ code: 0 });
    }
  });
});

describe('wrong calls', () => {
  const known = knownAnswer('suite1-1-recipient');

  it('a file without --psk, and a psk that is none, whose text is not repeated', async () => {
    const file = folder.file('call.ssf');
    const key = folder.file('call.jwk');
    await writeFile(file, hex(known.ssf));
    await writeFile(key, JSON.stringify(jwkOf(known)));
    const without = await runScrim(['open', file, '--key', key]);
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('--psk') });
    const malformed = await runScrim(['open', file, '--key', key, '--psk', 'c0ffee']);
    expect(malformed).toMatchObject({ code: 2, stderr: expect.stringContaining('--psk') });
    expect(malformed.stderr).not.toContain('c0ffee');
  });

  it('a purpose for a file, which would look as if it were logged', async () => {
    const more = ['--purpose', 'to look at it'];
    expect(await openKnown(known, { more })).toMatchObject({ code: 2, stdout: '' });
  });

  it('a sealed file or a key that is not there, or is a folder', async () => {
    const key = folder.file('there.jwk');
    await writeFile(key, JSON.stringify(jwkOf(known)));
    const missing = folder.file('missing.ssf');
    for (const [file, keyFile] of [
      [missing, key],
      [folder.path, key],
      [key, missing],
    ] as const) {
      const outcome = await runScrim(['open', file, '--key', keyFile, '--psk', known.psk]);
      expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: file_unreadable: /) });
    }
  });

  it('a JWK whose parts are not one key, of which nothing is printed', async () => {
    const { kty, crv, d } = jwkOf(known);
    const jwk = { kty, crv, d, x: jwkOf(knownAnswer('suite1-2-recipients'), 1).x };
    const [file, key] = [folder.file('mixed.ssf'), folder.file('mixed.jwk')];
    await writeFile(file, hex(known.ssf));
    await writeFile(key, JSON.stringify(jwk));
    const outcome = await runScrim(['open', file, '--key', key, '--psk', known.psk]);
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: key_file_malformed: /) });
    expect(outcome.stderr).not.toContain(jwk.d);
  });
});
