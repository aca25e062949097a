// Puts on record what the staff does to its own ways in. What cannot be put on record is not done.
import type { StaffRole } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import { AccessError } from '../access-error.ts';
import type { Actor, Role } from '../actor.ts';
import type { AuditLog, AuditResult } from '../audit.ts';
import type { AuditAction } from '../audit-action.ts';
import { auditedChange } from '../audited-change.ts';
import { firstRole } from './permissions.ts';

/** An entry but for its result. */
export interface Deed {
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly objects: readonly string[];
}

export interface StaffLog {
  /** @throws ProblemError `audit_unavailable` */
  note(deed: Deed, result: AuditResult): Promise<void>;
  /**
   * Puts the deeds on record as `allowed`, then runs `act`, and puts on record how they ended: `done` or `failed`.
   *
   * @throws ProblemError `audit_unavailable`: nothing was done.
   * @throws AccessError when how it ended is not on record.
   */
  during<T>(deeds: readonly Deed[], act: () => Promise<T>): Promise<T>;
}

/** Whoever is at the door without having proved who they are. What they typed is not put on record. */
export const UNKNOWN: Actor = { id: 'unknown', role: 'system' };

/** A person as an entry names them: in the role that permits it, or the first where any role may. */
export function actorOf(
  person: { readonly name: string; readonly roles: readonly StaffRole[] },
  as?: Role,
): Actor {
  return { id: person.name, role: as ?? firstRole(person.roles) };
}

/** What an entry calls a person who something is done to. */
export const personObject = (id: string): string => `person:${id}`;

export function createStaffLog(audit: Pick<AuditLog, 'append'>): StaffLog {
  const during = async <T>([deed, ...rest]: readonly Deed[], act: () => Promise<T>): Promise<T> =>
    deed === undefined ? act() : auditedChange({ log: audit, ...deed }, () => during(rest, act));
  return {
    note: (deed, result) =>
      orUnavailable(async () => {
        await audit.append({ ...deed, purpose: null, result });
      }),
    during: (deeds, act) => orUnavailable(() => during(deeds, act)),
  };
}

async function orUnavailable<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof AccessError && didNothing(error)) throw new ProblemError('audit_unavailable');
    throw error;
  }
}

/** The problem says that nothing was done. Where an end is not on record, something may have been. */
const didNothing = ({ code, cause }: AccessError): boolean =>
  code === 'audit_unavailable' && !(cause instanceof AggregateError);
