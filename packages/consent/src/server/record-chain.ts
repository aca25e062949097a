// Hashes of records, what a record grants, and the record that follows a withdrawal. Pure.
import type { ConsentRecord } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { MAX_CLOCK_AHEAD_SECONDS } from './check-record.ts';

/** SHA-256 of the record's RFC 8785 bytes, base64url: what a receipt signs and `prevHash` points to. */
export function hashRecord(record: ConsentRecord): string {
  return canonicalHash(record);
}

/**
 * Does the record grant anything at this moment? Only when its last event is a yes whose time is not over.
 *
 * @param nowMs milliseconds since 1970.
 */
export function isGranted(record: ConsentRecord, nowMs: number): boolean {
  const last = record.events.at(-1);
  if (last?.type !== 'granted' || last.state !== 'granted') return false;
  const now = nowMs / 1000;
  return last.at <= now + MAX_CLOCK_AHEAD_SECONDS && now < last.at + last.validFor;
}

/**
 * The record after a withdrawal: one event more, chained by `prevHash` to the record that the receipt signs. A record
 * that is withdrawn already comes back as it is.
 *
 * @param nowMs milliseconds since 1970; a visitor's clock that was ahead does not put the withdrawal before the yes.
 */
export function withdrawnRecord(record: ConsentRecord, nowMs: number): ConsentRecord {
  const last = record.events.at(-1);
  if (last?.type === 'withdrawn') return record;
  const event = {
    id: `withdrawn-${record.events.length + 1}`,
    at: Math.max(Math.floor(nowMs / 1000), last?.at ?? 0),
    type: 'withdrawn',
    consentType: 'expressed',
    state: 'withdrawn',
    entity: 'visitor',
    method: 'withdraw-request',
    uiVariant: 'default',
    noticeHash: record.notice.textHash,
    validFor: 0,
  } as const;
  return { ...record, events: [...record.events, event], prevHash: hashRecord(record) };
}
