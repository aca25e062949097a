// What a page does with a manifest that is signed and still not to be taken: every other spelling of the same JSON, every
// other JWS, every pin that is none. Each refusal beside the same manifest as it should be.
import { createHmac } from 'node:crypto';
import { generateSigningKey, type SigningKeyPair, signBytes, signGrant } from '@scrim/crypto/keys';
import { type VerifyManifestOptions, verifyManifest } from '@scrim/crypto/manifest';
import {
  encodeBase64Url,
  type ManifestSignerGrant,
  type Recipient,
  type SiteId,
  type SiteManifest,
} from '@scrim/protocol';
import { canonicalJson } from '@scrim/protocol/canonical';
import { CompactSign, FlattenedSign, GeneralSign, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { newHolder, SITE } from './forge.ts';

const NOW = 1_800_000_000;
let root: SigningKeyPair;
let signer: SigningKeyPair;
let manifest: SiteManifest;
let grant: ManifestSignerGrant;
let grantJws: string;
let others: readonly Recipient[];

beforeAll(async () => {
  [root, signer] = await Promise.all([generateSigningKey(), generateSigningKey()]);
  const holders = await Promise.all([newHolder(), newHolder()]);
  const recipients = holders.map(({ recipient }) => recipient);
  others = recipients.slice(1);
  manifest = {
    v: 1,
    siteId: SITE,
    version: 4,
    iat: NOW - 100,
    exp: NOW + 100,
    settings: { enabled: true, start: 'opt-in', origins: ['https://shop.example'], onWithdraw: 'stop' },
    policy: { v: 1, id: 'default', version: '1', mode: 'mask-all', rules: [] },
    recipients: recipients.slice(0, 1),
    backendKeys: [],
  };
  const key = encodeBase64Url(signer.publicKey);
  grant = { siteId: SITE, key, nbf: NOW - 10, exp: NOW + 10, mayLoosen: false };
  grantJws = await signGrant(grant, root);
});

const encode = (text: string | Uint8Array) =>
  encodeBase64Url(typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** A JWS of exactly these texts, spelt as they are; the signature is good. */
async function signTexts(header: string, payload: string | Uint8Array, key = signer): Promise<string> {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${encodeBase64Url(await signBytes(key.privateKey, new TextEncoder().encode(input)))}`;
}

const goodHeader = () => canonicalJson({ alg: 'EdDSA', root: grantJws });
const goodPayload = () => canonicalJson(manifest);
const goodJws = async () => await signTexts(goodHeader(), goodPayload());

async function codeOf(jws: unknown, changes: Partial<VerifyManifestOptions> = {}): Promise<string | null> {
  const options = { siteId: SITE, rootKey: encodeBase64Url(root.publicKey), nowMs: NOW * 1000, ...changes };
  return await verifyManifest(jws as string, options).then(
    () => null,
    (error) => String(error.code ?? error.name),
  );
}

const joseKey = async (key: SigningKeyPair) =>
  await importJWK(
    { kty: 'OKP', crv: 'Ed25519', x: encode(key.publicKey), d: encode(key.privateKey) },
    'EdDSA',
  );

it('the manifest of these tests is taken: the control of them all', async () => {
  expect(await codeOf(await goodJws())).toBeNull();
});

describe('a manifest in another spelling, its signature good', () => {
  it.each<[string, (text: string) => string | Uint8Array]>([
    [
      'a version that stands twice, the newer last',
      (text) => text.replace('"version":4', '"version":3,"version":4'),
    ],
    [
      'a version that stands twice, the newer first',
      (text) => text.replace('"version":4', '"version":4,"version":3'),
    ],
    [
      'a switch that stands twice',
      (text) => text.replace('"enabled":true', '"enabled":false,"enabled":true'),
    ],
    ['recipients that stand twice', (text) => text.replace('"recipients":', '"recipients":[],"recipients":')],
    ['another order of keys', (text) => `{"version":4,${text.slice(1).replace(',"version":4', '')}`],
    ['a space', (text) => text.replace(':', ': ')],
    ['a line end', (text) => `${text}\n`],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['a number in another form', (text) => text.replace('"version":4', '"version":4.0')],
    ['a number with an exponent', (text) => text.replace('"version":4', '"version":4e0')],
    ['a letter escaped', (text) => text.replace('"default"', '"\\u0064efault"')],
    ['a slash escaped', (text) => text.replace('https://', 'https:\\/\\/')],
    ['bytes that are no UTF-8', (text) => Uint8Array.of(...new TextEncoder().encode(text), 0xff)],
    ['a number too long', (text) => text.replace('"version":4', '"version":4.00000000000000000000001')],
    ['no JSON', () => 'version 4'],
    ['null', () => 'null'],
    ['nothing', () => ''],
  ])('with %s is malformed', async (_, change) => {
    const payload = change(goodPayload());
    expect(payload).not.toEqual(goodPayload());
    expect(await codeOf(await signTexts(goodHeader(), payload))).toBe('manifest_malformed');
  });

  it('with a member __proto__ is malformed', async () => {
    const add = (text: string) => `{"__proto__":{"enabled":true},${text.slice(1)}`;
    expect(await codeOf(await signTexts(goodHeader(), add(goodPayload())))).toBe('manifest_malformed');
  });

  it('in its header is malformed', async () => {
    for (const change of [
      (text: string) => text.replace('{', '{"alg":"none",'),
      (text: string) => text.replace('"EdDSA"', '"EdDSA","alg":"EdDSA"'),
      (text: string) => text.replace('"root"', `"root":"${'x'.repeat(20)}","root"`),
      (text: string) => text.replace(':', ': '),
      (text: string) => text.replace('EdDSA', '\\u0045dDSA'),
      () => canonicalJson({ root: grantJws, alg: 'EdDSA' }).split('').reverse().join(''),
    ])
      expect(await codeOf(await signTexts(change(goodHeader()), goodPayload()))).toBe('manifest_malformed');
  });

  it('in its grant has no signer', async () => {
    for (const change of [
      (text: string) => text.replace('"mayLoosen":false', '"mayLoosen":false,"mayLoosen":false'),
      (text: string) => `${text} `,
    ]) {
      const spelt = await signTexts('{"alg":"EdDSA"}', change(canonicalJson(grant)), root);
      const header = canonicalJson({ alg: 'EdDSA', root: spelt });
      expect(await codeOf(await signTexts(header, goodPayload()))).toBe('manifest_signer');
    }
  });

  it('of its base64url is refused, part by part', async () => {
    const [header = '', payload = '', signature = ''] = (await goodJws()).split('.');
    const last = signature.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // The last of 86 characters carries 4 bits that count and 2 that do not.
    const spare = signature.slice(0, -1) + alphabet[alphabet.indexOf(last) ^ 1];
    expect(await codeOf(`${header}.${payload}.${spare}`)).toBe('manifest_signature');
    expect(await codeOf(`${header}.${payload}.${signature}==`)).toBe('manifest_signature');
    expect(await codeOf(`${header}.${payload}.${signature}\n`)).toBe('manifest_signature');
    expect(await codeOf(`${header}.${payload}=.${signature}`)).toBe('manifest_malformed');
    expect(await codeOf(` ${header}.${payload}.${signature}`)).toBe('manifest_malformed');
    expect(await codeOf(`${header}.${payload}.${signature}.`)).toBe('manifest_malformed');
  });
});

describe('a manifest as another JWS', () => {
  it('unsigned is refused', async () => {
    const [header = '', payload = ''] = (await goodJws()).split('.');
    expect(await codeOf(`${header}.${payload}.`)).toBe('manifest_signature');
    expect(await codeOf(`${header}.${payload}`)).toBe('manifest_signature');
    expect(await codeOf(`${header}.${payload}.${'A'.repeat(86)}`)).toBe('manifest_signature');
    expect(await codeOf(goodPayload())).toBe('manifest_malformed');
  });

  it('with alg none is malformed, signed or not', async () => {
    for (const alg of ['none', 'None', '']) {
      const jws = await signTexts(canonicalJson({ alg, root: grantJws }), goodPayload());
      expect(await codeOf(jws)).toBe('manifest_malformed');
      expect(await codeOf(jws.replace(/[^.]+$/, ''))).toBe('manifest_malformed');
    }
  });

  it('with an HMAC under the public key is malformed', async () => {
    const input = `${encode(canonicalJson({ alg: 'HS256', root: grantJws }))}.${encode(goodPayload())}`;
    const mac = createHmac('sha256', signer.publicKey).update(input).digest('base64url');
    expect(await codeOf(`${input}.${mac}`)).toBe('manifest_malformed');
  });

  it.each<[string, object]>([
    ['crit', { crit: ['root'] }],
    ['crit of nothing', { crit: [] }],
    ['b64', { b64: true, crit: ['b64'] }],
    ['b64 alone', { b64: false }],
    ['a key of its own', { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } }],
    ['a key id', { kid: 'x' }],
    ['a type', { typ: 'JWT' }],
    ['another algorithm', { alg: 'Ed25519' }],
    ['an algorithm of EC', { alg: 'ES256' }],
    ['two algorithms', { alg: ['EdDSA', 'none'] }],
    ['a grant that is no text', { root: { alg: 'none' } }],
    ['no grant', { root: undefined }],
  ])('with %s in its header is malformed', async (_, change) => {
    const header = canonicalJson({ alg: 'EdDSA', root: grantJws, ...change });
    expect(await codeOf(await signTexts(header, goodPayload()))).toBe('manifest_malformed');
  });

  it('with the same in the header of its grant has no signer', async () => {
    for (const header of ['{"alg":"none"}', '{"alg":"EdDSA","crit":[]}', '{"alg":"EdDSA","kid":"x"}', '{}']) {
      const spelt = await signTexts(header, canonicalJson(grant), root);
      const jws = await signTexts(canonicalJson({ alg: 'EdDSA', root: spelt }), goodPayload());
      expect(await codeOf(jws)).toBe('manifest_signer');
    }
  });

  it('in JSON serialisation is malformed, as text or as an object', async () => {
    const key = await joseKey(signer);
    const bytes = new TextEncoder().encode(goodPayload());
    const header = { alg: 'EdDSA', root: grantJws };
    const flattened = await new FlattenedSign(bytes).setProtectedHeader(header).sign(key);
    const general = await new GeneralSign(bytes).addSignature(key).setProtectedHeader(header).sign();
    for (const jws of [flattened, general]) {
      expect(await codeOf(JSON.stringify(jws))).toBe('manifest_malformed');
      expect(await codeOf(jws)).toBe('manifest_malformed');
    }
    const compact = await new CompactSign(bytes).setProtectedHeader(header).sign(key);
    expect(await codeOf(compact)).toBeNull();
  });

  it('that is none, of any type, is malformed', async () => {
    for (const jws of [undefined, null, 4, {}, [], '', '..', '...', 'null', 'e30.e30.e30'])
      expect([jws, await codeOf(jws)]).toEqual([jws, 'manifest_malformed']);
  });
});

describe('whose word it is', () => {
  const signed = async (changes: { grantOf?: object; by?: SigningKeyPair; root?: SigningKeyPair }) => {
    const word = await signTexts(
      '{"alg":"EdDSA"}',
      canonicalJson({ ...grant, ...changes.grantOf }),
      changes.root ?? root,
    );
    return await signTexts(canonicalJson({ alg: 'EdDSA', root: word }), goodPayload(), changes.by);
  };

  it('another root’s is refused, and so is its own manifest key’s or anybody’s', async () => {
    const other = await generateSigningKey();
    expect(await codeOf(await signed({ root: other }))).toBe('manifest_signer');
    expect(await codeOf(await signed({ root: signer }))).toBe('manifest_signer');
    expect(await codeOf(await signed({ by: other }))).toBe('manifest_signature');
    // Who may sign for one site has made a grant for himself with his own key.
    const own = { key: encode(other.publicKey) };
    expect(await codeOf(await signed({ root: other, grantOf: own, by: other }))).toBe('manifest_signer');
    expect(await codeOf(await goodJws(), { rootKey: encode(other.publicKey) })).toBe('manifest_signer');
  });

  it('the root’s own signature on a manifest is none: it vouches for a signer', async () => {
    expect(await codeOf(await signed({ by: root }))).toBe('manifest_signature');
    expect(await codeOf(await signTexts('{"alg":"EdDSA"}', goodPayload(), root))).toBe('manifest_malformed');
  });

  it('a manifest for a grant is no grant', async () => {
    const word = await signTexts('{"alg":"EdDSA"}', goodPayload(), root);
    expect(await codeOf(await signTexts(canonicalJson({ alg: 'EdDSA', root: word }), goodPayload()))).toBe(
      'manifest_signer',
    );
  });

  it('a grant holds from its first second to the one before its last', async () => {
    const jws = await goodJws();
    const at = (seconds: number) => codeOf(jws, { nowMs: seconds * 1000 });
    expect(await at(NOW - 10)).toBeNull();
    expect(await at(NOW - 10.001)).toBe('manifest_signer');
    expect(await at(NOW + 9.999)).toBeNull();
    expect(await at(NOW + 10)).toBe('manifest_signer');
  });

  it('of another site is refused, in the grant and in the manifest', async () => {
    expect(await codeOf(await signed({ grantOf: { siteId: 'other' } }))).toBe('manifest_signer');
    expect(await codeOf(await goodJws(), { siteId: 'other' as SiteId })).toBe('manifest_signer');
    const elsewhere = canonicalJson({ ...manifest, siteId: 'other' });
    expect(await codeOf(await signTexts(goodHeader(), elsewhere))).toBe('manifest_wrong_site');
  });
});

describe('what a page pins', () => {
  it('is the oldest version that it takes', async () => {
    const jws = await goodJws();
    expect(await codeOf(jws, { minVersion: 4 })).toBeNull();
    expect(await codeOf(jws, { minVersion: 5 })).toBe('manifest_older');
  });

  // Nothing is older than NaN, and '10' < 4 by the rules of texts.
  it.each([Number.NaN, 0, -1, 1.5, Number.POSITIVE_INFINITY, '4', null])('is not %s', async (minVersion) => {
    expect(await codeOf(await goodJws(), { minVersion: minVersion as number })).toBe('RangeError');
  });

  it('is a root key of 32 bytes', async () => {
    for (const rootKey of ['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`])
      expect(await codeOf(await goodJws(), { rootKey })).toBe('TypeError');
  });

  it('is judged by a clock that is one', async () => {
    for (const nowMs of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined])
      expect(await codeOf(await goodJws(), { nowMs: nowMs as number })).toBe('manifest_signer');
  });
});

describe('recipients', () => {
  it.each<[string, (one: Recipient) => Promise<readonly Recipient[]> | readonly Recipient[]]>([
    ['of two suites', async (one) => [one, (await newHolder(3)).recipient]],
    ['the same twice', (one) => [one, ...others, one]],
    ['none', () => []],
    ['nine', (one) => Array.from({ length: 9 }, () => one)],
  ])('%s are malformed', async (_, change) => {
    const [one] = manifest.recipients;
    if (one === undefined) throw new Error('one recipient was made');
    const changed = canonicalJson({ ...manifest, recipients: await change(one) });
    expect(await codeOf(await signTexts(goodHeader(), changed))).toBe('manifest_malformed');
  });

  it('up to eight of one suite are taken: the control', async () => {
    const holders = await Promise.all(Array.from({ length: 8 }, () => newHolder()));
    const eight = canonicalJson({ ...manifest, recipients: holders.map(({ recipient }) => recipient) });
    expect(await codeOf(await signTexts(goodHeader(), eight))).toBeNull();
  });
});
