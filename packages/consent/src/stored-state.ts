// What the browser keeps of a choice, and what may be believed of it. Whatever cannot be read is no choice at all;
// nothing here throws.
import { type ConsentEvent, type ConsentRecord, type ConsentState, isBytes } from '@scrim/protocol';
import { isReceipt, type Receipt } from './consent.ts';
import type { Settings } from './options.ts';
import { nowSeconds } from './record.ts';
import { grantEndsAt } from './record-validity.ts';
import { hashShape, idShape, listShape, objectShape, refuse, type Shape } from './shape.ts';
import { areSameTerms, type ConsentTerms, TERM_SHAPES } from './terms.ts';

const SCHEMA = 'scrim-consent-state/1';

/** Events kept in a browser; older ones are forgotten. */
const MAX_EVENTS = 50;

export interface StoredState {
  readonly state: ConsentState;
  /** Null unless the state is `granted`. */
  readonly record: ConsentRecord | null;
  readonly receipt: Receipt | null;
  readonly events: readonly ConsentEvent[];
}

const NOTHING: StoredState = { state: 'idle', record: null, receipt: null, events: [] };

const secondsShape: Shape<number> = (value, field) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : refuse(field, 'seconds', value);

const oneOf =
  <T extends string>(...values: readonly T[]): Shape<T> =>
  (value, field) =>
    values.find((known) => known === value) ?? refuse(field, values.join('|'), value);

const eventShape = objectShape<ConsentEvent>({
  id: idShape,
  at: secondsShape,
  type: oneOf('notice-shown', 'granted', 'denied', 'withdrawn'),
  consentType: oneOf('expressed'),
  state: oneOf('pending', 'granted', 'denied', 'withdrawn'),
  entity: oneOf('visitor', 'site'),
  method: idShape,
  uiVariant: idShape,
  noticeHash: hashShape,
  validFor: secondsShape,
});
const eventsShape = listShape(eventShape, 1, MAX_EVENTS);

const exactly =
  <T>(expected: T): Shape<T> =>
  (value, field) =>
    JSON.stringify(value) === JSON.stringify(expected) ? expected : refuse(field, 'another value', value);

const recordShape = objectShape<ConsentRecord>({
  recordId: (value, field) =>
    isBytes(value, 16) ? (value as ConsentRecord['recordId']) : refuse(field, 'an id of 16 bytes', value),
  schema: exactly('scrim-consent/1'),
  subjectRef: exactly(null),
  ...TERM_SHAPES,
  signals: exactly([]),
  events: eventsShape,
  prevHash: exactly(null),
});

function readGrant(stored: Record<string, unknown>, settings: Settings): StoredState {
  const record = recordShape(stored.record, 'record');
  const events = eventsShape(stored.events, 'events');
  const endsAt = grantEndsAt(record, settings.validForSeconds);
  if (endsAt === null || record.site !== settings.terms.site) return NOTHING;
  const terms: ConsentTerms = record;
  if (!areSameTerms(terms, settings.terms)) return { ...NOTHING, state: 'superseded', events };
  if (endsAt <= nowSeconds()) return { ...NOTHING, state: 'expired', events };
  return { state: 'granted', record, receipt: isReceipt(stored.receipt) ? stored.receipt : null, events };
}

function readStored(stored: Record<string, unknown>, settings: Settings): StoredState {
  if (stored.schema !== SCHEMA) return NOTHING;
  if (stored.state === 'granted') return readGrant(stored, settings);
  const state = oneOf('denied', 'withdrawn')(stored.state, 'state');
  return { ...NOTHING, state, events: eventsShape(stored.events, 'events') };
}

/** What a stored text says today, under today's notice and purposes; `idle` when it says nothing that holds. */
export function parseStoredState(text: string | null, settings: Settings): StoredState {
  try {
    return text === null ? NOTHING : readStored(JSON.parse(text), settings);
  } catch {
    return NOTHING;
  }
}

/** The text that is kept. */
export function formatStoredState({ state, record, receipt, events }: StoredState): string {
  return JSON.stringify({ schema: SCHEMA, state, record, receipt, events: events.slice(-MAX_EVENTS) });
}
