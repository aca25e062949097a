// Who does something that goes on record, and what they may be called. Decides no permission.
import type { StaffRole } from '@scrim/protocol';
import { isPlainText } from './plain-text.ts';

/**
 * A role of the staff; or `system`, which is no person: a program of ours acting by itself (a close, retention, a
 * visitor's withdrawal).
 */
export type Role = StaffRole | 'system';

/** Whoever an entry names. */
export interface Actor {
  /** A staff account's name, or a program's, 1–200 characters; never a visitor's. */
  readonly id: string;
  readonly role: Role;
}

const ROLES: readonly Role[] = ['site-admin', 'analyst', 'privacy-officer', 'auditor', 'system'];

export function isRole(value: unknown): value is Role {
  return (ROLES as readonly unknown[]).includes(value);
}

export function isActorId(value: unknown): value is string {
  return isPlainText(value, 1, 200);
}
