// Keys and site of the demo, made on the first start and kept in the ignored state folder. The passphrase lies next
// to the key it protects: fit for a demo on one's own machine and for nothing else.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedManifest } from '@scrim/collector';
import type { EmbeddedCollector } from '@scrim/collector/embedded';
import { keyIdOf } from '@scrim/crypto/format';
import {
  type Argon2Parameters,
  generateReadingKey,
  generateSigningKey,
  inspectKeyFile,
  protectKey,
  type ReadingKeyPair,
  type SigningKeyPair,
  signGrant,
  signManifest,
  unlockKeyFile,
} from '@scrim/crypto/keys';
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import {
  decodeBase64Url,
  encodeBase64Url,
  randomBytes,
  type SiteId,
  type SiteManifest,
} from '@scrim/protocol';

const DAY_SECONDS = 24 * 60 * 60;
/** Ninety days (docs/architecture.md, "Keys"). */
const MANIFEST_LIFETIME_SECONDS = 90 * DAY_SECONDS;
const GRANT_LIFETIME_SECONDS = 365 * DAY_SECONDS;

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
  readonly reading: DemoKey<ReadingKeyPair>;
  readonly root: DemoKey<SigningKeyPair>;
  readonly manifest: DemoKey<SigningKeyPair>;
}

/** Finds the demo's keys in `folder`, making what is missing. */
export async function prepareDemoKeys(folder: string, argon2?: Argon2Parameters): Promise<DemoKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const passphraseFile = join(folder, 'passphrase.txt');
  const passphrase = await readOrMake(passphraseFile, async () => encodeBase64Url(randomBytes(12)));
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
    reading: await key('reading-key.json', generateReadingKey),
    root: await key('root-key.json', generateSigningKey),
    manifest: await key('manifest-key.json', generateSigningKey),
  };
}

/**
 * Adds the demo's site if it is not there, and publishes an enabled manifest when the one in place does not list
 * `origin` or runs out within a day.
 *
 * @returns the root's public key, which the page pins
 */
export async function prepareDemoSite(
  { sites }: EmbeddedCollector,
  keys: DemoKeys,
  { siteId, origin }: { readonly siteId: SiteId; readonly origin: string },
): Promise<string> {
  const rootKey = encodeBase64Url(keys.root.publicKey);
  if ((await sites.get(siteId)) === null) await sites.add(siteId, rootKey);
  const published = publishedManifest(await sites.get(siteId));
  if (published === null || !fits(published, keys, origin)) {
    await sites.publish(siteId, await signDemoManifest(keys, siteId, origin, (published?.version ?? 0) + 1));
    await sites.setSwitch(siteId, 'on');
  }
  return rootKey;
}

function fits({ settings, recipients, exp }: SiteManifest, { reading }: DemoKeys, origin: string): boolean {
  return (
    settings.enabled &&
    settings.origins.includes(origin) &&
    recipients.some(({ pk }) => pk === encodeBase64Url(reading.publicKey)) &&
    exp > Date.now() / 1000 + DAY_SECONDS
  );
}

async function signDemoManifest(
  keys: DemoKeys,
  siteId: SiteId,
  origin: string,
  version: number,
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const [root, manifestKey] = await Promise.all([keys.root.unlock(), keys.manifest.unlock()]);
  const key = encodeBase64Url(manifestKey.publicKey);
  const { publicKey } = keys.reading;
  const exp = iat + GRANT_LIFETIME_SECONDS;
  const grant = await signGrant({ siteId, key, nbf: iat - 60, exp, mayLoosen: false }, root);
  return signManifest(
    {
      v: 1,
      siteId,
      version,
      iat,
      exp: iat + MANIFEST_LIFETIME_SECONDS,
      settings: { enabled: true, start: 'opt-in', origins: [origin], onWithdraw: 'erase-session' },
      policy: DEFAULT_POLICY,
      recipients: [{ suite: 1, pk: encodeBase64Url(publicKey), kid: keyIdOf(1, publicKey) }],
      backendKeys: [],
    },
    { manifestKey, grant },
  );
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
