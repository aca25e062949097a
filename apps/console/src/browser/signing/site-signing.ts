// The tasks of the signing worker. Each unlocks or makes its keys, signs, and wipes them: none is kept, logged or
// returned, but in a key file under the passphrase.
import { keyIdOf } from '@scrim/crypto/format';
import {
  type Argon2Parameters,
  DEFAULT_ARGON2,
  enabledManifest,
  firstManifest,
  generateReadingKey,
  generateSigningKey,
  grantManifestKey,
  inspectKeyFile,
  isOfficerKeyFile,
  manifestWithRecipients,
  parseOfficerIdentities,
  protectKey,
  type ReadingKeyPair,
  readOwnManifest,
  renewedGrant,
  type SignedGrant,
  type SigningKeyPair,
  signManifest,
  unlockKeyFile,
  unwrapKeyFile,
} from '@scrim/crypto/keys';
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import { decodeBase64Url, encodeBase64Url, type Recipient, type SiteManifest } from '@scrim/protocol';
import { SigningError, signingCodeOf } from './signing-error.ts';
import type { KeyFileFacts, NewKeyFile, NextVersion, SigningRequest, SigningTasks } from './signing-words.ts';

type Takes<Task extends keyof SigningTasks> = SigningTasks[Task]['takes'];
type Gives<Task extends keyof SigningTasks> = SigningTasks[Task]['gives'];
type AnyPair = ReadingKeyPair | SigningKeyPair;

/**
 * Does one task.
 *
 * @param argon2 what new key files cost to open; lower in tests only.
 * @throws an error whose code `signingCodeOf` reads.
 */
export async function doSigning(
  request: SigningRequest,
  argon2: Argon2Parameters = DEFAULT_ARGON2,
): Promise<Gives<keyof SigningTasks>> {
  switch (request.task) {
    case 'inspect':
      return await inspect(request.takes);
    case 'makeReadingKey':
      return await makeReadingKey(request.takes, argon2);
    case 'makeSite':
      return await makeSite(request.takes, argon2);
    case 'enable':
      return await signNext(request.takes, enabledManifest);
    case 'changeReaders':
      return await changeReaders(request.takes);
  }
}

async function inspect({ keyFile, identity }: Takes<'inspect'>): Promise<KeyFileFacts> {
  if (isOfficerKeyFile(keyFile)) return await inspectForOfficer(keyFile, identity ?? '');
  const { kind, suite, publicKey } = inspectKeyFile(keyFile);
  const pk = decodeBase64Url(publicKey);
  if (kind === 'signing' || suite === null || pk === null) return { kind: 'signing', recipient: null };
  return { kind, recipient: { suite, pk: publicKey, kid: keyIdOf(suite, pk) } };
}

/** An age file does not say in clear which key it holds. */
async function inspectForOfficer(keyFile: string, identity: string): Promise<KeyFileFacts> {
  const pair = await unwrapKeyFile(keyFile, await parseOfficerIdentities(identity));
  return await wiped([pair], async () =>
    pair.kind === 'signing'
      ? { kind: 'signing', recipient: null }
      : { kind: 'reading', recipient: recipientOf(pair) },
  );
}

function recipientOf({ suite, publicKey, kid }: ReadingKeyPair): Recipient {
  return { suite, pk: encodeBase64Url(publicKey), kid };
}

async function makeReadingKey(
  { passphrase, suite }: Takes<'makeReadingKey'>,
  argon2: Argon2Parameters,
): Promise<Gives<'makeReadingKey'>> {
  const pair = await generateReadingKey(suite);
  return await wiped([pair], async () => ({
    ...(await toFile(pair, passphrase, argon2)),
    suite,
    kid: pair.kid,
  }));
}

async function makeSite(site: Takes<'makeSite'>, argon2: Argon2Parameters): Promise<Gives<'makeSite'>> {
  const [root, manifestKey] = await Promise.all([generateSigningKey(), generateSigningKey()]);
  return await wiped([root, manifestKey], async () => {
    const nowMs = Date.now();
    const grant = await grantManifestKey(site.siteId, manifestKey, root, nowMs);
    const first = firstManifest({ ...site, policy: DEFAULT_POLICY }, nowMs);
    return {
      manifest: await signManifest(first, { manifestKey, grant: grant.jws }),
      rootKey: await toFile(root, site.passphrase, argon2),
      manifestKey: await toFile(manifestKey, site.passphrase, argon2),
    };
  });
}

/** What the collector says of the readers is not asked: they are those that our own key has signed. */
async function changeReaders(request: Takes<'changeReaders'>): Promise<Gives<'changeReaders'>> {
  const { add, drop } = request;
  return await signNext(request, (published, grant, nowMs) => {
    const { recipients } = published;
    const kept = recipients.filter(({ kid }) => kid !== drop);
    if (drop !== null && kept.length === recipients.length) throw new SigningError('readers_refused');
    try {
      return manifestWithRecipients(published, add === null ? kept : [...kept, add], grant, nowMs);
    } catch {
      throw new SigningError('readers_refused');
    }
  });
}

/** Signs what `makeNext` makes of the published manifest, if our own manifest key signed that. */
async function signNext(
  request: NextVersion,
  makeNext: (published: SiteManifest, grant: SignedGrant, nowMs: number) => SiteManifest,
): Promise<{ readonly manifest: string }> {
  const manifestKey = await signingKey(request.manifestKey, request.passphrase);
  return await wiped([manifestKey], async () => {
    const published = await readOwnManifest(request.siteId, request.published, manifestKey);
    const nowMs = Date.now();
    const grant =
      request.rootKey === null
        ? published.grant
        : await grantAnew(request, published.grant, { rootKey: request.rootKey, manifestKey, nowMs });
    if (grant.exp * 1000 <= nowMs) throw new SigningError('grant_expired');
    const next = makeNext(published.manifest, grant, nowMs);
    return { manifest: await signManifest(next, { manifestKey, grant: grant.jws }) };
  });
}

async function grantAnew(
  { siteId, passphrase, rootPassphrase }: NextVersion,
  published: SignedGrant,
  by: { readonly rootKey: string; readonly manifestKey: SigningKeyPair; readonly nowMs: number },
): Promise<SignedGrant> {
  const rootKey = await signingKey(by.rootKey, rootPassphrase ?? passphrase).catch((error: unknown) => {
    const code = signingCodeOf(error);
    throw new SigningError(code === 'passphrase_wrong' ? 'root_passphrase_wrong' : code);
  });
  return await wiped([rootKey], () =>
    renewedGrant(published, siteId, { manifestKey: by.manifestKey, rootKey }, by.nowMs),
  );
}

async function signingKey(keyFile: string, passphrase: string): Promise<SigningKeyPair> {
  // Before Argon2 takes its seconds.
  if (inspectKeyFile(keyFile).kind !== 'signing') throw new SigningError('key_kind_wrong');
  const pair = await unlockKeyFile(keyFile, passphrase);
  if (pair.kind !== 'signing') throw new SigningError('key_kind_wrong');
  return pair;
}

async function toFile(pair: AnyPair, passphrase: string, argon2: Argon2Parameters): Promise<NewKeyFile> {
  return { text: await protectKey(pair, passphrase, argon2), publicKey: encodeBase64Url(pair.publicKey) };
}

/** Runs `task`, then overwrites the private keys, whatever came of it. */
async function wiped<Result>(pairs: readonly AnyPair[], task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } finally {
    for (const { privateKey } of pairs) privateKey.fill(0);
  }
}
