// Officers' identities: age key pairs (https://age-encryption.org/v1), to which key files are wrapped. The library is
// loaded when it is first needed. Never writes an identity anywhere, and no error repeats one.
import { KeyFileError } from './key-file-error.ts';

/** An age key pair as the `age` program writes it. */
export interface OfficerIdentity {
  /** `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`: the officer's secret. */
  readonly identity: string;
  /** `age1…` or `age1pq1…`: what others wrap to. */
  readonly recipient: string;
}

/** What sort of identity to make. */
export interface OfficerIdentityOptions {
  /**
   * ML-KEM-768 with X25519 (`age1pq1…`), for which the `age` program must be 1.3 or later.
   *
   * @default false
   */
  readonly postQuantum?: boolean;
}

const loadAge = async () => await import('age-encryption');

/** A fresh identity, and the recipient that belongs to it. */
export async function newOfficerIdentity({
  postQuantum = false,
}: OfficerIdentityOptions = {}): Promise<OfficerIdentity> {
  const age = await loadAge();
  const identity = await (postQuantum ? age.generateHybridIdentity() : age.generateX25519Identity());
  return { identity, recipient: await age.identityToRecipient(identity) };
}

/**
 * The recipient of an identity.
 *
 * @throws KeyFileError `officer_identity_wrong` when it is no identity.
 */
export async function recipientOfIdentity(identity: string): Promise<string> {
  const { identityToRecipient } = await loadAge();
  // Without its cause: errors of the library may quote the identity.
  return await identityToRecipient(identity.trim()).catch(() => {
    throw noIdentity();
  });
}

/**
 * The identities in an identity file of the `age` program: one a line; lines that begin with `#` and empty ones do not
 * count.
 *
 * @throws KeyFileError `officer_identity_wrong` when a line is none, or there is none.
 */
export async function parseOfficerIdentities(text: string): Promise<string[]> {
  const lines = text.split('\n').map((line) => line.trim());
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (identities.length === 0) throw noIdentity();
  await Promise.all(identities.map(recipientOfIdentity));
  return identities;
}

/** The refusal of what is no identity. */
export function noIdentity(): KeyFileError {
  return new KeyFileError('officer_identity_wrong', 'officer identity: not an age identity', {
    hint: 'One begins with AGE-SECRET-KEY-1 or AGE-SECRET-KEY-PQ-1; identities of plugins are not taken.',
  });
}
