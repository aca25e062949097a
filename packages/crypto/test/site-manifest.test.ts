// What an administrator signs for a site is what a page takes, and the next manifest is made only of one's own.
import { encodeSealedFile } from '@scrim/crypto/format';
import {
  enabledManifest,
  firstManifest,
  GRANT_SECONDS,
  generateSigningKey,
  grantManifestKey,
  MANIFEST_SECONDS,
  manifestWithPolicy,
  manifestWithRecipients,
  readOwnManifest,
  renewedGrant,
  type SigningKeyPair,
  signManifest,
} from '@scrim/crypto/keys';
import { verifyManifest } from '@scrim/crypto/manifest';
import { openSealedFile, type ReadingKey } from '@scrim/crypto/open';
import { createEpochSealer } from '@scrim/crypto/seal';
import { encodeBase64Url, newPermitId, type SiteId, type SiteManifest } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { HASH, newHolder, PSK, SID, SITE } from './forge.ts';

const NOW_MS = 1_800_000_000_000;
const DAY_MS = 86_400_000;
let root: SigningKeyPair;
let manifestKey: SigningKeyPair;
let first: SiteManifest;

beforeAll(async () => {
  root = await generateSigningKey();
  manifestKey = await generateSigningKey();
  first = firstManifest(
    {
      siteId: SITE,
      origins: ['https://shop.example'],
      recipients: [(await newHolder()).recipient],
      policy: { v: 1, id: 'default', version: '1', mode: 'mask-all', rules: [] },
    },
    NOW_MS,
  );
});

const verify = (jws: string, nowMs = NOW_MS) =>
  verifyManifest(jws, { siteId: SITE, rootKey: encodeBase64Url(root.publicKey), nowMs });

const sign = async (manifest: SiteManifest) => {
  const grant = await grantManifestKey(SITE, manifestKey, root, NOW_MS);
  return { grant, jws: await signManifest(manifest, { manifestKey, grant: grant.jws }) };
};

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error.code ?? String(error),
  );

describe('the first manifest', () => {
  it('is taken by a page, enables nothing and may loosen nothing', async () => {
    const { jws } = await sign(first);
    const taken = await verify(jws);
    expect(taken).toMatchObject({ version: 1, settings: { enabled: false }, mayLoosen: false });
    expect(taken.exp - taken.iat).toBe(MANIFEST_SECONDS);
  });

  it('is taken where the clock is a few hours behind', async () => {
    const { jws } = await sign(first);
    expect(await verify(jws, NOW_MS - 5 * 3_600_000)).toMatchObject({ version: 1 });
  });
});

describe('the next manifest', () => {
  it('is enabled, one version on, and says the rest as before', async () => {
    const { jws } = await sign(first);
    const { manifest, grant } = await readOwnManifest(SITE, jws, manifestKey);
    const next = enabledManifest(manifest, grant, NOW_MS + DAY_MS);
    expect(next).toEqual({
      ...first,
      version: 2,
      iat: first.iat + DAY_MS / 1000,
      exp: first.exp + DAY_MS / 1000,
      settings: { ...first.settings, enabled: true },
    });
    expect(await verify(await signManifest(next, { manifestKey, grant: grant.jws }))).toMatchObject({
      version: 2,
    });
  });

  it('has another policy, one version on, and is enabled or not as before', async () => {
    const { jws } = await sign(first);
    const { manifest, grant } = await readOwnManifest(SITE, jws, manifestKey);
    const rules = [{ id: 'help', select: '.help', do: 'unmask', reason: 'The same for everyone.' }] as const;
    const policy = { ...first.policy, version: '2', rules };
    const next = manifestWithPolicy(manifest, policy, grant, NOW_MS);
    expect(next).toEqual({ ...first, version: 2, policy });
    const enabled = enabledManifest(next, grant, NOW_MS);
    expect(enabled).toMatchObject({ version: 3, policy, settings: { enabled: true } });
    expect(manifestWithPolicy(enabled, first.policy, grant, NOW_MS).settings.enabled).toBe(true);
    const taken = await verify(await signManifest(enabled, { manifestKey, grant: grant.jws }));
    expect(taken.policy).toEqual(policy);
  });

  it('ends with the grant', async () => {
    const { grant } = await sign(first);
    const late = NOW_MS + GRANT_SECONDS * 1000 - DAY_MS;
    expect(enabledManifest(first, grant, late).exp).toBe(grant.exp);
  });
});

describe('a rotation of reading keys', () => {
  const published = async () => {
    const holder = await newHolder();
    const { grant } = await sign(first);
    return { holder, grant, manifest: { ...first, recipients: [holder.recipient] } };
  };
  /** Seals one line to whom the manifest names. */
  const sealUnder = async ({ recipients }: SiteManifest) => {
    const sealer = await createEpochSealer({
      siteId: SITE,
      sid: SID,
      gen: 0,
      eseq: 0,
      prev: null,
      permitId: newPermitId(),
      psk: PSK,
      recipients,
      policy: { id: 'default', version: '1', hash: HASH },
      consent: { commitment: HASH, basis: 'consent' },
      recorder: { name: 'test', version: '1.0.0' },
      schema: 'rrweb/2',
      ksv: 1,
      startedAtMs: NOW_MS,
    });
    const chunk = await sealer.seal(sealer.reserve({ final: true }), '{"n":1}\n');
    return encodeSealedFile([{ header: sealer.header, chunks: [chunk] }]);
  };
  const opened = async (file: Uint8Array, key: ReadingKey) =>
    await codeOf(
      (async () => {
        for await (const { lines } of openSealedFile(file, { key, psk: PSK }))
          expect(lines).toEqual(['{"n":1}']);
      })(),
    );

  it('adds a reader, and later drops one: what was sealed before stays as it was', async () => {
    const { holder, grant, manifest } = await published();
    const next = await newHolder();
    const both = manifestWithRecipients(manifest, [holder.recipient, next.recipient], grant, NOW_MS);
    const rotated = manifestWithRecipients(both, [next.recipient], grant, NOW_MS + DAY_MS);
    expect(both).toEqual({ ...manifest, version: 2, recipients: [holder.recipient, next.recipient] });
    expect(rotated).toMatchObject({
      version: 3,
      iat: first.iat + DAY_MS / 1000,
      recipients: [next.recipient],
    });
    const taken = [manifest, both, rotated].map(async (one) => {
      const { recipients } = await verify(
        await signManifest(one, { manifestKey, grant: grant.jws }),
        NOW_MS + DAY_MS,
      );
      expect(recipients).toEqual(one.recipients);
      const file = await sealUnder(one);
      return [await opened(file, holder.key), await opened(file, next.key)];
    });
    expect(await Promise.all(taken)).toEqual([
      [null, 'ssf_no_recipient'],
      [null, null],
      ['ssf_no_recipient', null],
    ]);
  });

  it('may go to another suite, in one step for all readers', async () => {
    const { holder, grant, manifest } = await published();
    const next = await newHolder(3);
    expect(manifestWithRecipients(manifest, [next.recipient], grant, NOW_MS).recipients).toEqual([
      next.recipient,
    ]);
    const mixed = [holder.recipient, next.recipient];
    expect(() => manifestWithRecipients(manifest, mixed, grant, NOW_MS)).toThrow(RangeError);
    await expect(
      signManifest({ ...manifest, recipients: mixed }, { manifestKey, grant: grant.jws }),
    ).rejects.toThrow(TypeError);
  });

  it('takes 1 to 8, each once, each under its own id', async () => {
    const { holder, grant, manifest } = await published();
    const { recipient } = holder;
    for (const recipients of [
      [],
      Array.from({ length: 9 }, () => recipient),
      [recipient, recipient],
      [{ ...recipient, kid: 'A'.repeat(22) as typeof recipient.kid }],
      [{ ...recipient, pk: 'AAAA' }],
      [{ ...recipient, more: 1 }],
    ])
      expect(() => manifestWithRecipients(manifest, recipients, grant, NOW_MS)).toThrow(RangeError);
  });

  it('ends with the grant', async () => {
    const { holder, grant, manifest } = await published();
    const late = NOW_MS + GRANT_SECONDS * 1000 - DAY_MS;
    expect(manifestWithRecipients(manifest, [holder.recipient], grant, late).exp).toBe(grant.exp);
  });

  it('of a revoked reader: a page that pins the new version takes the old one no more', async () => {
    const { grant, manifest } = await published();
    const revoked = manifestWithRecipients(manifest, [(await newHolder()).recipient], grant, NOW_MS);
    const oldJws = await signManifest(manifest, { manifestKey, grant: grant.jws });
    const pin = { siteId: SITE, rootKey: encodeBase64Url(root.publicKey), nowMs: NOW_MS };
    expect(await codeOf(verifyManifest(oldJws, pin))).toBeNull();
    expect(await codeOf(verifyManifest(oldJws, { ...pin, minVersion: revoked.version }))).toBe(
      'manifest_older',
    );
  });
});

describe('a grant', () => {
  const granted = (mayLoosen: boolean, by = root, siteId = SITE) =>
    grantManifestKey(siteId, manifestKey, by, NOW_MS, { mayLoosen });
  const renew = (published: Awaited<ReturnType<typeof granted>>, nowMs = NOW_MS) =>
    renewedGrant(published, SITE, { manifestKey, rootKey: root }, nowMs);

  it('that may loosen says so to a page, and stays so when it is renewed', async () => {
    const grant = await granted(true);
    const renewed = await renew(grant, NOW_MS + DAY_MS);
    expect(renewed.exp).toBe(grant.exp + DAY_MS / 1000);
    for (const { jws } of [grant, renewed]) {
      const taken = await verify(await signManifest(first, { manifestKey, grant: jws }), NOW_MS + DAY_MS);
      expect(taken.mayLoosen).toBe(true);
    }
    expect(
      (await readOwnManifest(SITE, await signManifest(first, { manifestKey, grant: grant.jws }), manifestKey))
        .grant.mayLoosen,
    ).toBe(true);
  });

  it('is renewed without it when it was without, has run out, or is not the root’s own', async () => {
    const stranger = await generateSigningKey();
    expect(await renew(await granted(false))).toMatchObject({ mayLoosen: false });
    expect(await renew(await granted(true), NOW_MS + GRANT_SECONDS * 1000)).toMatchObject({
      mayLoosen: false,
    });
    expect(await renew(await granted(true, stranger))).toMatchObject({ mayLoosen: false });
    expect(await renew(await granted(true, manifestKey))).toMatchObject({ mayLoosen: false });
    expect(await renew(await granted(true, root, 'elsewhere' as SiteId))).toMatchObject({ mayLoosen: false });
    const { jws } = await grantManifestKey(SITE, stranger, root, NOW_MS, { mayLoosen: true });
    expect(await renew({ jws, exp: 0, mayLoosen: true })).toMatchObject({ mayLoosen: false });
  });
});

describe('the published manifest', () => {
  it('is read by its own key, expired or not', async () => {
    const expired = { ...first, iat: 1, exp: 2 };
    const { jws, grant } = await sign(expired);
    expect(await readOwnManifest(SITE, jws, manifestKey)).toEqual({ manifest: expired, grant });
  });

  it('is refused when another key signed it, when it is of another site, and when it is altered', async () => {
    const { jws } = await sign(first);
    const [head, , signature] = jws.split('.');
    const [, payload] = (await sign({ ...first, version: 9 })).jws.split('.');
    const altered = `${head}.${payload}.${signature}`;
    expect(await codeOf(readOwnManifest(SITE, jws, root))).toBe('manifest_key_foreign');
    expect(await codeOf(readOwnManifest('elsewhere' as SiteId, jws, manifestKey))).toBe(
      'manifest_key_foreign',
    );
    expect(await codeOf(readOwnManifest(SITE, altered, manifestKey))).toBe('manifest_key_foreign');
    expect(await codeOf(readOwnManifest(SITE, 'not a manifest', manifestKey))).toBe('manifest_key_foreign');
  });

  it('is asked for before there is one', async () => {
    expect(await codeOf(readOwnManifest(SITE, null, manifestKey))).toBe('manifest_missing');
  });
});
