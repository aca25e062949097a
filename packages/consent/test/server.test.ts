import { createConsent } from '@scrim/consent';
import {
  ConsentRecordError,
  checkRecord,
  hashRecord,
  isGranted,
  withdrawnRecord,
} from '@scrim/consent/server';
import type { ConsentRecord } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';
import { describe, expect, test } from 'vitest';
import { newSite, optionsFor, recordedCollector } from './shop.ts';

const nowMs = Date.now();
const now = Math.floor(nowMs / 1000);
const DAY = 24 * 3600;

/** A record as a page makes it: notice shown, then granted. */
async function pageRecord(): Promise<ConsentRecord> {
  const collector = recordedCollector();
  const consent = createConsent(optionsFor(newSite(), { fetch: collector.fetch }));
  consent.ask();
  consent.grant({ method: 'button' });
  await consent.receipt();
  return collector.calls[0]?.body.record as ConsentRecord;
}

const record = await pageRecord();
type Event = ConsentRecord['events'][number];
const [shown, granted] = record.events as [Event, Event];
const withEvents = (...events: object[]) => ({ ...record, events });

function fieldsOf(value: unknown): readonly string[] {
  try {
    checkRecord(value, nowMs);
    return [];
  } catch (error) {
    if (error instanceof ConsentRecordError) return error.fields;
    throw error;
  }
}

describe('checkRecord', () => {
  test('takes what a page makes, after its way through JSON', () => {
    expect(checkRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  test.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['record']],
    ['a field more', { ...record, ip: '192.0.2.1' }, ['record']],
    ['another schema', { ...record, schema: 'scrim-consent/2' }, ['schema']],
    ['a subject', { ...record, subjectRef: 'jane' }, ['subjectRef']],
    ['no purposes', { ...record, purposes: [] }, ['purposes']],
    [
      'two purposes of one id',
      { ...record, purposes: [...record.purposes, ...record.purposes] },
      ['purposes'],
    ],
    ['no events', withEvents(), ['events']],
    ['two events of one id', withEvents(shown, { ...granted, id: shown.id }), ['events']],
    [
      "a state that is not the event's",
      withEvents(shown, { ...granted, state: 'denied' }),
      ['events.1.state'],
    ],
    ['a no that says granted', withEvents(shown, { ...granted, type: 'denied' }), ['events.1.state']],
    [
      "a notice that is not the record's",
      withEvents({ ...shown, noticeHash: `B${'A'.repeat(42)}` }, granted),
      ['events.0.noticeHash'],
    ],
    [
      'a yes of the day after tomorrow',
      withEvents(shown, { ...granted, at: now + 2 * DAY }),
      ['events.1.at'],
    ],
    [
      'a yes before the notice',
      withEvents({ ...shown, at: now }, { ...granted, at: now - 60 }),
      ['events.1.at'],
    ],
    ['a yes for no time', withEvents(shown, { ...granted, validFor: 0 }), ['events.1.validFor']],
  ])('%s', (_, value, fields) => {
    expect(fieldsOf(value)).toEqual(fields);
  });

  test("a clock an hour ahead is a visitor's, not a forgery", () => {
    expect(fieldsOf(withEvents(shown, { ...granted, at: now + 3600 }))).toEqual([]);
  });

  test('names fields, never values, and not without end', () => {
    const value = {
      ...record,
      recordId: 'jane@example.org',
      events: Array.from({ length: 100 }, () => ({ id: 'jane' })),
    };
    const error = (() => {
      try {
        return checkRecord(value, nowMs);
      } catch (reason) {
        return reason;
      }
    })();
    expect(error).toMatchObject({ name: 'ConsentRecordError', code: 'consent_record_malformed' });
    expect((error as ConsentRecordError).message).not.toContain('jane');
    expect((error as ConsentRecordError).fields).toHaveLength(20);
  });
});

describe('isGranted', () => {
  const granting = (more: object) => withEvents(shown, { ...granted, ...more }) as ConsentRecord;

  test.each<[string, ConsentRecord, boolean]>([
    ['a yes', record, true],
    ['a notice only', withEvents(shown) as ConsentRecord, false],
    ['a no', granting({ type: 'denied', state: 'denied' }), false],
    ['a yes in its last second', granting({ at: now - 100, validFor: 101 }), true],
    ['a yes whose time is over', granting({ at: now - 100, validFor: 100 }), false],
    ['a yes of the day after tomorrow', granting({ at: now + 2 * DAY }), false],
    ['a yes taken back', withdrawnRecord(record, nowMs), false],
  ])('%s', (_, value, expected) => {
    expect(isGranted(value, now * 1000)).toBe(expected);
  });
});

describe('the chain', () => {
  test('the hash is that of the RFC 8785 bytes, whatever the order of the fields', () => {
    const turned = Object.fromEntries(Object.entries(record).reverse());
    expect(hashRecord(turned as unknown as ConsentRecord)).toBe(hashRecord(record));
    expect(hashRecord(record)).toBe(canonicalHash(record));
    expect(hashRecord({ ...record, language: 'de' })).not.toBe(hashRecord(record));
  });

  test('a withdrawal appends to the record that it names by hash', () => {
    const withdrawn = withdrawnRecord(record, nowMs + 5000);
    expect(checkRecord(withdrawn, nowMs + 5000)).toEqual(withdrawn);
    expect(withdrawn.prevHash).toBe(hashRecord(record));
    expect(withdrawn.events.slice(0, -1)).toEqual(record.events);
    expect(withdrawn.events.at(-1)).toMatchObject({ type: 'withdrawn', state: 'withdrawn', at: now + 5 });
    expect(withdrawnRecord(withdrawn, nowMs + 9000)).toBe(withdrawn);
    expect(record.events).toHaveLength(2);
  });

  test("a visitor's clock that was ahead does not put the withdrawal before the yes", () => {
    const ahead = withEvents(shown, { ...granted, at: now + 3600 }) as ConsentRecord;
    const withdrawn = withdrawnRecord(ahead, nowMs);
    expect(withdrawn.events.at(-1)?.at).toBe(now + 3600);
    expect(fieldsOf(withdrawn)).toEqual([]);
  });
});
