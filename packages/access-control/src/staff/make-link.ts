// Makes one-time links: to let somebody in, or to give a person who is there a new way in.
import type { LinkSummary, NewLink, StaffRole } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import type { Actor } from '../actor.ts';
import { type Link, type LinkTarget, linkName, newLinkToken } from './links.ts';
import { isReservedName } from './person-name.ts';
import type { Person } from './person-record.ts';
import { hashToken } from './secret-token.ts';
import type { StaffContext } from './staff-context.ts';
import { personObject } from './staff-log.ts';

export interface LinkRequest {
  /** Of a person, whom the link resets; of nobody yet, who gets it; null: whoever comes chooses. */
  readonly name: string | null;
  /** For a person who is there: none, or exactly theirs. */
  readonly roles: readonly StaffRole[];
  readonly by: Actor;
  /** Good only while nobody is set up. @default false */
  readonly first?: boolean;
}

/** @throws ProblemError `body_malformed`, `name_taken`, `audit_unavailable` */
export async function makeLink(context: StaffContext, request: LinkRequest): Promise<NewLink> {
  const { name, roles, by, first = false } = request;
  const { people, links, log, origin } = context;
  const person = name === null ? null : await people.findByName(name);
  const target = person === null ? invitation(name, roles, first) : reset(person, roles);
  await links.prune();
  const token = newLinkToken();
  const objects = [linkName(hashToken(token)), ...(person === null ? [] : [personObject(person.id)])];
  const deed = { actor: by, action: 'link.make', objects } as const;
  const { expMs } = await log.during([deed], () => links.make(token, target));
  // In the fragment, which browsers send to no server and into no log.
  return { token, url: `${origin}/welcome#${token}`, expiresAtMs: expMs };
}

function invitation(name: string | null, roles: readonly StaffRole[], first: boolean): LinkTarget {
  if (roles.length === 0) throw new ProblemError('body_malformed', ['roles']);
  if (name !== null && isReservedName(name)) throw new ProblemError('name_taken');
  return { personId: null, name, roles, first };
}

/** A reset changes no roles: asking for others is a mistake, not something to pass over. */
function reset(person: Person, roles: readonly StaffRole[]): LinkTarget {
  const isSame = roles.length === person.roles.length && roles.every((role) => person.roles.includes(role));
  if (roles.length > 0 && !isSame) throw new ProblemError('body_malformed', ['roles']);
  return { personId: person.id, name: person.name, roles: person.roles, first: false };
}

/** The link of a token, and the person it resets. @throws ProblemError `link_invalid` */
export async function findLink(
  { links, people }: StaffContext,
  token: string,
): Promise<{ readonly link: Link; readonly person: Person | null }> {
  const link = await links.find(token);
  if (link === null || (link.first && (await people.any()))) throw new ProblemError('link_invalid');
  if (link.personId === null) return { link, person: null };
  const person = await people.find(link.personId);
  if (person === null) throw new ProblemError('link_invalid');
  return { link, person };
}

/** What a link is for; does not use it up. @throws ProblemError `link_invalid`, TooManyAttempts */
export async function inspectLink(context: StaffContext, token: string): Promise<LinkSummary> {
  await context.limits.tryLink();
  const { link, person } = await findLink(context, token);
  return { name: link.name, roles: person?.roles ?? link.roles, expiresAtMs: link.expMs };
}
