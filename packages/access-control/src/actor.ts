// Who does something that goes on record, and what they may be called. Decides no permission.
import { isPlainText } from './plain-text.ts';

/**
 * `site-admin` configures and cannot view; `analyst` views; `privacy-officer` views with a reason and erases;
 * `auditor` reads the log only.
 */
export type Role = 'site-admin' | 'analyst' | 'privacy-officer' | 'auditor';

/** A person's role, or `system`: a program of ours acting by itself (a close, retention, a visitor's withdrawal). */
export type AuditRole = Role | 'system';

/** Whoever an entry names. Only a person opens anything. */
export interface AuditActor {
  /** A staff account's name, or a program's, 1–200 characters; never a visitor's. */
  readonly id: string;
  readonly role: AuditRole;
}

/** A person on record. */
export type Actor = AuditActor & { readonly role: Role };

const ROLES: readonly AuditRole[] = ['site-admin', 'analyst', 'privacy-officer', 'auditor', 'system'];

export function isAuditRole(value: unknown): value is AuditRole {
  return (ROLES as readonly unknown[]).includes(value);
}

export function isActorId(value: unknown): value is string {
  return isPlainText(value, 1, 200);
}
