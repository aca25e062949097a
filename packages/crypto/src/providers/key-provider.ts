// What a keeper of server-side keys can do: KEKs that wrap erasure secrets, signing keys with one purpose each. Keys
// themselves never leave it.
import { ScrimError, type SessionId, type SiteId } from '@scrim/protocol';

/** What a wrapped secret belongs to; bound to it. */
export interface KeyContext {
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  /** Version of the KEK. */
  readonly kek?: string;
  /** What the secret is for, where one context has several. */
  readonly use?: string;
}

/** Each purpose has a signing key of its own. */
export type SigningPurpose = 'receipt' | 'checkpoint' | 'certificate' | 'journal';

/** `destroyed`: was here and is gone. `unknown`: never was here. */
export type KekState = 'enabled' | 'scheduled' | 'destroyed' | 'unknown';

/** Keeps KEKs and signing keys. */
export interface KeyProvider {
  /** Names the provider and its key material; stable. */
  readonly id: string;
  /** Version of the KEK that new secrets are wrapped with. */
  current(): Promise<string>;
  /** Makes a KEK version; it becomes the current one. */
  create(): Promise<string>;
  /** @param context `kek` is left out or names the version to use. */
  wrap(
    plaintext: Uint8Array,
    context: KeyContext,
  ): Promise<{ readonly kek: string; readonly wrapped: Uint8Array<ArrayBuffer> }>;
  /** @throws KeyProviderError `kek_unknown`, `kek_destroyed`, `unwrap_failed`. */
  unwrap(
    wrapped: Uint8Array,
    context: KeyContext & { readonly kek: string },
  ): Promise<Uint8Array<ArrayBuffer>>;
  state(version: string): Promise<KekState>;
  /** An Ed25519 signature, 64 bytes. */
  sign(purpose: SigningPurpose, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** The Ed25519 public key of a purpose, 32 bytes. */
  verifyKey(purpose: SigningPurpose): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * `kek_unknown`, `kek_destroyed`: no such key (any more). `kek_current`: the current version is not destroyed.
 * `unwrap_failed`: another context, or altered bytes. `provider_missing`: the file went away; it is not made anew.
 * `provider_malformed`: not a provider file. `provider_exposed`: others may read it. `provider_locked`: another
 * process holds the lock.
 */
export type KeyProviderErrorCode =
  | 'kek_unknown'
  | 'kek_destroyed'
  | 'kek_current'
  | 'unwrap_failed'
  | 'provider_missing'
  | 'provider_malformed'
  | 'provider_exposed'
  | 'provider_locked';

/** A provider that did not do what was asked: match on `code`. */
export class KeyProviderError extends ScrimError<KeyProviderErrorCode> {
  override readonly name = 'KeyProviderError';
}
