// Makes one-time links: to let somebody in, or to give a person who is there a new way in.
import type { LinkSummary, NewLink, StaffRole } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import type { Actor } from '../actor.ts';
import { type Link, type LinkTarget, linkName, newLinkToken, type PersonInEra } from './links.ts';
import { isReservedName } from './person-name.ts';
import type { Person } from './person-record.ts';
import { hashToken } from './secret-token.ts';
import type { StaffContext } from './staff-context.ts';
import { personObject } from './staff-log.ts';

export interface LinkRequest {
  /** Of a person, whom the link resets; of nobody yet, who gets it; null: whoever comes chooses. */
  readonly name: string | null;
  /** For a person who is there: none. */
  readonly roles: readonly StaffRole[];
  readonly by: Actor;
  /** Id of the person who makes it. @default null: a program does */
  readonly makerId?: string | null;
  /** Good only while nobody is set up. @default false */
  readonly first?: boolean;
}

/** @throws ProblemError `body_malformed`, `name_taken`, `sign_in_required`, `audit_unavailable` */
export async function makeLink(context: StaffContext, request: LinkRequest): Promise<NewLink> {
  const { name, by, makerId = null } = request;
  const { people, links, log, origin } = context;
  const person = name === null ? null : await people.findByName(name);
  const named = person === null ? invitation(request) : reset(person, request);
  const target = { ...named, madeBy: await makerOf(context, makerId) };
  await links.prune();
  const token = newLinkToken();
  const objects = [linkName(hashToken(token)), ...(person === null ? [] : [personObject(person.id)])];
  const deed = { actor: by, action: 'link.make', objects } as const;
  const { expMs } = await log.during([deed], () => links.make(token, target));
  // In the fragment, which browsers send to no server and into no log.
  return { token, url: `${origin}/welcome#${token}`, expiresAtMs: expMs };
}

function invitation({ name, roles, first = false }: LinkRequest): Omit<LinkTarget, 'madeBy'> {
  if (roles.length === 0) throw new ProblemError('body_malformed', ['roles']);
  if (name !== null && isReservedName(name)) throw new ProblemError('name_taken');
  return { resets: null, name, roles, first };
}

/** Whoever names roles means somebody new: they must not get the account of another person of that name. */
function reset({ id, era, name, roles }: Person, asked: LinkRequest): Omit<LinkTarget, 'madeBy'> {
  if (asked.roles.length > 0) throw new ProblemError('name_taken');
  return { resets: { id, era }, name, roles, first: false };
}

async function makerOf({ people }: StaffContext, id: string | null): Promise<PersonInEra | null> {
  if (id === null) return null;
  const maker = await people.find(id);
  if (maker === null || maker.disabled) throw new ProblemError('sign_in_required');
  return { id, era: maker.era };
}

/** The link of a token, and the person it resets. @throws ProblemError `link_invalid` */
export async function findLink(
  { links, people }: StaffContext,
  token: string,
): Promise<{ readonly link: Link; readonly person: Person | null }> {
  const inEra = async ({ id, era }: PersonInEra): Promise<Person> => {
    const person = await people.find(id);
    if (person?.era !== era) throw new ProblemError('link_invalid');
    return person;
  };
  const link = await links.find(token);
  if (link === null || (link.first && (await people.any()))) throw new ProblemError('link_invalid');
  if (link.madeBy !== null) await inEra(link.madeBy);
  return { link, person: link.resets === null ? null : await inEra(link.resets) };
}

/** What a link is for; does not use it up. @throws ProblemError `link_invalid`, TooManyAttempts */
export async function inspectLink(context: StaffContext, token: string): Promise<LinkSummary> {
  await context.limits.tryLink();
  const { link, person } = await findLink(context, token);
  return { name: link.name, roles: person?.roles ?? link.roles, expiresAtMs: link.expMs };
}
