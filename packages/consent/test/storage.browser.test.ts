import { type ConsentOptions, createConsent } from '@scrim/consent';
import { beforeEach, describe, expect, test } from 'vitest';
import { NOTICE, newSite, optionsFor, PURPOSE, recordedCollector } from './shop.ts';

const YES = { method: 'button' };

/** The next page load: the same browser, a new object. */
const load = (site: string, more: Partial<ConsentOptions> = {}) => createConsent(optionsFor(site, more));

const keysOf = (site: string) => Object.keys(localStorage).filter((key) => key.includes(site));
/** What the browser itself lists as requested from a collector. */
const requestedFrom = (collector: string) =>
  performance.getEntriesByType('resource').flatMap(({ name }) => (name.startsWith(collector) ? [name] : []));
const stored = (site: string) => JSON.parse(localStorage.getItem(`scrim-consent:${site}`) ?? 'null');

let site = '';
beforeEach(() => {
  localStorage.clear();
  site = newSite();
});

describe('before an answer', () => {
  test('nothing is stored and nothing requested; after a yes both are', async () => {
    const { fetch, calls } = recordedCollector();
    const consent = load(site, { fetch });
    consent.subscribe(() => undefined);
    consent.onWithdraw(() => []);
    consent.ask();
    await consent.withdraw();
    await consent.receipt().catch(() => undefined);
    expect([keysOf(site), document.cookie, sessionStorage.length]).toEqual([[], '', 0]);
    expect(calls).toEqual([]);
    consent.grant(YES);
    await consent.receipt();
    expect(keysOf(site)).toEqual([`scrim-consent:${site}`]);
    expect(calls).toHaveLength(1);
  });

  test("the page's own fetch: the browser sees one request, the one after the yes", async () => {
    const collector = `${location.origin}/${site}`;
    const consent = load(site, { collector });
    consent.ask();
    await consent.receipt().catch(() => undefined);
    await consent.withdraw();
    expect(requestedFrom(collector)).toEqual([]);
    consent.grant(YES);
    await expect(consent.receipt()).rejects.toMatchObject({ code: 'collector_unreachable' });
    // The browser lists requests in their order, a moment late: an earlier one would stand before this one.
    await expect.poll(() => requestedFrom(collector)).not.toEqual([]);
    expect(requestedFrom(collector)).toEqual([`${collector}/v1/consents`]);
  });
});

describe('the next page load', () => {
  test('restores a yes with its receipt, without asking again', async () => {
    const { fetch, calls } = recordedCollector();
    const first = load(site, { fetch });
    first.ask();
    first.grant(YES);
    await first.receipt();
    const next = load(site, { fetch });
    expect([next.state(), next.allowed()]).toEqual(['granted', true]);
    expect(await next.receipt()).toBe('aa.bb.cc');
    expect(next.history()).toEqual(first.history());
    expect(calls).toHaveLength(1);
  });

  test('restores a no, which stays local', () => {
    const { fetch, calls } = recordedCollector();
    load(site, { fetch }).deny(YES);
    expect(load(site, { fetch }).state()).toBe('denied');
    expect(calls).toEqual([]);
    expect(stored(site)).toMatchObject({ state: 'denied', record: null, receipt: null });
  });

  test('keeps neither record nor receipt after a withdrawal', async () => {
    const consent = load(site, { fetch: recordedCollector().fetch });
    consent.grant(YES);
    await consent.receipt();
    const { recordId } = stored(site).record;
    await consent.withdraw();
    expect(keysOf(site)).toEqual([`scrim-consent:${site}`]);
    expect(localStorage.getItem(`scrim-consent:${site}`)).not.toContain(recordId);
    expect(stored(site)).toMatchObject({ state: 'withdrawn', record: null, receipt: null });
    expect(load(site).state()).toBe('withdrawn');
  });

  const changed: [string, Partial<ConsentOptions>, string][] = [
    ['the same terms', {}, 'granted'],
    ['another notice version', { notice: { ...NOTICE, version: '2' } }, 'superseded'],
    ['another notice text', { notice: { ...NOTICE, textHash: `B${'A'.repeat(42)}` } }, 'superseded'],
    ['one purpose more', { purposes: [PURPOSE, { ...PURPOSE, id: 'support' }] }, 'superseded'],
    ['a purpose in other words', { purposes: [{ ...PURPOSE, text: 'To watch.' }] }, 'superseded'],
    ['a recipient more', { purposes: [{ ...PURPOSE, recipients: ['Helper Ltd'] }] }, 'superseded'],
    ['another controller', { controllers: ['Other Ltd'] }, 'superseded'],
    [
      'the same version in another language',
      {
        language: 'de',
        notice: { ...NOTICE, locale: 'de', textHash: `B${'A'.repeat(42)}` },
        purposes: [{ ...PURPOSE, text: 'Sehen, wie unsere Seiten benutzt werden.' }],
      },
      'granted',
    ],
    [
      'another version in another language',
      { notice: { ...NOTICE, locale: 'de', version: '2' }, purposes: [PURPOSE] },
      'superseded',
    ],
  ];
  test.each(changed)('%s', (_, more, state) => {
    load(site).grant(YES);
    const next = load(site, more);
    expect([next.state(), next.allowed()]).toEqual([state, state === 'granted']);
  });

  test('expired: by the time that was agreed, or by a shorter one set since', () => {
    load(site).grant(YES);
    const text = localStorage.getItem(`scrim-consent:${site}`) ?? '';
    const { at } = stored(site).record.events[0];
    const earlier = (by: number) => text.replaceAll(`"at":${at}`, `"at":${at - by}`);
    localStorage.setItem(`scrim-consent:${site}`, earlier(3600));
    expect(load(site).state()).toBe('granted');
    expect(load(site, { validForSeconds: 1800 }).state()).toBe('expired');
    localStorage.setItem(`scrim-consent:${site}`, earlier(181 * 24 * 3600));
    expect(load(site).state()).toBe('expired');
    expect(load(site, { validForSeconds: 365 * 24 * 3600 }).allowed()).toBe(false);
  });
});

describe('what was stored and is not what we stored is no answer', () => {
  type Stored = {
    [key: string]: unknown;
    record: { [key: string]: unknown; events: { [key: string]: unknown }[] };
  };
  const edits: [string, (state: Stored) => unknown][] = [
    ['nothing but a word', () => 'granted'],
    ['null', () => null],
    ['a list', () => []],
    ['another schema', (state) => ({ ...state, schema: 'scrim-consent-state/2' })],
    ['another state', (state) => ({ ...state, state: 'yes' })],
    ['no record', (state) => ({ ...state, record: null })],
    ['a record with a field more', (state) => ({ ...state, record: { ...state.record, extra: 1 } })],
    ['a record of another site', (state) => ({ ...state, record: { ...state.record, site: 'other' } })],
    ['a record without events', (state) => ({ ...state, record: { ...state.record, events: [] } })],
    ['no history', (state) => ({ ...state, events: 'none' })],
    ['an id that is none', (state) => ({ ...state, record: { ...state.record, recordId: 'x' } })],
    ...(
      [
        ['a no', { type: 'denied', state: 'denied' }],
        ['a yes of next year', { at: Math.floor(Date.now() / 1000) + 365 * 24 * 3600 }],
        ['a time in words', { at: 'now' }],
        ['a validity below 0', { validFor: -1 }],
      ] as const
    ).map(([name, edit]): [string, (state: Stored) => unknown] => [
      `an event that is ${name}`,
      (state) => ({
        ...state,
        record: { ...state.record, events: [{ ...state.record.events[0], ...edit }] },
      }),
    ]),
  ];
  test.each(edits)('%s', (_, edit) => {
    load(site).grant(YES);
    expect(load(site).state()).toBe('granted');
    localStorage.setItem(`scrim-consent:${site}`, JSON.stringify(edit(stored(site))));
    const next = load(site);
    expect([next.state(), next.allowed()]).toEqual(['idle', false]);
    next.grant(YES);
    expect(load(site).state()).toBe('granted');
  });

  test('a text that is no JSON', () => {
    localStorage.setItem(`scrim-consent:${site}`, '{"schema":');
    expect(load(site).state()).toBe('idle');
  });

  test('a receipt that is none is asked for again', async () => {
    load(site).grant(YES);
    localStorage.setItem(`scrim-consent:${site}`, JSON.stringify({ ...stored(site), receipt: 7 }));
    const { fetch, calls } = recordedCollector();
    expect(await load(site, { fetch }).receipt()).toBe('aa.bb.cc');
    expect(calls).toHaveLength(1);
  });
});

describe('a storage that fails', () => {
  /** localStorage in which some calls fail as a browser makes them fail. */
  const failing = (fails: (method: string) => boolean): Storage =>
    new Proxy(localStorage, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...parts: unknown[]) => {
          if (fails(String(name))) throw new DOMException('', 'QuotaExceededError');
          return Reflect.apply(value, target, parts);
        };
      },
    });

  test.each([
    ['blocked', () => true],
    ['full', (method: string) => method === 'setItem'],
  ])('%s: the yes holds for this page only, and nothing is thrown', async (_, fails) => {
    const storage = failing(fails);
    const { fetch, to } = recordedCollector();
    const consent = load(site, { storage, fetch });
    consent.ask();
    consent.grant(YES);
    expect(await consent.receipt()).toBe('aa.bb.cc');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(consent.allowed()).toBe(true);
    expect(load(site, { storage }).state()).toBe('idle');
    await consent.withdraw();
    expect(consent.state()).toBe('withdrawn');
    expect(to('withdraw')).toHaveLength(1);
  });

  test('full when the receipt arrives: the stored yes stays', async () => {
    let isFull = false;
    const storage = failing((method) => isFull && method === 'setItem');
    const consent = load(site, { storage, fetch: recordedCollector().fetch });
    consent.grant(YES);
    isFull = true;
    await consent.receipt();
    expect([consent.allowed(), load(site).state()]).toEqual([true, 'granted']);
  });

  test('full at a withdrawal: the stored yes is taken away all the same', async () => {
    let isFull = false;
    const storage = failing((method) => isFull && method === 'setItem');
    const consent = load(site, { storage, fetch: recordedCollector().fetch });
    consent.grant(YES);
    expect(load(site).state()).toBe('granted');
    isFull = true;
    await consent.withdraw();
    expect(load(site).state()).toBe('idle');
  });

  test('none wanted: nothing is kept', () => {
    const consent = load(site, { storage: null });
    consent.grant(YES);
    expect(consent.allowed()).toBe(true);
    expect(keysOf(site)).toEqual([]);
  });
});
