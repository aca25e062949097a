// A change with its entries in the audit log: one before, durable, and one for how it ended. Never changes anything that
// the log could not take.
import { AccessError } from './access-error.ts';
import type { Actor } from './actor.ts';
import type { AuditLog, Json } from './audit.ts';
import type { AuditAction } from './audit-action.ts';

/** Who changes what. */
export interface AuditedChange {
  readonly log: Pick<AuditLog, 'append'>;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** What is changed: `site:…`. */
  readonly objects: readonly string[];
  /** What else is to be known of it, with the first entry: goes into an erasable row. @default nothing */
  readonly details?: Json;
}

/**
 * Puts the change on record, makes it, and puts on record how it ended: `done`, or `failed` and its error passed on.
 *
 * @returns what `change` gives.
 * @throws AccessError `audit_unavailable`: nothing was changed, or the change failed and that is not on record.
 * `audit_unfinished`: it was changed, and that is not on record.
 */
export async function auditedChange<T>(
  { log, actor, action, objects, details }: AuditedChange,
  change: () => Promise<T>,
): Promise<T> {
  const statement = { actor, action, objects, purpose: null };
  await log.append({ ...statement, result: 'allowed', ...(details === undefined ? {} : { details }) });
  const changed = await change().catch(async (error: unknown) => {
    await log.append({ ...statement, result: 'failed' }).catch((unlogged: unknown) => {
      throw new AccessError('audit_unavailable', 'The change failed, and that is not on record.', {
        cause: new AggregateError([error, unlogged]),
      });
    });
    throw error;
  });
  await log.append({ ...statement, result: 'done' }).catch((cause: unknown) => {
    throw new AccessError('audit_unfinished', 'The change was made, and that it was is not on record.', {
      hint: 'The entry before it is on record; look at the cause.',
      cause,
    });
  });
  return changed;
}
