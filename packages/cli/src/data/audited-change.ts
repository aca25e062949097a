// A change of a site with its entries in the audit log: one before, durable, and one for how it ended.
import type { Actor } from '@scrim/access-control';
import type { AuditLog } from '@scrim/access-control/audit';
import type { SiteId } from '@scrim/protocol';

/** Runs the change only when the audit log has taken its entry. */
export async function auditedChange(
  audit: AuditLog,
  {
    actor,
    action,
    siteId,
  }: {
    readonly actor: Actor;
    readonly action: 'site.add' | 'site.enable' | 'site.disable';
    readonly siteId: SiteId;
  },
  change: () => Promise<void>,
): Promise<void> {
  const entry = { actor, action, objects: [`site:${siteId}`], purpose: null } as const;
  await audit.append({ ...entry, result: 'allowed' });
  try {
    await change();
  } catch (error) {
    await audit.append({ ...entry, result: 'failed' });
    throw error;
  }
  await audit.append({ ...entry, result: 'done' });
}
