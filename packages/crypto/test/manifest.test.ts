// A page takes a manifest only from a signer that the pinned root vouches for, here and now, and only exactly shaped.
import {
  generateSigningKey,
  signBytes,
  signCompactJws,
  signGrant,
  signManifest,
  verifyCompactJws,
} from '@scrim/crypto/keys';
import { verifyManifest } from '@scrim/crypto/manifest';
import { encodeBase64Url, type ManifestSignerGrant, type SiteManifest } from '@scrim/protocol';
import { canonicalJson } from '@scrim/protocol/canonical';
import { manifestSchema } from '@scrim/protocol/schema';
import { CompactSign, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { newHolder, SITE } from './forge.ts';

const NOW = 1_800_000_000;
type Keys = Awaited<ReturnType<typeof generateSigningKey>>;
let root: Keys;
let signer: Keys;
let manifest: SiteManifest;
let grant: ManifestSignerGrant;

beforeAll(async () => {
  root = await generateSigningKey();
  signer = await generateSigningKey();
  const { recipient } = await newHolder();
  manifest = {
    v: 1,
    siteId: SITE,
    version: 4,
    iat: NOW - 100,
    exp: NOW + 100,
    settings: {
      enabled: true,
      start: 'opt-in',
      origins: ['https://shop.example'],
      onWithdraw: 'erase-session',
    },
    policy: { v: 1, id: 'default', version: '1', mode: 'mask-all', rules: [] },
    recipients: [recipient],
    backendKeys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }],
  };
  grant = {
    siteId: SITE,
    key: encodeBase64Url(signer.publicKey),
    nbf: NOW - 10,
    exp: NOW + 10,
    mayLoosen: false,
  };
});

const by = (keys: Keys) => (bytes: Uint8Array) => signBytes(keys.privateKey, bytes);

interface Change {
  readonly manifest?: unknown;
  readonly grant?: unknown;
  readonly grantSigner?: Keys;
  readonly manifestSigner?: Keys;
}

/** Signs whatever it is given, checked by nobody. */
async function signAnything(change: Change = {}): Promise<string> {
  const signedGrant = await signCompactJws((change.grant ?? grant) as object, by(change.grantSigner ?? root));
  const payload = (change.manifest ?? manifest) as object;
  return await signCompactJws(payload, by(change.manifestSigner ?? signer), { root: signedGrant });
}

async function codeOf(jws: string, changes: object = {}): Promise<string | null> {
  const options = { siteId: SITE, rootKey: encodeBase64Url(root.publicKey), nowMs: NOW * 1000, ...changes };
  return await verifyManifest(jws, options).then(
    () => null,
    (error) => String(error.code ?? error),
  );
}

describe('a manifest', () => {
  it('that is as it must be is taken, and says what its signer may', async () => {
    const jws = await signManifest(manifest, { manifestKey: signer, grant: await signGrant(grant, root) });
    const options = {
      siteId: SITE,
      rootKey: encodeBase64Url(root.publicKey),
      minVersion: 4,
      nowMs: NOW * 1000,
    };
    expect(await verifyManifest(jws, options)).toEqual({ ...manifest, mayLoosen: false });
    const loose = await signGrant({ ...grant, mayLoosen: true }, root);
    const loosened = await signManifest(manifest, { manifestKey: signer, grant: loose });
    expect((await verifyManifest(loosened, options)).mayLoosen).toBe(true);
  });

  it('of another site, older, or expired is refused', async () => {
    const other = 'other';
    expect(await codeOf(await signAnything({ manifest: { ...manifest, siteId: other } }))).toBe(
      'manifest_wrong_site',
    );
    expect(await codeOf(await signAnything(), { minVersion: 5 })).toBe('manifest_older');
    const over = await signAnything({ manifest: { ...manifest, exp: NOW } });
    expect(await codeOf(over)).toBe('manifest_expired');
    expect(await codeOf(over, { nowMs: NOW * 1000 - 1 })).toBeNull();
    expect(await codeOf(await signAnything(), { nowMs: Number.NaN })).toBe('manifest_signer');
  });

  it('whose signer is not vouched for is refused', async () => {
    const stranger = await generateSigningKey();
    expect(await codeOf(await signAnything({ grantSigner: stranger }))).toBe('manifest_signer');
    expect(await codeOf(await signAnything({ grant: { ...grant, siteId: 'other' } }))).toBe(
      'manifest_signer',
    );
    expect(await codeOf(await signAnything({ grant: { ...grant, nbf: NOW + 1 } }))).toBe('manifest_signer');
    expect(await codeOf(await signAnything({ grant: { ...grant, exp: NOW } }))).toBe('manifest_signer');
    expect(await codeOf(await signAnything({ grant: { ...grant, more: 1 } }))).toBe('manifest_signer');
    expect(await codeOf(await signAnything({ manifestSigner: stranger }))).toBe('manifest_signature');
    expect(await codeOf(await signAnything({ manifestSigner: root }))).toBe('manifest_signature');
  });

  it('is refused with any one character altered', async () => {
    const jws = await signAnything();
    for (let at = 0; at < jws.length; at += 7) {
      const other = jws[at] === 'A' ? 'B' : 'A';
      expect([at, await codeOf(jws.slice(0, at) + other + jws.slice(at + 1))]).not.toEqual([at, null]);
    }
  });

  it.each<[string, (good: SiteManifest) => unknown]>([
    ['v 2', (good) => ({ ...good, v: 2 })],
    ['an unknown key', (good) => ({ ...good, more: 1 })],
    ['an unknown setting', (good) => ({ ...good, settings: { ...good.settings, more: 1 } })],
    ['no version', ({ version: _, ...good }) => good],
    ['version 0', (good) => ({ ...good, version: 0 })],
    ['enabled "true"', (good) => ({ ...good, settings: { ...good.settings, enabled: 'true' } })],
    ['start on-load', (good) => ({ ...good, settings: { ...good.settings, start: 'on-load' } })],
    ['an origin that is none', (good) => ({ ...good, settings: { ...good.settings, origins: ['x'] } })],
    ['another mode', (good) => ({ ...good, policy: { ...good.policy, mode: 'mask-some' } })],
    ['a key that policies do not have', (good) => ({ ...good, policy: { ...good.policy, more: 1 } })],
    ['no policy', ({ policy: _, ...good }) => good],
    ['a policy that is a list', (good) => ({ ...good, policy: [] })],
    ['a policy without an id', (good) => ({ ...good, policy: { ...good.policy, id: '' } })],
    ['a policy of version 2', (good) => ({ ...good, policy: { ...good.policy, v: 2 } })],
    ['rules that are no list', (good) => ({ ...good, policy: { ...good.policy, rules: {} } })],
    ['a rule that is none', (good) => ({ ...good, policy: { ...good.policy, rules: ['.a'] } })],
    [
      'a policy of 132 kB',
      (good) => ({ ...good, policy: { ...good.policy, vocabulary: 'n'.repeat(132_000) } }),
    ],
    ['a rule that says nothing', (good) => ({ ...good, policy: { ...good.policy, rules: [{}] } })],
    ['no recipient', (good) => ({ ...good, recipients: [] })],
    ['nine recipients', (good) => ({ ...good, recipients: Array(9).fill(good.recipients[0]) })],
    [
      'a recipient under another id',
      (good) => ({ ...good, recipients: [{ ...good.recipients[0], kid: 'A'.repeat(22) }] }),
    ],
    [
      'a recipient with a short key',
      (good) => ({ ...good, recipients: [{ ...good.recipients[0], pk: 'AAAA' }] }),
    ],
    ['suite 4', (good) => ({ ...good, recipients: [{ ...good.recipients[0], suite: 4 }] })],
    ['a backend key with a number', (good) => ({ ...good, backendKeys: [{ kty: 1 }] })],
    ['a list', () => []],
  ])('with %s is malformed here as for zod, and is not signed', async (_, change) => {
    const changed = change(manifest);
    expect(await codeOf(await signAnything({ manifest: changed }))).toBe('manifest_malformed');
    const signing = signManifest(changed as SiteManifest, { manifestKey: signer, grant: 'x' });
    await expect(signing).rejects.toThrow(TypeError);
  });

  it('that the page takes, the schema takes', () => {
    expect(manifestSchema.safeParse(manifest).success).toBe(true);
  });

  // What a policy means is for the masking rules to judge, on the page; the schema judges it where it is written.
  it.each([
    ['an unknown profile', { profile: 'gdpr' }],
    ['an unknown verb', { rules: [{ id: 'a', select: '.a', do: 'show', reason: 'Why not.' }] }],
    ['an unknown word list', { vocabulary: { ids: ['a'] } }],
  ])('with a policy of %s is authentic all the same, and nothing for the schema', async (_, part) => {
    const changed = { ...manifest, policy: { ...manifest.policy, ...part } };
    expect(await codeOf(await signAnything({ manifest: changed }))).toBeNull();
    expect(manifestSchema.safeParse(changed).success).toBe(false);
  });

  it('with a policy of rules is taken here as for zod', async () => {
    const rules = [
      { id: 'words', select: '.words', do: 'unmask' as const, reason: 'The same for everybody.' },
    ];
    const policy = { ...manifest.policy, rules, vocabulary: { routes: ['/help/*'] }, events: [] };
    const changed: SiteManifest = { ...manifest, policy };
    expect(await codeOf(await signAnything({ manifest: changed }))).toBeNull();
    expect(manifestSchema.safeParse(changed).success).toBe(true);
  });

  it.each(['', 'a.b', 'a.b.c', 'e30.e30.e30', 'x'.repeat(300_000)])(
    'no JWS at all: malformed',
    async (jws) => {
      expect(await codeOf(jws)).toBe('manifest_malformed');
    },
  );
});

describe('compact JWS', () => {
  const payload = { b: 1, a: 'x' };
  const jwk = (keys: Keys) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    x: encodeBase64Url(keys.publicKey),
    d: encodeBase64Url(keys.privateKey),
  });
  const joseSigned = async (header: object) =>
    await new CompactSign(new TextEncoder().encode(canonicalJson(payload)))
      .setProtectedHeader(header as { alg: string })
      .sign(await importJWK(jwk(root), 'EdDSA'), { crit: { b64: true, exp: true } });

  it('is, byte for byte, what jose writes', async () => {
    expect(await signCompactJws(payload, by(root))).toBe(await joseSigned({ alg: 'EdDSA' }));
    expect(await verifyCompactJws(await joseSigned({ alg: 'EdDSA' }), root.publicKey)).toEqual(payload);
  });

  it('of another key, or with any other header, is null', async () => {
    const other = await generateSigningKey();
    expect(await verifyCompactJws(await joseSigned({ alg: 'EdDSA' }), other.publicKey)).toBeNull();
    expect(await verifyCompactJws(await joseSigned({ alg: 'Ed25519' }), root.publicKey)).toBeNull();
    expect(await verifyCompactJws(await joseSigned({ alg: 'EdDSA', kid: 'x' }), root.publicKey)).toBeNull();
    const critical = await joseSigned({ alg: 'EdDSA', crit: ['exp'], exp: 1 });
    expect(await verifyCompactJws(critical, root.publicKey)).toBeNull();
    expect(
      await verifyCompactJws(await joseSigned({ alg: 'EdDSA', b64: true, crit: ['b64'] }), root.publicKey),
    ).toBeNull();
    const none = `${encodeBase64Url(new TextEncoder().encode('{"alg":"none"}'))}.e30.`;
    expect(await verifyCompactJws(none, root.publicKey)).toBeNull();
    await expect(verifyCompactJws(none, new Uint8Array(31))).rejects.toThrow(RangeError);
  });

  it('does not take a signature of another length from a callback', async () => {
    await expect(signCompactJws(payload, async () => new Uint8Array(63))).rejects.toThrow(RangeError);
  });
});
