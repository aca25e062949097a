// Keys and site of the demo, made on the first start and kept in the ignored state folder. The passphrase lies next
// to the key it protects: fit for a demo on one's own machine and for nothing else.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepKeyFile, publishedManifest } from '@scrim/collector';
import type { EmbeddedCollector } from '@scrim/collector/embedded';
import { keyIdOf } from '@scrim/crypto/format';
import {
  type Argon2Parameters,
  enabledManifest,
  firstManifest,
  generateReadingKey,
  generateSigningKey,
  grantManifestKey,
  inspectKeyFile,
  protectKey,
  type ReadingKeyPair,
  type SigningKeyPair,
  signManifest,
  unlockKeyFile,
} from '@scrim/crypto/keys';
import { DEMO_POLICY } from '@scrim/demo-site/policy';
import {
  decodeBase64Url,
  encodeBase64Url,
  type PolicyArtifact,
  type Recipient,
  randomBytes,
  type SiteId,
  type SiteManifest,
} from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';

/** Of 32 signs, so that a byte falls on each equally often. */
const COPY_ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

const DAY_SECONDS = 24 * 60 * 60;

/** A key of the demo: its public half at hand, its private half behind the passphrase. */
export interface DemoKey<Pair> {
  /** The protected key file, for `scrim open --key` and the like. */
  readonly file: string;
  readonly publicKey: Uint8Array;
  /** Takes a second or so unless the key was made just now: Argon2id is slow on purpose. */
  unlock(): Promise<Pair>;
}

export interface DemoKeys {
  readonly passphraseFile: string;
  /** What the file holds. */
  readonly passphrase: string;
  readonly reading: DemoKey<ReadingKeyPair>;
  readonly root: DemoKey<SigningKeyPair>;
  readonly manifest: DemoKey<SigningKeyPair>;
}

/** Finds the demo's keys in `folder`, making what is missing. */
export async function prepareDemoKeys(folder: string, argon2?: Argon2Parameters): Promise<DemoKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const passphraseFile = join(folder, 'passphrase.txt');
  const passphrase = await readOrMake(passphraseFile, async () => passphraseToCopy());
  const key = async <Pair extends ReadingKeyPair | SigningKeyPair>(
    name: string,
    generate: () => Promise<Pair>,
  ): Promise<DemoKey<Pair>> => {
    const file = join(folder, name);
    let fresh: Pair | null = null;
    const text = await readOrMake(file, async () => {
      fresh = await generate();
      return protectKey(fresh, passphrase, argon2);
    });
    return {
      file,
      publicKey: decodeBase64Url(inspectKeyFile(text).publicKey) ?? new Uint8Array(),
      unlock: async () => fresh ?? ((await unlockKeyFile(text, passphrase)) as Pair),
    };
  };
  return {
    passphraseFile,
    passphrase,
    reading: await key('reading-key.json', generateReadingKey),
    root: await key('root-key.json', generateSigningKey),
    manifest: await key('manifest-key.json', generateSigningKey),
  };
}

/** Keeps the demo's protected reading key at the collector, so that the console asks for its passphrase only. */
export async function keepDemoKeyFile(embedded: EmbeddedCollector, { reading }: DemoKeys): Promise<void> {
  const kid = keyIdOf(1, reading.publicKey);
  if ((await embedded.stores.records.get('key_files', kid)) !== null) return;
  const file = await readFile(reading.file, 'utf8');
  await keepKeyFile(embedded, {
    kid,
    label: 'Demo reading key',
    file,
    actor: { id: 'set-up', role: 'system' },
  });
}

/**
 * Adds the demo's site if it is not there, and publishes an enabled manifest when the one in place does not list
 * `origin`, has another policy than the pages pin, or runs out within a day.
 *
 * @param site.policy what its pages pin. Default: the demo's
 * @returns the root's public key, which the page pins
 */
export async function prepareDemoSite(
  { sites }: EmbeddedCollector,
  keys: DemoKeys,
  site: { readonly siteId: SiteId; readonly origin: string; readonly policy?: PolicyArtifact },
): Promise<string> {
  const { siteId, origin, policy = DEMO_POLICY } = site;
  const rootKey = encodeBase64Url(keys.root.publicKey);
  if ((await sites.get(siteId)) === null) await sites.add(siteId, rootKey);
  const published = publishedManifest(await sites.get(siteId));
  if (published === null || !fits(published, keys, { origin, policy })) {
    const version = (published?.version ?? 0) + 1;
    await sites.publish(siteId, await signDemoManifest(keys, siteId, { origin, policy, version }));
    await sites.setSwitch(siteId, 'on');
  }
  return rootKey;
}

function fits(
  { settings, policy, recipients, exp }: SiteManifest,
  { reading }: DemoKeys,
  wanted: { readonly origin: string; readonly policy: PolicyArtifact },
): boolean {
  return (
    settings.enabled &&
    settings.origins.includes(wanted.origin) &&
    canonicalHash(policy) === canonicalHash(wanted.policy) &&
    recipients.some(({ pk }) => pk === encodeBase64Url(reading.publicKey)) &&
    exp > Date.now() / 1000 + DAY_SECONDS
  );
}

async function signDemoManifest(
  keys: DemoKeys,
  siteId: SiteId,
  {
    origin,
    policy,
    version,
  }: { readonly origin: string; readonly policy: PolicyArtifact; readonly version: number },
): Promise<string> {
  const nowMs = Date.now();
  const [root, manifestKey] = await Promise.all([keys.root.unlock(), keys.manifest.unlock()]);
  const { publicKey } = keys.reading;
  const recipients: Recipient[] = [{ suite: 1, pk: encodeBase64Url(publicKey), kid: keyIdOf(1, publicKey) }];
  const grant = await grantManifestKey(siteId, manifestKey, root, nowMs);
  const first = firstManifest({ siteId, origins: [origin], recipients, policy }, nowMs);
  const enabled = { ...enabledManifest(first, grant, nowMs), version };
  return signManifest(enabled, { manifestKey, grant: grant.jws });
}

/** 100 bits of letters and digits: a double click takes all of it, and nothing in it looks like something else. */
function passphraseToCopy(): string {
  return Array.from(randomBytes(20), (byte) => COPY_ALPHABET[byte % COPY_ALPHABET.length]).join('');
}

async function readOrMake(file: string, make: () => Promise<string>): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const text = await make();
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    return text;
  }
}
