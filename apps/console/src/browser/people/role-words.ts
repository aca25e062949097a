// Roles in words, and what each is for.
import type { StaffRole } from '@scrim/protocol';

/** Roles that can be given, in the order in which they are shown. */
export const ROLES: readonly { readonly role: StaffRole; readonly label: string; readonly about: string }[] =
  [
    {
      role: 'site-admin',
      label: 'Administrator',
      about: 'Adds and switches sites, invites people. Cannot open sessions.',
    },
    {
      role: 'analyst',
      label: 'Analyst',
      about: 'Lists, opens and deletes sessions. Every opening is logged.',
    },
  ];

const LABELS: Record<StaffRole, string> = {
  'site-admin': 'Administrator',
  analyst: 'Analyst',
  'privacy-officer': 'Privacy officer',
  auditor: 'Auditor',
};

export function roleLabel(role: StaffRole): string {
  return LABELS[role];
}
