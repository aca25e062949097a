// The audit log: who did what to what, and why. Append-only; an entry is durable before `append` resolves.
import type { Ledger, RecordStore } from '@scrim/protocol/stores';
import { AccessError } from './access-error.ts';
import type { Actor } from './actor.ts';
import { eraseDetails, getDetails, type Json, putDetails } from './audit-details.ts';
import { type AuditLeaf, type AuditStatement, checkStatement, formatLeaf, parseLeaf } from './audit-leaf.ts';

export { AUDIT_ACTIONS, type AuditAction, isAuditAction } from './audit-action.ts';
export type { Json } from './audit-details.ts';
export type { AuditLeaf, AuditResult, AuditStatement } from './audit-leaf.ts';

/** A statement for the log. `details` go into an erasable row; the log keeps only their salted hash. */
export type AuditEntry = Omit<AuditStatement, 'actor' | 'role'> & {
  readonly actor: Actor;
  readonly details?: Json;
};

export interface AuditLog {
  /**
   * @throws TypeError when a field is none that an entry takes.
   * @throws AccessError `audit_unavailable` when the entry is not durable.
   */
  append(entry: AuditEntry): Promise<{ readonly seq: number }>;
  /**
   * Entries from number `from` on, in order.
   *
   * @default 0
   * @throws AccessError `audit_malformed`
   */
  read(from?: number): AsyncIterable<AuditLeaf>;
  /**
   * The details of an entry; null when they were erased.
   *
   * @throws AccessError `audit_details_altered`
   */
  details(detailsHash: string): Promise<Json>;
  /** Erases details; the entry stays, and still verifies. @returns false when they were not there. */
  eraseDetails(detailsHash: string): Promise<boolean>;
}

export interface AuditLogOptions {
  /** Where entries go: `stores.audit`. */
  readonly ledger: Ledger;
  /** Where details go: `stores.records`, collection `audit_details`. */
  readonly details: RecordStore;
  /**
   * Milliseconds since 1970.
   * @default Date.now
   */
  readonly nowMs?: () => number;
}

/** The audit log over a ledger. One process at a time need not be the rule: the ledger gives the numbers. */
export function createAuditLog({ ledger, details: records, nowMs = Date.now }: AuditLogOptions): AuditLog {
  const write = async (statement: AuditStatement, details: Json | undefined) => {
    // Details first: an entry never names a row that is not there. A crash in between leaves a row without an entry.
    const detailsHash = details === undefined ? null : await putDetails(records, details);
    return await ledger.append((seq) =>
      formatLeaf({ ...statement, seq, at: new Date(nowMs()).toISOString(), detailsHash }),
    );
  };
  return {
    async append(entry) {
      const { actor, details, ...rest } = entry;
      const statement = { ...rest, actor: actor.id, role: actor.role };
      checkStatement(statement);
      try {
        return { seq: await write(statement, details) };
      } catch (cause) {
        throw new AccessError('audit_unavailable', 'The audit entry could not be stored.', {
          hint: 'Nothing may be released without it; look at the cause.',
          cause,
        });
      }
    },
    async *read(from = 0) {
      for await (const { seq, entry } of ledger.read(from)) yield parseLeaf(entry, seq);
    },
    details: (detailsHash) => getDetails(records, detailsHash),
    eraseDetails: (detailsHash) => eraseDetails(records, detailsHash),
  };
}
