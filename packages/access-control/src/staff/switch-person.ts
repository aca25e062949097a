// Disables and enables people. Somebody who can administer is always left, also when two disable each other at once.
import { type Caller, ProblemError } from '@scrim/protocol/routes';
import { roleThatPermits } from './permissions.ts';
import type { Person } from './person-record.ts';
import type { StaffContext } from './staff-context.ts';
import { type Deed, personObject } from './staff-log.ts';

const administers = ({ disabled, roles, passphrase, passkeys }: Person): boolean =>
  !disabled &&
  roleThatPermits(roles, 'people.manage') !== null &&
  (passphrase !== null || passkeys.length > 0);

const deedBy = (caller: Caller, action: Deed['action'], id: string): Deed => ({
  actor: { id: caller.name, role: caller.as },
  action,
  objects: [personObject(id)],
});

async function findPerson({ people }: StaffContext, id: string): Promise<Person> {
  const person = await people.find(id);
  if (person === null) throw new ProblemError('person_unknown');
  return person;
}

/**
 * Ends all sign-ins of the person, and lets them begin no new one.
 *
 * @throws ProblemError `person_unknown`, `last_way_in`, `audit_unavailable`
 */
export async function disablePerson(context: StaffContext, caller: Caller, id: string): Promise<Person> {
  const person = await findPerson(context, id);
  if (person.disabled) return person;
  const others = (await context.people.list()).filter((other) => other.id !== id);
  if (administers(person) && !others.some(administers)) throw new ProblemError('last_way_in');
  return await context.log.during([deedBy(caller, 'person.disable', id)], () =>
    disableUnlessLast(context, person),
  );
}

/** Writes first and looks after: of two who disable each other at once, at least one sees that nobody is left. */
async function disableUnlessLast({ people }: StaffContext, person: Person): Promise<Person> {
  const disabled = await people.update(person.id, (now) => ({ ...now, disabled: true, era: now.era + 1 }));
  if (!administers(person) || (await people.list()).some(administers)) return disabled;
  await people.update(person.id, (now) => ({ ...now, disabled: false }));
  throw new ProblemError('last_way_in');
}

/** @throws ProblemError `person_unknown`, `audit_unavailable` */
export async function enablePerson(context: StaffContext, caller: Caller, id: string): Promise<Person> {
  const person = await findPerson(context, id);
  if (!person.disabled) return person;
  return await context.log.during([deedBy(caller, 'person.enable', id)], () =>
    context.people.update(id, (now) => ({ ...now, disabled: false })),
  );
}
