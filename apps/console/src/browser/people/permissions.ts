// What a person's roles let them do, to show only what will work. The collector decides; this only hides.
import type { PersonSummary, StaffRole } from '@scrim/protocol';

const PERMISSIONS = {
  'site-admin': ['sites.read', 'sites.write', 'people.manage', 'key-files.read', 'key-files.write'],
  analyst: ['sites.read', 'sessions.list', 'sessions.open', 'sessions.erase', 'key-files.read'],
  'privacy-officer': ['sites.read', 'sessions.list', 'sessions.open', 'sessions.erase', 'key-files.read'],
  auditor: [],
} as const satisfies Record<StaffRole, readonly string[]>;

export type ConsolePermission = (typeof PERMISSIONS)[StaffRole][number];

/** Does one of the person's roles permit this? */
export function can(person: Pick<PersonSummary, 'roles'>, permission: ConsolePermission): boolean {
  return person.roles.some((role) => (PERMISSIONS[role] as readonly string[]).includes(permission));
}
