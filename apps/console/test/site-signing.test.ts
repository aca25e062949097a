// The signing worker's tasks, run here: what a new site gets is what pages believe, and keys come out only under the
// passphrase.
import {
  DEFAULT_ARGON2,
  generateReadingKey,
  inspectKeyFile,
  manifestWithPolicy,
  newOfficerIdentity,
  readOwnManifest,
  signManifest,
  unlockKeyFile,
  verifyCompactJws,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { PROFILES } from '@scrim/masking-rules';
import { decodeBase64Url, encodeBase64Url, parseSiteId, type Recipient } from '@scrim/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { signingCodeOf } from '../src/browser/signing/signing-error.ts';
import type {
  KeyFileFacts,
  NewSiteKeys,
  SigningCode,
  SigningRequest,
  SigningTasks,
} from '../src/browser/signing/signing-words.ts';
import { doSigning } from '../src/browser/signing/site-signing.ts';

/** The cheapest that RFC 9106 permits: what is tested is what is signed, not what guessing costs. */
const CHEAP = { t: 1, p: 1, m: 8 };
const PASSPHRASE = 'quite another four words';
const SITE = parseSiteId('clinic') ?? raise();

let reading: { text: string; publicKey: string; kid: string };
let made: NewSiteKeys;

beforeAll(async () => {
  reading = (await doSigning(
    { task: 'makeReadingKey', takes: { passphrase: PASSPHRASE, suite: 1 } },
    CHEAP,
  )) as typeof reading;
  const facts = (await doSigning({ task: 'inspect', takes: { keyFile: reading.text, identity: null } })) as {
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
      takes: { passphrase: PASSPHRASE, suite: 1 },
    })) as typeof reading;
    expect(JSON.parse(text).kdf).toMatchObject(DEFAULT_ARGON2);
  });
});

describe('kinds of reading keys', () => {
  it.each([1, 2, 3] as const)('makes one of suite %i, which opens with its passphrase', async (suite) => {
    const made = (await doSigning(
      { task: 'makeReadingKey', takes: { passphrase: PASSPHRASE, suite } },
      CHEAP,
    )) as SigningTasks['makeReadingKey']['gives'];
    const pair = await unlockKeyFile(made.text, PASSPHRASE);
    expect(pair).toMatchObject({ kind: 'reading', suite, kid: made.kid });
    expect(encodeBase64Url(pair.publicKey)).toBe(made.publicKey);
    expect(made.suite).toBe(suite);
  });
});

describe('a file that is wrapped to officers', () => {
  const inspect = (keyFile: string, identity: string | null) =>
    doSigning({ task: 'inspect', takes: { keyFile, identity } }) as Promise<KeyFileFacts>;

  it('tells its public half to an officer, and to nobody else', async () => {
    const pair = await generateReadingKey();
    const [officer, stranger] = await Promise.all([newOfficerIdentity(), newOfficerIdentity()]);
    const file = await wrapKeyForOfficers(pair, [officer.recipient]);
    const recipient = { suite: 1, pk: encodeBase64Url(pair.publicKey), kid: pair.kid };
    expect(await inspect(file, officer.identity)).toEqual({ kind: 'reading', recipient });
    for (const identity of [stranger.identity, 'no identity', null]) {
      const code = await inspect(file, identity).then(() => null, signingCodeOf);
      expect(code).toBe('officer_identity_wrong');
    }
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

describe('changing who can read', () => {
  const change = async (
    changes: Partial<SigningTasks['changeReaders']['takes']>,
  ): Promise<{ readonly recipients: readonly Recipient[]; readonly version: number }> => {
    const { manifest } = (await doSigning({
      task: 'changeReaders',
      takes: {
        siteId: SITE,
        published: made.manifest,
        manifestKey: made.manifestKey.text,
        rootKey: null,
        passphrase: PASSPHRASE,
        rootPassphrase: null,
        add: null,
        drop: null,
        ...changes,
      },
    })) as { manifest: string };
    published = manifest;
    return (await verified(manifest)) as Awaited<ReturnType<typeof change>>;
  };
  let published = '';
  const newRecipient = async (suite: 1 | 2 | 3): Promise<Recipient> => {
    const { publicKey, kid } = await generateReadingKey(suite);
    return { suite, pk: encodeBase64Url(publicKey), kid };
  };
  const first = () => reading.kid as Recipient['kid'];

  it('replaces the only key, by one of another kind too; nothing else changes', async () => {
    const before = await verified(made.manifest);
    const add = await newRecipient(2);
    const after = await change({ add, drop: first() });
    expect(after).toEqual({
      ...before,
      version: 2,
      recipients: [add],
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
  });

  it('adds one, and revokes one', async () => {
    const add = await newRecipient(1);
    expect((await change({ add })).recipients.map(({ kid }) => kid)).toEqual([reading.kid, add.kid]);
    const revoked = await change({ published, drop: first() });
    expect(revoked.recipients).toEqual([add]);
    expect(revoked.version).toBe(3);
  });

  it.each<[string, () => Promise<Parameters<typeof change>[0]>]>([
    ['the last one revoked', async () => ({ drop: first() })],
    ['one revoked that is not there', async () => ({ drop: (await newRecipient(1)).kid })],
    ['one added of another kind', async () => ({ add: await newRecipient(3) })],
    ['one added twice', async () => ({ add: { suite: 1, pk: reading.publicKey, kid: first() } })],
  ])('refuses %s', async (_, changes) => {
    const code = await change(await changes()).then(() => null, signingCodeOf);
    expect(code).toBe('readers_refused');
  });

  it('starts from what our own key signed, not from what the collector says', async () => {
    const forged = made.manifest.replace(/\.([^.]+)\./, (_, payload: string) => {
      const manifest = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { recipients: unknown[] };
      manifest.recipients = [];
      return `.${Buffer.from(JSON.stringify(manifest)).toString('base64url')}.`;
    });
    expect(forged).not.toBe(made.manifest);
    const code = await change({ published: forged, add: await newRecipient(1) }).then(
      () => null,
      signingCodeOf,
    );
    expect(code).toBe('manifest_key_foreign');
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
