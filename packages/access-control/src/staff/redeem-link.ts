// `POST /v1/auth/links/redeem`: a link becomes a person with a way in, or another way in for a person. The link is
// used up by compare-and-set, after everything that could still refuse.
import { ProblemError } from '@scrim/protocol/routes';
import { type Link, linkName } from './links.ts';
import { findLink } from './make-link.ts';
import { deedOf, type NewCredential, newPasskey, newPassphrase, withCredential } from './new-credential.ts';
import { hashName, isReservedName, parsePersonName } from './person-name.ts';
import type { Person } from './person-record.ts';
import type { CredentialBody, RedeemBody } from './request-bodies.ts';
import { newId } from './secret-token.ts';
import type { StaffContext } from './staff-context.ts';
import { actorOf, type Deed, personObject } from './staff-log.ts';

/** Somebody who a link lets in, or a person whom it resets. */
interface Comer {
  readonly name: string;
  /** Null where the link resets nobody. */
  readonly person: Person | null;
  /** Of the person, or for the new one. */
  readonly id: string;
  readonly credential: NewCredential;
}

/**
 * The name that a link gives: its own, or the typed one.
 *
 * @throws ProblemError `body_malformed`, `name_taken`
 */
export async function nameForLink({ people }: StaffContext, link: Link, typed: string): Promise<string> {
  if (link.resets !== null && link.name !== null) return link.name;
  const name = link.name ?? parsePersonName(typed);
  if (name === null) throw new ProblemError('body_malformed', ['name']);
  if (isReservedName(name) || (await people.findByName(name)) !== null) throw new ProblemError('name_taken');
  return name;
}

/**
 * @throws ProblemError `link_invalid`, `body_malformed`, `name_taken`, `passphrase_weak`, `challenge_invalid`,
 * `passkey_refused`, `audit_unavailable`; TooManyAttempts
 */
export async function redeemLink(context: StaffContext, body: RedeemBody): Promise<Person> {
  await context.limits.tryLink();
  const { link, person } = await findLink(context, body.token);
  const name = await nameForLink(context, link, body.name);
  const { id, credential } = await bringCredential(context, { link, person, name }, body.credential);
  const comer: Comer = { name, person, id, credential };
  return await context.log.during(deedsOf(link, comer), () =>
    person === null ? letIn(context, link, comer) : resetPerson(context, link, comer),
  );
}

async function bringCredential(
  context: StaffContext,
  { link, person, name }: { readonly link: Link; readonly person: Person | null; readonly name: string },
  body: CredentialBody,
): Promise<Pick<Comer, 'id' | 'credential'>> {
  if (body.kind === 'passphrase')
    return { id: person?.id ?? newId(), credential: await newPassphrase(context, body.passphrase, name) };
  const kept = await context.challenges.take(body.challengeId, 'link');
  // The authenticator wrote down this id and this name: they must be those that the person gets.
  if (kept === null || kept.linkKey !== link.key || kept.nameHash !== hashName(name))
    throw new ProblemError('challenge_invalid');
  return { id: kept.personId, credential: await newPasskey(context, body, kept.challenge) };
}

function deedsOf(link: Link, { name, person, id, credential }: Comer): Deed[] {
  const actor = actorOf({ name, roles: person?.roles ?? link.roles });
  const objects = [personObject(id)];
  return [
    { actor, action: 'link.redeem', objects: [linkName(link.key), ...objects] },
    { actor, action: deedOf(credential), objects },
    ...(person?.disabled ? [{ actor, action: 'person.enable', objects } as const] : []),
  ];
}

async function letIn({ people, links, nowMs }: StaffContext, link: Link, comer: Comer): Promise<Person> {
  const { name, id, credential } = comer;
  if (!(await people.reserveName(name, id))) throw new ProblemError('name_taken');
  if (!(await links.use(link))) {
    await people.releaseName(name);
    throw new ProblemError('link_invalid');
  }
  return await people.create(id, {
    name,
    roles: [...link.roles],
    disabled: false,
    createdAtMs: nowMs(),
    era: 0,
    ...withCredential({ passphrase: null, passkeys: [] }, credential),
  });
}

/** Whoever was signed in as this person before is out: a reset often follows a loss. */
async function resetPerson(
  { people, links }: StaffContext,
  link: Link,
  { id, credential }: Comer,
): Promise<Person> {
  if (!(await links.use(link))) throw new ProblemError('link_invalid');
  return await people.update(id, (person) => {
    // Disabled, or reset by another link, meanwhile.
    if (person.era !== link.resets?.era) throw new ProblemError('link_invalid');
    return { ...person, ...withCredential(person, credential), disabled: false, era: person.era + 1 };
  });
}
