// The staff's way in: people, one-time links, passkeys, passphrases, sign-ins, and the guard over every staff route.
// Reads no address, and keeps no token, only hashes.
import type { NewLink, StaffRole } from '@scrim/protocol';
import type { RouteModule, StaffGate } from '@scrim/protocol/routes';
import type { Actor } from './actor.ts';
import { createAttemptLimits } from './staff/attempt-limits.ts';
import { authRoutes } from './staff/auth-routes.ts';
import { createChallenges } from './staff/challenges.ts';
import { createLinks } from './staff/links.ts';
import { makeLink } from './staff/make-link.ts';
import { ownRoutes } from './staff/own-routes.ts';
import { createPassphrases } from './staff/passphrase-hash.ts';
import { createPeople } from './staff/people.ts';
import { peopleRoutes } from './staff/people-routes.ts';
import { parsePersonName } from './staff/person-name.ts';
import { rolesSchema } from './staff/person-record.ts';
import { createSignInCookie } from './staff/sign-in-cookie.ts';
import { createSignIns } from './staff/sign-ins.ts';
import type { StaffContext } from './staff/staff-context.ts';
import { createStaffGate } from './staff/staff-gate.ts';
import { createStaffLog } from './staff/staff-log.ts';
import { type CheckedOptions, checkOptions, type StaffAuthOptions } from './staff/staff-options.ts';

export type { ScryptCost } from './staff/passphrase-hash.ts';
export type { StaffAuthOptions } from './staff/staff-options.ts';

/** What a program asks of a new link. */
export interface NewLinkRequest {
  /** Of a person, whom the link resets; of nobody yet, who gets it; null: whoever comes chooses. */
  readonly name: string | null;
  /** For somebody new at least one; for a person who is there none. */
  readonly roles: readonly StaffRole[];
  /** Who the log names: `{ id: 'set-up', role: 'system' }` for the very first link. */
  readonly by: Actor;
  /** Good only while nobody is set up: for a link that is printed at set-up. @default false */
  readonly first?: boolean;
}

export interface StaffAuth {
  readonly gate: StaffGate;
  /** `/v1/auth/*` and `/v1/people*`. */
  readonly routeModules: RouteModule[];
  /**
   * A link for one use within 24 hours. Its token is nowhere else: show it once.
   *
   * @throws TypeError naming the field that is wrong.
   * @throws ProblemError `body_malformed` (no roles for somebody new), `name_taken` (roles for a person who is there),
   * `audit_unavailable`
   */
  createLink(request: NewLinkRequest): Promise<NewLink>;
  /** Has anybody been set up? */
  hasPeople(): Promise<boolean>;
}

/**
 * The staff side's guard and routes over a record store and an audit log.
 *
 * @throws TypeError when an option is unknown or wrong; an origin whose cookies would cross a network in clear is.
 */
export function createStaffAuth(options: StaffAuthOptions): StaffAuth {
  const context = createContext(checkOptions(options));
  return {
    gate: createStaffGate(context.signIns, context.cookie),
    routeModules: [authRoutes(context), ownRoutes(context), peopleRoutes(context)],
    createLink: async (request) => makeLink(context, checkRequest(request)),
    hasPeople: () => context.people.any(),
  };
}

function createContext({
  records,
  audit,
  site,
  nowMs,
  idleMs,
  absoluteMs,
  scrypt,
}: CheckedOptions): StaffContext {
  const people = createPeople(records, nowMs);
  return {
    origin: site.origin,
    party: site.rpId === null ? null : { origin: site.origin, rpId: site.rpId },
    people,
    links: createLinks(records, nowMs),
    challenges: createChallenges(records, nowMs),
    signIns: createSignIns(records, people, { idleMs, absoluteMs }, nowMs),
    passphrases: createPassphrases(scrypt),
    limits: createAttemptLimits(),
    log: createStaffLog(audit),
    cookie: createSignInCookie(site),
    idleMs,
    nowMs,
  };
}

function checkRequest({ name: typed, roles, by, first = false }: NewLinkRequest): NewLinkRequest {
  const name = typed === null ? null : parsePersonName(typed);
  if (typed !== null && name === null)
    throw new TypeError('name: expected 1 to 100 plain characters, or null');
  if (!rolesSchema.safeParse(roles).success)
    throw new TypeError('roles: expected roles of the staff, none twice');
  return { name, roles, by, first };
}
