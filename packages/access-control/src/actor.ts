// Who does something that goes on record, and what they may be called. Decides no permission.
import { isPlainText } from './plain-text.ts';

/**
 * `site-admin` configures and cannot view; `analyst` views; `privacy-officer` views with a reason and erases;
 * `auditor` reads the log only.
 */
export type Role = 'site-admin' | 'analyst' | 'privacy-officer' | 'auditor';

/** A person on record. */
export interface Actor {
  /** A staff account's name, 1–200 characters; never a visitor's. */
  readonly id: string;
  readonly role: Role;
}

/** Who an entry is about: a person by role, or `system`: a program of ours acting by itself (retention, a visitor's withdrawal). */
export type AuditRole = Role | 'system';

const ROLES: readonly AuditRole[] = ['site-admin', 'analyst', 'privacy-officer', 'auditor', 'system'];

export function isAuditRole(value: unknown): value is AuditRole {
  return (ROLES as readonly unknown[]).includes(value);
}

export function isActorId(value: unknown): value is string {
  return isPlainText(value, 1, 200);
}
