// A site's keys, its manifest and its permits, all on paper: real signatures, and nobody who keeps anything.
import { keyIdOf } from '@scrim/crypto/format';
import {
  generateReadingKey,
  generateSigningKey,
  type ReadingKeyPair,
  signGrant,
  signManifest,
} from '@scrim/crypto/keys';
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import {
  encodeBase64Url,
  newPermitId,
  newSessionId,
  type PolicyArtifact,
  randomBytes,
  type SiteId,
} from '@scrim/protocol';

export interface PaperManifest {
  /** @default mask-all without rules */
  readonly policy?: PolicyArtifact;
  readonly mayLoosen?: boolean;
  /** @default 1 */
  readonly version?: number;
}

export interface PaperKeys {
  readonly rootKey: string;
  /** Signed. */
  readonly manifest: string;
  /** The same manifest as another version, signed. */
  readonly manifestOf: (version: number) => Promise<string>;
  /** What the manifest's one recipient opens with. */
  readonly reading: ReadingKeyPair;
}

export async function paperKeys(
  site: string,
  origins: readonly string[],
  { policy = DEFAULT_POLICY, mayLoosen = false, version = 1 }: PaperManifest = {},
): Promise<PaperKeys> {
  const [root, manifestKey, reading] = [
    await generateSigningKey(),
    await generateSigningKey(),
    await generateReadingKey(),
  ];
  const siteId = site as SiteId;
  const iat = Math.floor(Date.now() / 1000);
  const key = encodeBase64Url(manifestKey.publicKey);
  const grant = await signGrant({ siteId, key, nbf: iat - 60, exp: iat + 9_000_000, mayLoosen }, root);
  const pk = encodeBase64Url(reading.publicKey);
  const content = {
    v: 1 as const,
    siteId,
    iat,
    exp: iat + 900_000,
    settings: {
      enabled: true,
      start: 'opt-in' as const,
      origins: [...origins],
      onWithdraw: 'erase-session' as const,
    },
    policy,
    recipients: [{ suite: 1 as const, pk, kid: keyIdOf(1, reading.publicKey) }],
    backendKeys: [],
  };
  const manifestOf = (number: number) =>
    signManifest({ ...content, version: number }, { manifestKey, grant });
  const manifest = await manifestOf(version);
  return { rootKey: encodeBase64Url(root.publicKey), manifest, manifestOf, reading };
}

/** @param sid of the session that goes on; a new one begins otherwise */
export function paperPermit(
  siteId: string,
  manifest: string,
  {
    sid,
    psk = randomBytes(32),
    lifeSeconds = 3600,
  }: { sid?: unknown; psk?: Uint8Array; lifeSeconds?: number },
) {
  const bytes = (length: number) => encodeBase64Url(randomBytes(length));
  return {
    v: 1,
    siteId,
    sid: sid ?? newSessionId(),
    gen: 0,
    permitId: newPermitId(),
    psk: encodeBase64Url(psk),
    cardPsk: bytes(32),
    writeToken: bytes(48),
    continuation: bytes(32),
    consentSalt: bytes(16),
    manifest,
    limits: { chunkBytes: 8_000_000, epochs: 256, bytes: 200_000_000 },
    exp: Math.floor(Date.now() / 1000) + lifeSeconds,
  };
}
