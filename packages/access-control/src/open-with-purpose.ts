// The one way to something that is sealed: first the entry, durable, then the release. Never the other way round.
import { AccessError } from './access-error.ts';
import type { Actor } from './actor.ts';
import type { AuditLog } from './audit.ts';
import type { AuditAction } from './audit-action.ts';
import { type Purpose, parsePurpose } from './purpose.ts';

/** Who opens what, and why. */
export interface Opening {
  readonly log: Pick<AuditLog, 'append'>;
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly action: AuditAction;
  /** What is opened: `session:…`. */
  readonly objects: readonly string[];
}

/**
 * Puts the opening on record, then runs `release` and returns what it gives. A release that throws is put on record
 * too, as `failed`, and its error passed on.
 *
 * @throws AccessError `purpose_required`, `audit_unavailable`: nothing was released.
 */
export async function openWithPurpose<T>(opening: Opening, release: () => Promise<T>): Promise<T> {
  const { log, actor, action, objects } = opening;
  const purpose = parsePurpose(opening.purpose);
  const statement = { actor, action, objects, purpose };
  await log.append({ ...statement, result: 'allowed' });
  try {
    return await release();
  } catch (error) {
    await log.append({ ...statement, result: 'failed' }).catch((unlogged: unknown) => {
      throw new AccessError('audit_unavailable', 'The release failed, and that is not on record.', {
        cause: new AggregateError([error, unlogged]),
      });
    });
    throw error;
  }
}
