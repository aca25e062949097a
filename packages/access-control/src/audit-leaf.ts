// One entry of the audit log. Its RFC 8785 text is what the ledger holds; the UTF-8 bytes of that text are the leaf of
// the RFC 6962 tree that comes later, so its form never changes.
import { isBytes } from '@scrim/protocol';
import { canonicalJson } from '@scrim/protocol/canonical';
import { AccessError } from './access-error.ts';
import { isActorId, isRole, type Role } from './actor.ts';
import { type AuditAction, isAuditAction } from './audit-action.ts';
import { isPlainText } from './plain-text.ts';

/** `allowed`: written before what it allows. `done`: written after. `failed`: allowed, and then it did not work. */
export type AuditResult = 'allowed' | 'done' | 'refused' | 'failed';

const RESULTS: readonly AuditResult[] = ['allowed', 'done', 'refused', 'failed'];

/** The most objects of one entry. */
const MAX_OBJECTS = 1000;

/** What an entry says: all of it but what the log adds. */
export interface AuditStatement {
  /** Who: a staff account's name, or a program's. */
  readonly actor: string;
  readonly role: Role;
  readonly action: AuditAction;
  /** What it was done to: `session:…`, `site:…`; 0–1000 of 1–300 characters. */
  readonly objects: readonly string[];
  /** Why, where an action needs it. */
  readonly purpose: string | null;
  readonly result: AuditResult;
}

/** An entry as it stands in the log. */
export interface AuditLeaf extends AuditStatement {
  readonly seq: number;
  /** ISO 8601, UTC, with milliseconds. */
  readonly at: string;
  /** base64url SHA-256 of the RFC 8785 bytes of `{salt, details}`; null where there are no details. */
  readonly detailsHash: string | null;
}

/** The text of an entry: RFC 8785. */
export function formatLeaf(leaf: AuditLeaf): string {
  const { seq, at, actor, role, action, objects, purpose, result, detailsHash } = leaf;
  return canonicalJson({ seq, at, actor, role, action, objects, purpose, result, detailsHash });
}

/** @throws AccessError `audit_malformed` when `text` is not the entry number `seq`, byte for byte. */
export function parseLeaf(text: string, seq: number): AuditLeaf {
  const leaf = parseJson(text);
  if (isLeaf(leaf) && leaf.seq === seq && formatLeaf(leaf) === text) return leaf;
  throw new AccessError('audit_malformed', `Line ${seq} of the audit log is no entry.`);
}

/** @throws TypeError naming the first field that is wrong, without its value. */
export function checkStatement(statement: AuditStatement): void {
  const wrong = Object.entries(STATEMENT_CHECKS).find(
    ([field, isRight]) => !isRight(fieldOf(statement, field)),
  );
  if (wrong !== undefined) throw new TypeError(`${wrong[0]}: not what an audit entry takes`);
}

const fieldOf = (record: object, field: string): unknown => (record as Record<string, unknown>)[field];

const isObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= MAX_OBJECTS && value.every((name) => isPlainText(name, 1, 300));

const STATEMENT_CHECKS: Readonly<Record<keyof AuditStatement, (value: unknown) => boolean>> = {
  actor: isActorId,
  role: isRole,
  action: isAuditAction,
  objects: isObjects,
  purpose: (value) => value === null || isPlainText(value, 1, 500),
  result: (value) => (RESULTS as readonly unknown[]).includes(value),
};

const LEAF_CHECKS: Readonly<Record<keyof AuditLeaf, (value: unknown) => boolean>> = {
  ...STATEMENT_CHECKS,
  seq: Number.isSafeInteger,
  at: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  detailsHash: (value) => value === null || isBytes(value, 32),
};

function isLeaf(value: unknown): value is AuditLeaf {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(LEAF_CHECKS).every(([field, isRight]) => isRight(fieldOf(value, field)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
