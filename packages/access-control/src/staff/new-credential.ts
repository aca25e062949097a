// A way in that somebody brings: checked and ready to be kept, not yet kept.
import { ProblemError } from '@scrim/protocol/routes';
import type { RegistrationAnswer } from './passkey-answers.ts';
import { verifyRegistration } from './passkeys.ts';
import type { PassphraseHash } from './passphrase-hash.ts';
import { isWeakPassphrase } from './passphrase-rules.ts';
import { MAX_PASSKEYS, type Passkey, type PersonRecord } from './person-record.ts';
import { requireParty, type StaffContext } from './staff-context.ts';

/** What there is to change of a person's record. */
export type Credentials = Pick<PersonRecord, 'passphrase' | 'passkeys'>;

export type NewCredential =
  | { readonly kind: 'passphrase'; readonly passphrase: PassphraseHash }
  | { readonly kind: 'passkey'; readonly passkey: Passkey };

/** @throws ProblemError `passphrase_weak`; TooManyAttempts */
export async function newPassphrase(
  context: StaffContext,
  passphrase: string,
  name: string,
): Promise<NewCredential> {
  if (isWeakPassphrase(passphrase, name)) throw new ProblemError('passphrase_weak');
  return { kind: 'passphrase', passphrase: await context.passphrases.hash(passphrase) };
}

/** @throws ProblemError `passkey_refused` */
export async function newPasskey(
  context: StaffContext,
  { response, label }: { readonly response: RegistrationAnswer; readonly label: string },
  challenge: string,
): Promise<NewCredential> {
  const verified = await verifyRegistration(requireParty(context), response, challenge);
  if (verified === null) throw new ProblemError('passkey_refused');
  return {
    kind: 'passkey',
    passkey: { ...verified, label, createdAtMs: context.nowMs(), lastUsedAtMs: null },
  };
}

/**
 * The credentials with this one among them; a passphrase takes the place of the one before.
 *
 * @throws ProblemError `passkey_refused` when that passkey is there already, or too many are.
 */
export function withCredential({ passphrase, passkeys }: Credentials, added: NewCredential): Credentials {
  if (added.kind === 'passphrase') return { passphrase: added.passphrase, passkeys };
  if (passkeys.length >= MAX_PASSKEYS || passkeys.some(({ id }) => id === added.passkey.id))
    throw new ProblemError('passkey_refused');
  return { passphrase, passkeys: [...passkeys, added.passkey] };
}

/** The name of the deed in the log. */
export const deedOf = ({ kind }: NewCredential): 'passphrase.set' | 'passkey.add' =>
  kind === 'passphrase' ? 'passphrase.set' : 'passkey.add';
