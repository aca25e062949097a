// The end of every way in, and the way out: a sign-in that is on record, and its token for the cookie.
import { AccessError } from '../access-error.ts';
import type { Person } from './person-record.ts';
import type { SignIn } from './sign-ins.ts';
import type { StaffContext } from './staff-context.ts';
import { actorOf, type Deed, personObject } from './staff-log.ts';

const deed = (person: Person, action: 'staff.sign-in' | 'staff.sign-out'): Deed => ({
  actor: actorOf(person),
  action,
  objects: [personObject(person.id)],
});

/**
 * Begins a sign-in in place of the one that the browser had.
 *
 * @returns the token.
 * @throws ProblemError `audit_unavailable`: nobody was signed in.
 */
export async function beginSignIn(
  { signIns, log }: StaffContext,
  person: Person,
  formerToken: string | null,
): Promise<string> {
  const token = await signIns.begin(person);
  try {
    await log.note(deed(person, 'staff.sign-in'), 'done');
  } catch (error) {
    await signIns.end(token);
    throw error;
  }
  if (formerToken !== null) await signIns.end(formerToken);
  return token;
}

/**
 * Ends a sign-in. It has ended even when that cannot be put on record.
 *
 * @throws AccessError `audit_unfinished`
 */
export async function endSignIn(
  { signIns, log }: StaffContext,
  token: string,
  signIn: SignIn | null,
): Promise<void> {
  await signIns.end(token);
  if (signIn === null) return;
  await log.note(deed(signIn.person, 'staff.sign-out'), 'done').catch((cause: unknown) => {
    throw new AccessError('audit_unfinished', 'The sign-in was ended, and that is not on record.', { cause });
  });
}
