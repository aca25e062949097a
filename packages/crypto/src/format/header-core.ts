// The core of a header: its fields, their checks, and the one spelling of it.
import {
  type EpochId,
  isBytes,
  isId,
  isName,
  type PermitId,
  type SessionId,
  type SiteId,
} from '@scrim/protocol';
import { refuseUnless } from './sealed-format-error.ts';
import { isSuiteId, type SuiteId } from './suites.ts';

/** What an epoch holds: recorded events, or the summary of one page load. */
export type SealedSchema = 'rrweb/2' | 'scrim-card/1';

/** The clear part of a header, in the order in which its keys are written. */
export interface HeaderCore {
  readonly v: 1;
  readonly suite: SuiteId;
  readonly siteId: SiteId;
  readonly sid: SessionId;
  /** 0 as recorded, +1 each time a key holder re-seals. */
  readonly gen: number;
  readonly eid: EpochId;
  /** Place in the tab; a hint. */
  readonly eseq: number;
  /** The tab's epoch before: the index it would have used next and its transcript (base64url). */
  readonly prev: { readonly eid: EpochId; readonly next: number; readonly th: string } | null;
  /** The epoch that is re-sealed here; null exactly when `gen` is 0. */
  readonly supersedes: { readonly eid: EpochId; readonly th: string } | null;
  /** Seconds since 1970 by the sealer's clock, rounded down to the minute; not evidence. */
  readonly startedAt: number;
  readonly permitId: PermitId;
  /** The policy that the sealer runs; `hash` is of its RFC 8785 bytes, base64url. */
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string };
  readonly consent: { readonly commitment: string; readonly basis: string };
  readonly recorder: { readonly name: string; readonly version: string };
  readonly schema: SealedSchema;
  readonly pad: 'padme-1k';
  /** Version of the signed manifest whose recipients were sealed to. */
  readonly ksv: number;
}

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const int =
  (below: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < below;
const u32: Check = int(2 ** 32);
const b16: Check = (value) => isBytes(value, 16);
const b32: Check = (value) => isBytes(value, 32);
const record =
  (fields: Fields): Check =>
  (value) =>
    firstWrongField(value, fields) === null;
const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

/** Looked at before all else, in this order; what is wrong here may be a later version. */
const VERSIONED: Fields = {
  v: (value) => value === 1,
  suite: isSuiteId,
  schema: (value) => value === 'rrweb/2' || value === 'scrim-card/1',
  pad: (value) => value === 'padme-1k',
};

const FIELDS: Fields = {
  siteId: isId,
  sid: b16,
  gen: u32,
  eid: b16,
  eseq: u32,
  prev: nullOr(record({ eid: b16, next: int(65_537), th: b32 })),
  supersedes: nullOr(record({ eid: b16, th: b32 })),
  startedAt: int(2 ** 53),
  permitId: b16,
  policy: record({ id: isId, version: isId, hash: b32 }),
  consent: record({ commitment: b32, basis: isId }),
  recorder: record({ name: isName, version: isName }),
  ksv: u32,
};

/** Is this a JSON object, neither null nor an array? */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstWrongField(value: unknown, fields: Fields): string | null {
  if (!isJsonObject(value)) return 'object';
  const wrong = Object.entries(fields).find(([name, check]) => !check(value[name]));
  return wrong === undefined ? null : wrong[0];
}

/** The first field of a core that is not as the format's page says, or null. */
export function findWrongField(value: unknown): string | null {
  const wrong = firstWrongField(value, VERSIONED) ?? firstWrongField(value, FIELDS);
  if (wrong !== null) return wrong;
  const { gen, supersedes, schema, prev } = value as HeaderCore;
  if ((gen === 0) !== (supersedes === null)) return 'supersedes';
  // A card sums up one page load by itself.
  return schema === 'scrim-card/1' && prev !== null ? 'prev' : null;
}

/** The one spelling of a core; keys that are not on the format's page are left out. */
export function writeCore(core: HeaderCore): string {
  const { v, suite, siteId, sid, gen, eid, eseq, prev, supersedes, startedAt, permitId } = core;
  const { policy, consent, recorder, schema, pad, ksv } = core;
  return JSON.stringify({
    v,
    suite,
    siteId,
    sid,
    gen,
    eid,
    eseq,
    prev: prev && { eid: prev.eid, next: prev.next, th: prev.th },
    supersedes: supersedes && { eid: supersedes.eid, th: supersedes.th },
    startedAt,
    permitId,
    policy: { id: policy.id, version: policy.version, hash: policy.hash },
    consent: { commitment: consent.commitment, basis: consent.basis },
    recorder: { name: recorder.name, version: recorder.version },
    schema,
    pad,
    ksv,
  });
}

/** @throws SealedFormatError `ssf_malformed`, `ssf_unsupported`. */
export function checkCore(value: unknown): HeaderCore {
  refuseUnless(isJsonObject(value), 'ssf_malformed', 'core: expected an object');
  const later = firstWrongField(value, VERSIONED);
  refuseUnless(later === null, 'ssf_unsupported', `core.${later}: not in this version`);
  const wrong = findWrongField(value);
  refuseUnless(wrong === null, 'ssf_malformed', `core.${wrong}: not as the format says`);
  return value as unknown as HeaderCore;
}
