// Proves who is at the door: by a passphrase or a passkey. Whatever is wrong, the answer and its time are the same.
import { ProblemError } from '@scrim/protocol/routes';
import type { AssertionAnswer } from './passkey-answers.ts';
import { verifyAssertion } from './passkeys.ts';
import { hashName } from './person-name.ts';
import type { Person } from './person-record.ts';
import { requireParty, type StaffContext } from './staff-context.ts';
import { actorOf, personObject, UNKNOWN } from './staff-log.ts';

/**
 * @throws ProblemError `sign_in_failed` (put on record), `audit_unavailable`; TooManyAttempts, also for a right
 * passphrase while the name is locked.
 */
export async function provePassphrase(
  context: StaffContext,
  name: string,
  passphrase: string,
): Promise<Person> {
  const { people, log } = context;
  const person = await people.findByName(name);
  const isRight = await tryPassphrase(context, name, person, passphrase);
  if (isRight && person !== null && !person.disabled) return person;
  await noteRefusal(log, person);
  throw new ProblemError('sign_in_failed');
}

/** One counted try. @throws TooManyAttempts */
export async function tryPassphrase(
  { limits, passphrases }: StaffContext,
  name: string,
  person: Person | null,
  passphrase: string,
): Promise<boolean> {
  const nameHash = hashName(name);
  // Counted before it is looked at: tries at the same time must not all get in before the first is counted.
  await limits.tryPassphrase(nameHash);
  const isRight = await passphrases.verify(person?.passphrase ?? null, passphrase);
  if (isRight) await limits.forgetPassphraseTries(nameHash);
  return isRight;
}

/**
 * @throws ProblemError `challenge_invalid`, `passkey_refused` (both put on record), `audit_unavailable`; TooManyAttempts
 */
export async function provePasskey(
  context: StaffContext,
  { challengeId, response }: { readonly challengeId: string; readonly response: AssertionAnswer },
): Promise<Person> {
  await context.limits.tryPasskey(null);
  const kept = await context.challenges.take(challengeId, 'sign-in');
  if (kept === null) {
    await noteRefusal(context.log, null);
    throw new ProblemError('challenge_invalid');
  }
  const person = await context.people.find(response.response.userHandle);
  const proven = person === null ? null : await useOf(context, person, response, kept.challenge);
  if (proven !== null) return proven;
  await noteRefusal(context.log, person);
  throw new ProblemError('passkey_refused');
}

/** Verifies the use of a passkey and notes it. @returns null when it is none. */
async function useOf(
  context: StaffContext,
  person: Person,
  response: AssertionAnswer,
  challenge: string,
): Promise<Person | null> {
  const passkey = person.passkeys.find(({ id }) => id === response.id);
  if (passkey === undefined || person.disabled) return null;
  const use = await verifyAssertion(requireParty(context), response, challenge, passkey);
  if (use === null) return null;
  const lastUsedAtMs = context.nowMs();
  // A passkey that was removed, or a person who was disabled, in between is found out by the era of the sign-in.
  const noted = await context.people.update(person.id, (current) => ({
    ...current,
    passkeys: current.passkeys.map((kept) =>
      kept.id === passkey.id ? { ...kept, counter: use.counter, lastUsedAtMs } : kept,
    ),
  }));
  return { ...noted, era: person.era };
}

/** Names the person who it would have been, never what was typed. */
async function noteRefusal(log: StaffContext['log'], person: Person | null): Promise<void> {
  const actor = person === null ? UNKNOWN : actorOf(person);
  const objects = person === null ? [] : [personObject(person.id)];
  await log.note({ actor, action: 'staff.sign-in', objects }, 'refused');
}
