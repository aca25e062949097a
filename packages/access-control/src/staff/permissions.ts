// Who may do what: the one table of permissions by role. Nothing is permitted that does not stand here.
import type { StaffRole } from '@scrim/protocol';

/** Roles in the order in which they are named when several would permit. */
export const STAFF_ROLES: readonly StaffRole[] = ['site-admin', 'analyst', 'privacy-officer', 'auditor'];

const PERMISSIONS: Readonly<Record<StaffRole, readonly string[]>> = {
  'site-admin': ['sites.read', 'sites.write', 'people.manage', 'key-files.read', 'key-files.write'],
  // Erasing is the analyst's until the privacy officer's own page comes.
  analyst: ['sites.read', 'sessions.list', 'sessions.open', 'sessions.erase', 'key-files.read'],
  'privacy-officer': ['sites.read', 'sessions.list', 'sessions.open', 'sessions.erase', 'key-files.read'],
  auditor: [],
};

/** The first of these roles that permits it. @returns null when none does. */
export function roleThatPermits(roles: readonly StaffRole[], permission: string): StaffRole | null {
  const permits = (role: StaffRole) => roles.includes(role) && PERMISSIONS[role].includes(permission);
  return STAFF_ROLES.find(permits) ?? null;
}

/** The role to name for what any role may do. */
export function firstRole(roles: readonly StaffRole[]): StaffRole {
  return STAFF_ROLES.find((role) => roles.includes(role)) ?? 'auditor';
}
