// Who may say what for: the purpose of an access, and the audit entry before it.
export { type AccessCode, AccessError } from './access-error.ts';
export type { Actor, Role } from './actor.ts';
export { type AuditedChange, auditedChange } from './audited-change.ts';
export { type Opening, openWithPurpose } from './open-with-purpose.ts';
export { type Purpose, parsePurpose } from './purpose.ts';
