// Makes events and records. A record holds one question and its answer: a yes after a withdrawal starts a new record
// with no link to the old one, which would tie together two visits that the visitor had cut apart.
import { type ConsentEvent, type ConsentRecord, isId, newRecordId } from '@scrim/protocol';
import type { Evidence } from './consent.ts';
import { stateAfter } from './event-states.ts';
import type { Settings } from './options.ts';

/** Seconds since 1970. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** An event now. `validFor` is 0 where it has no meaning: only an answer holds for a time. */
export function newEvent(
  { terms, validForSeconds }: Settings,
  type: ConsentEvent['type'],
  { method, uiVariant = 'default' }: Evidence,
  position: number,
): ConsentEvent {
  return {
    id: String(position),
    at: nowSeconds(),
    type,
    consentType: 'expressed',
    state: stateAfter(type),
    entity: type === 'notice-shown' ? 'site' : 'visitor',
    method,
    uiVariant,
    noticeHash: terms.notice.textHash,
    validFor: type === 'granted' || type === 'denied' ? validForSeconds : 0,
  };
}

/** A first record of these events. */
export function newRecord({ terms }: Settings, events: readonly ConsentEvent[]): ConsentRecord {
  const { site, jurisdiction, language, notice, purposes, controllers, withdrawalMethod, rightsUrl } = terms;
  return {
    recordId: newRecordId(),
    schema: 'scrim-consent/1',
    subjectRef: null,
    site,
    jurisdiction,
    language,
    notice,
    purposes,
    controllers,
    withdrawalMethod,
    rightsUrl,
    signals: [],
    events,
    prevHash: null,
  };
}

/** @throws TypeError when the evidence of a yes is missing or malformed. */
export function parseEvidence(evidence: unknown): Evidence {
  const { method, uiVariant = 'default' } = (evidence ?? {}) as Record<string, unknown>;
  if (!isId(method)) throw new TypeError('grant: evidence.method: expected an id, such as button');
  if (!isId(uiVariant)) throw new TypeError('grant: evidence.uiVariant: expected an id');
  return { method, uiVariant };
}

/** The evidence of a no. A no must not fail on how it was worded: what is malformed reads `unknown`. */
export function readEvidence(evidence: unknown): Evidence {
  if (evidence === undefined) return { method: 'api' };
  try {
    return parseEvidence(evidence);
  } catch {
    return { method: 'unknown' };
  }
}
