// The signing worker's tasks, run here: what a new site gets is what pages believe, and keys come out only under the
// passphrase.
import {
  DEFAULT_ARGON2,
  inspectKeyFile,
  manifestWithPolicy,
  readOwnManifest,
  signManifest,
  unlockKeyFile,
  verifyCompactJws,
} from '@scrim/crypto/keys';
import { PROFILES } from '@scrim/masking-rules';
import { decodeBase64Url, parseSiteId } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { signingCodeOf } from '../src/browser/signing/signing-error.ts';
import type { NewSiteKeys, SigningCode, SigningRequest } from '../src/browser/signing/signing-words.ts';
import { doSigning } from '../src/browser/signing/site-signing.ts';

/** The cheapest that RFC 9106 permits: what is tested is what is signed, not what guessing costs. */
const CHEAP = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'quite another four words';
const SITE = parseSiteId('clinic') ?? raise();

let reading: { text: string; publicKey: string; kid: string };
let made: NewSiteKeys;

beforeAll(async () => {
  reading = (await doSigning(
    { task: 'makeReadingKey', takes: { passphrase: PASSPHRASE } },
    CHEAP,
  )) as typeof reading;
  const facts = (await doSigning({ task: 'inspect', takes: { keyFile: reading.text } })) as {
    recipient: { suite: 1; pk: string; kid: never } | null;
  };
  made = (await doSigning(
    {
      task: 'makeSite',
      takes: {
        siteId: SITE,
        origins: ['https://clinic.example'],
        recipients: [facts.recipient ?? raise()],
        passphrase: PASSPHRASE,
      },
    },
    CHEAP,
  )) as NewSiteKeys;
});

describe('a new reading key', () => {
  it('opens with its passphrase and is the key that was named', async () => {
    const pair = await unlockKeyFile(reading.text, PASSPHRASE);
    expect(pair).toMatchObject({ kind: 'reading', kid: reading.kid });
  });

  it('costs a guesser what all key files cost, where nobody asks for less', async () => {
    const { text } = (await doSigning({
      task: 'makeReadingKey',
      takes: { passphrase: PASSPHRASE },
    })) as typeof reading;
    expect(JSON.parse(text).kdf).toMatchObject(DEFAULT_ARGON2);
  });
});

describe('a new site', () => {
  it('has a first manifest, signed by its own key under its own root, which records nothing', async () => {
    const payload = await verified(made.manifest);
    expect(payload).toMatchObject({
      siteId: 'clinic',
      version: 1,
      settings: { enabled: false, start: 'opt-in', origins: ['https://clinic.example'] },
      policy: { mode: 'mask-all' },
      recipients: [{ kid: reading.kid, pk: reading.publicKey }],
    });
  });

  it('has two key files that open with the passphrase only, and hold their private half nowhere in clear', async () => {
    for (const { text, publicKey } of [made.rootKey, made.manifestKey]) {
      expect(inspectKeyFile(text)).toMatchObject({ kind: 'signing', publicKey });
      const pair = await unlockKeyFile(text, PASSPHRASE);
      expect(text).not.toContain(Buffer.from(pair.privateKey).toString('base64url'));
    }
    await expect(unlockKeyFile(made.rootKey.text, 'wrong')).rejects.toMatchObject({
      code: 'passphrase_wrong',
    });
  });
});

describe('enabling', () => {
  const enable = (
    changes: Partial<Extract<SigningRequest, { task: 'enable' }>['takes']> = {},
  ): ReturnType<typeof doSigning> =>
    doSigning({
      task: 'enable',
      takes: {
        siteId: SITE,
        published: made.manifest,
        manifestKey: made.manifestKey.text,
        rootKey: null,
        passphrase: PASSPHRASE,
        rootPassphrase: null,
        ...changes,
      },
    });

  it('signs the next version, which differs only in what enabling means', async () => {
    const { manifest } = (await enable()) as { manifest: string };
    const [before, after] = [await verified(made.manifest), await verified(manifest)];
    expect(after).toMatchObject({ version: 2, settings: { enabled: true } });
    expect({ ...after, version: 1, iat: 0, exp: 0, settings: null }).toEqual({
      ...before,
      iat: 0,
      exp: 0,
      settings: null,
    });
  });

  it('carries a policy with rules over as it was published', async () => {
    const manifestKey = await unlockKeyFile(made.manifestKey.text, PASSPHRASE);
    if (manifestKey.kind !== 'signing') throw new Error('a signing key was made');
    const { manifest, grant } = await readOwnManifest(SITE, made.manifest, manifestKey);
    const policy = { ...PROFILES.pci, id: 'clinic', vocabulary: { names: ['u-row'] } };
    const published = await signManifest(manifestWithPolicy(manifest, policy, grant, Date.now()), {
      manifestKey,
      grant: grant.jws,
    });
    const enabled = (await enable({ published })) as { manifest: string };
    const settings = { enabled: true };
    expect(await verified(enabled.manifest)).toMatchObject({ version: 3, policy, settings });
  });

  it('renews the permission of the manifest key where the root key is there', async () => {
    const { manifest } = (await enable({ rootKey: made.rootKey.text })) as { manifest: string };
    expect(await verified(manifest)).toMatchObject({ version: 2 });
  });

  it.each<[SigningCode, () => Parameters<typeof enable>[0]]>([
    ['passphrase_wrong', () => ({ passphrase: 'wrong' })],
    ['key_file_malformed', () => ({ manifestKey: '{}' })],
    ['key_kind_wrong', () => ({ manifestKey: reading.text })],
    ['manifest_key_foreign', () => ({ manifestKey: made.rootKey.text })],
    ['manifest_key_foreign', () => ({ siteId: parseSiteId('other') ?? raise() })],
    ['root_passphrase_wrong', () => ({ rootKey: made.rootKey.text, rootPassphrase: 'wrong' })],
    ['key_kind_wrong', () => ({ rootKey: reading.text })],
  ])('says %s', async (code, changes) => {
    const error = await enable(changes()).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).not.toBeNull();
    expect(signingCodeOf(error)).toBe(code);
  });
});

async function verified(jws: string): Promise<object> {
  const key = decodeBase64Url(made.manifestKey.publicKey) ?? raise();
  const payload = await verifyCompactJws(jws, key, ['root']);
  return (payload as object | null) ?? raise();
}

function raise(): never {
  throw new Error('not what the test needs');
}
