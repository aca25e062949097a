// The names of what is put on record. A name once written stays: entries are never rewritten.

/** Every action that an entry may name, as `thing.deed`. */
export const AUDIT_ACTIONS = [
  'session.open',
  'session.erase',
  'session.revoke',
  'session.end',
  'sessions.list',
  'cards.open',
  'epoch.close',
  'site.add',
  'site.enable',
  'site.disable',
  'manifest.publish',
  'key-file.put',
  'key-file.delete',
  'consent.withdraw',
  'erasure.resume',
  'audit.read',
  'audit.erase-details',
  'obligation.acknowledge',
  'staff.sign-in',
  'staff.sign-out',
  'link.make',
  'link.redeem',
  'passkey.add',
  'passkey.remove',
  'passphrase.set',
  'person.disable',
  'person.enable',
] as const;

/** An action that an entry may name. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export function isAuditAction(value: unknown): value is AuditAction {
  return (AUDIT_ACTIONS as readonly unknown[]).includes(value);
}
