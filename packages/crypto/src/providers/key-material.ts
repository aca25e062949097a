// What is in a provider's file: KEK versions and signing seeds, as JSON. Knows nothing of disks.
import { decodeBase64Url, encodeBase64Url, isBytes, isId, randomBytes } from '@scrim/protocol';
import { isJsonObject } from '../format/header-core.ts';
import { KeyProviderError, type SigningPurpose } from './key-provider.ts';

/** Every purpose there is. */
export const SIGNING_PURPOSES: readonly SigningPurpose[] = [
  'receipt',
  'checkpoint',
  'certificate',
  'journal',
];

export interface KeyMaterial {
  readonly format: 'scrim-provider/1';
  readonly id: string;
  /** The current KEK version. */
  readonly current: string;
  /** 32 bytes (base64url) by version; null: destroyed. */
  readonly keks: Readonly<Record<string, string | null>>;
  /** Ed25519 seeds (base64url) by purpose. */
  readonly seeds: Readonly<Record<SigningPurpose, string>>;
}

const randomText = (length: number) => encodeBase64Url(randomBytes(length));

/** Fresh keys: one KEK version, one seed for each purpose. */
export function newKeyMaterial(): KeyMaterial {
  const [receipt, checkpoint, certificate, journal] = [32, 32, 32, 32].map(randomText);
  return {
    format: 'scrim-provider/1',
    id: `file-${randomText(9)}`,
    current: 'kek-1',
    keks: { 'kek-1': randomText(32) },
    seeds: { receipt, checkpoint, certificate, journal } as Record<SigningPurpose, string>,
  };
}

/** The same with one more KEK version, which is the current one. */
export function withNewKek(material: KeyMaterial): KeyMaterial {
  const current = `kek-${Object.keys(material.keks).length + 1}`;
  return { ...material, current, keks: { ...material.keks, [current]: randomText(32) } };
}

/** @throws KeyProviderError `kek_current`, `kek_unknown`. */
export function withoutKek(material: KeyMaterial, version: string): KeyMaterial {
  if (!Object.hasOwn(material.keks, version))
    throw new KeyProviderError('kek_unknown', 'kek: no such version');
  if (version === material.current) {
    throw new KeyProviderError('kek_current', 'kek: the current version wraps new secrets', {
      hint: 'Create a new version and rewrap the live rows first.',
    });
  }
  return { ...material, keks: { ...material.keks, [version]: null } };
}

/** @throws KeyProviderError `kek_unknown`, `kek_destroyed`. */
export function readKek({ keks }: KeyMaterial, version: string): Uint8Array<ArrayBuffer> {
  const kek = Object.hasOwn(keks, version) ? keks[version] : undefined;
  if (kek === undefined) throw new KeyProviderError('kek_unknown', 'kek: no such version');
  if (kek === null) throw new KeyProviderError('kek_destroyed', 'kek: destroyed');
  return decodeBase64Url(kek) ?? new Uint8Array();
}

/** @throws TypeError for a purpose that is none. */
export function readSeed({ seeds }: KeyMaterial, purpose: SigningPurpose): Uint8Array<ArrayBuffer> {
  if (!SIGNING_PURPOSES.includes(purpose)) throw new TypeError('purpose: not a signing purpose');
  return decodeBase64Url(seeds[purpose]) ?? new Uint8Array();
}

/** @throws KeyProviderError `provider_malformed`. */
export function parseKeyMaterial(text: string): KeyMaterial {
  const value = parseJson(text);
  if (!isKeyMaterial(value))
    throw new KeyProviderError('provider_malformed', 'provider file: not one of this version');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isKeyMaterial(value: unknown): value is KeyMaterial {
  if (!isJsonObject(value)) return false;
  const { format, id, current, keks, seeds } = value;
  if (format !== 'scrim-provider/1' || !isId(id) || !isId(current)) return false;
  if (!isJsonObject(keks) || !isJsonObject(seeds) || !isBytes(keks[current], 32)) return false;
  return (
    Object.values(keks).every((kek) => kek === null || isBytes(kek, 32)) &&
    SIGNING_PURPOSES.every((purpose) => isBytes(seeds[purpose], 32))
  );
}
