// Puts on record what the staff does to its own ways in. What cannot be put on record is not done.
import type { StaffRole } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import { AccessError } from '../access-error.ts';
import type { Actor, Role } from '../actor.ts';
import type { AuditLog, AuditResult } from '../audit.ts';
import type { AuditAction } from '../audit-action.ts';
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
   * Puts the deeds on record as `allowed`, then runs `act`; if that throws, they are put on record as `failed`.
   *
   * @throws ProblemError `audit_unavailable`: nothing was done, or what failed is not on record as failed.
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
  const note = async (deed: Deed, result: AuditResult): Promise<void> => {
    try {
      await audit.append({ ...deed, purpose: null, result });
    } catch (error) {
      if (error instanceof AccessError && error.code === 'audit_unavailable')
        throw new ProblemError('audit_unavailable');
      throw error;
    }
  };
  return {
    note,
    async during(deeds, act) {
      for (const deed of deeds) await note(deed, 'allowed');
      try {
        return await act();
      } catch (error) {
        for (const deed of deeds) await note(deed, 'failed');
        throw error;
      }
    },
  };
}
