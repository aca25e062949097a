// From an unknown value to a consent record: the schema, then what a schema cannot say. Names fields, never values.
import { type ConsentEvent, type ConsentRecord, ScrimError } from '@scrim/protocol';
import { consentRecordSchema } from '@scrim/protocol/schema';
import { stateAfter } from '../event-states.ts';

/** How far ahead of ours a visitor's clock may be. */
export const MAX_CLOCK_AHEAD_SECONDS = 24 * 60 * 60;

/** The record is none; `fields` names what was wrong, such as `events.0.at`. */
export class ConsentRecordError extends ScrimError<'consent_record_malformed'> {
  override readonly name = 'ConsentRecordError';
  readonly fields: readonly string[];

  constructor(fields: readonly string[]) {
    super('consent_record_malformed', `the consent record is malformed: ${fields.join(', ')}`, {
      hint: 'Send the record as createConsent made it.',
    });
    this.fields = fields;
  }
}

/** A body made to be wrong in a million places is answered with a few of them. */
const MAX_FIELDS = 20;

function wrongInEvent(record: ConsentRecord, event: ConsentEvent, at: number, nowMs: number): string[] {
  const before = record.events[at - 1];
  const wrong: Record<string, boolean> = {
    state: event.state !== stateAfter(event.type),
    noticeHash: event.noticeHash !== record.notice.textHash,
    at: event.at > nowMs / 1000 + MAX_CLOCK_AHEAD_SECONDS || event.at < (before?.at ?? 0),
    validFor: event.type === 'granted' && event.validFor === 0,
  };
  return Object.keys(wrong).flatMap((name) => (wrong[name] ? [`events.${at}.${name}`] : []));
}

const hasRepeated = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

function wrongFields(record: ConsentRecord, nowMs: number): string[] {
  return [
    ...record.events.flatMap((event, at) => wrongInEvent(record, event, at, nowMs)),
    ...(hasRepeated(record.events.map(({ id }) => id)) ? ['events'] : []),
    ...(hasRepeated(record.purposes.map(({ id }) => id)) ? ['purposes'] : []),
  ];
}

/**
 * The record, when it is one: by the schema, each event's state the one its type leaves, its notice hash the record's,
 * its time not before the event before it and not more than a day ahead. Whether it grants anything is
 * {@link isGranted}'s to say.
 *
 * @param nowMs milliseconds since 1970; default: now.
 * @throws ConsentRecordError `consent_record_malformed`.
 */
export function checkRecord(value: unknown, nowMs: number = Date.now()): ConsentRecord {
  const parsed = consentRecordSchema.safeParse(value);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'record'));
    throw new ConsentRecordError([...fields].slice(0, MAX_FIELDS));
  }
  const wrong = wrongFields(parsed.data, nowMs);
  if (wrong.length > 0) throw new ConsentRecordError(wrong);
  return parsed.data;
}
