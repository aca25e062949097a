// What people do to their own ways in. Taking one away, or changing the passphrase, ends their other sign-ins.
import { ProblemError } from '@scrim/protocol/routes';
import { deedOf, type NewCredential, newPasskey, newPassphrase, withCredential } from './new-credential.ts';
import type { Person } from './person-record.ts';
import { tryPassphrase } from './prove-person.ts';
import type { AddPasskeyBody, SetPassphraseBody } from './request-bodies.ts';
import type { SignIn } from './sign-ins.ts';
import type { StaffContext } from './staff-context.ts';
import { actorOf, type Deed, personObject } from './staff-log.ts';

const deedBy = (person: Person, action: Deed['action']): Deed => ({
  actor: actorOf(person),
  action,
  objects: [personObject(person.id)],
});

/** @throws ProblemError `challenge_invalid`, `passkey_refused`, `sign_in_required`, `audit_unavailable`; TooManyAttempts */
export async function addPasskey(
  context: StaffContext,
  { person }: SignIn,
  body: AddPasskeyBody,
): Promise<Person> {
  await context.limits.tryPasskey(person.id);
  const kept = await context.challenges.take(body.challengeId, 'add');
  if (kept === null || kept.personId !== person.id) throw new ProblemError('challenge_invalid');
  const credential = await newPasskey(context, body, kept.challenge);
  return await context.log.during([deedBy(person, deedOf(credential))], () =>
    context.people.update(person.id, (current) => {
      requireStillIn(current, person);
      return { ...current, ...withCredential(current, credential) };
    }),
  );
}

/** Somebody ended the sign-in meanwhile: it changes nothing any more. @throws ProblemError `sign_in_required` */
function requireStillIn(current: Person, signedIn: Person): void {
  if (current.era !== signedIn.era || current.disabled) throw new ProblemError('sign_in_required');
}

/** A passkey that is not there is no error. @throws ProblemError `last_way_in`, `audit_unavailable` */
export async function removePasskey(
  context: StaffContext,
  signIn: SignIn,
  passkeyId: string,
): Promise<Person> {
  const { person } = signIn;
  if (!person.passkeys.some(({ id }) => id === passkeyId)) return person;
  // Looked at before it is put on record, and again when it is written.
  withoutPasskey(person, passkeyId);
  return await endingOthers(context, signIn, deedBy(person, 'passkey.remove'), (current) =>
    withoutPasskey(current, passkeyId),
  );
}

function withoutPasskey(person: Person, passkeyId: string): Pick<Person, 'passkeys'> {
  const passkeys = person.passkeys.filter(({ id }) => id !== passkeyId);
  if (passkeys.length === 0 && person.passphrase === null) throw new ProblemError('last_way_in');
  return { passkeys };
}

/**
 * `current` is needed where there is a passphrase; a wrong one counts as a try at the door.
 *
 * @throws ProblemError `sign_in_failed`, `passphrase_weak`, `audit_unavailable`; TooManyAttempts
 */
export async function setPassphrase(
  context: StaffContext,
  signIn: SignIn,
  { current = '', passphrase }: SetPassphraseBody,
): Promise<Person> {
  const { person } = signIn;
  if (person.passphrase !== null && !(await tryPassphrase(context, person.name, person, current))) {
    await context.log.note(deedBy(person, 'passphrase.set'), 'refused');
    throw new ProblemError('sign_in_failed');
  }
  const credential: NewCredential = await newPassphrase(context, passphrase, person.name);
  return await endingOthers(context, signIn, deedBy(person, deedOf(credential)), (current) =>
    withCredential(current, credential),
  );
}

async function endingOthers(
  { people, signIns, log }: StaffContext,
  signIn: SignIn,
  deed: Deed,
  change: (person: Person) => Partial<Person>,
): Promise<Person> {
  return await log.during([deed], async () => {
    const changed = await people.update(signIn.person.id, (current) => {
      requireStillIn(current, signIn.person);
      return { ...current, ...change(current), era: current.era + 1 };
    });
    await signIns.carryOver(signIn, changed.era);
    return changed;
  });
}
