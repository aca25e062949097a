import { type ConsentOptions, createConsent } from '@scrim/consent';
import { checkRecord } from '@scrim/consent/server';
import { ScrimError } from '@scrim/protocol';
import { describe, expect, test } from 'vitest';
import { type Call, newSite, optionsFor, problem, recordedCollector } from './shop.ts';

const YES = { method: 'button', uiVariant: 'bar' };
const LATER = new Promise<Response>(() => undefined);

function page(more: Partial<ConsentOptions> = {}, answer?: (call: Call) => Response | Promise<Response>) {
  const collector = recordedCollector(answer);
  const consent = createConsent(optionsFor(newSite(), { fetch: collector.fetch, ...more }));
  const states: string[] = [];
  consent.subscribe((state) => states.push(state));
  return { consent, collector, states };
}

describe('choices', () => {
  test('asked, granted, withdrawn', async () => {
    const { consent, states } = page();
    consent.ask();
    expect(consent.allowed()).toBe(false);
    consent.grant(YES);
    expect(consent.allowed()).toBe(true);
    await consent.withdraw();
    expect(consent.allowed()).toBe(false);
    expect(states).toEqual(['pending', 'granted', 'withdrawn']);
  });

  test('a banner may call grant directly; the record claims no notice then', async () => {
    const { consent, collector } = page();
    consent.grant(YES);
    await consent.receipt();
    expect(consent.history().map(({ type }) => type)).toEqual(['granted']);
    expect(checkRecord(collector.to('consents')[0]?.body.record).events).toHaveLength(1);
  });

  test.each(['denied', 'withdrawn'] as const)('after %s a yes needs ask()', (state) => {
    const { consent } = page();
    if (state === 'withdrawn') consent.grant(YES);
    consent.deny(YES);
    expect(consent.state()).toBe(state);
    expect(() => consent.grant(YES)).toThrow(expect.objectContaining({ code: 'consent_not_asked' }));
    expect(consent.allowed()).toBe(false);
    consent.ask();
    consent.grant(YES);
    expect(consent.allowed()).toBe(true);
  });

  test('a second yes, ask or no changes nothing', () => {
    const { consent, states } = page();
    consent.ask();
    consent.ask();
    consent.grant(YES);
    consent.grant(YES);
    consent.ask();
    consent.deny(YES);
    consent.deny(YES);
    expect(states).toEqual(['pending', 'granted', 'withdrawn']);
  });

  test('a yes with malformed evidence is a TypeError, a no never fails on it', () => {
    const { consent } = page();
    expect(() => consent.grant({ method: 'a button' })).toThrow(TypeError);
    expect(consent.state()).toBe('idle');
    consent.grant(YES);
    consent.deny({ method: 'no, thanks' });
    expect(consent.state()).toBe('withdrawn');
    expect(consent.history().at(-1)?.method).toBe('unknown');
  });

  test('nothing is requested by any choice without a receipt', async () => {
    const { consent, collector } = page();
    consent.ask();
    consent.deny(YES);
    consent.ask();
    consent.grant(YES);
    await consent.withdraw();
    expect(collector.calls).toEqual([]);
    consent.ask();
    consent.grant(YES);
    await consent.receipt();
    expect(collector.calls).toHaveLength(1); // the control: this collector does see calls
  });

  test('a grant ends with its time', () => {
    const consent = createConsent(optionsFor(newSite(), { validForSeconds: 60 }));
    consent.grant(YES);
    const ended: string[] = [];
    consent.onWithdraw(() => {
      ended.push('hook');
      return [];
    });
    const realNow = Date.now;
    try {
      Date.now = () => realNow() + 61_000;
      expect(consent.allowed()).toBe(false);
      expect(consent.state()).toBe('expired');
    } finally {
      Date.now = realNow;
    }
    expect(ended).toEqual(['hook']);
    expect(consent.allowed()).toBe(false);
  });

  test('a grant ends with its time in a page that nobody touches', async () => {
    const { consent, states } = page({ validForSeconds: 1 });
    const ended: string[] = [];
    consent.onWithdraw(() => {
      ended.push('hook');
      return [];
    });
    consent.grant(YES);
    await expect.poll(() => ended, { timeout: 5000 }).toEqual(['hook']);
    expect(states.at(-1)).toBe('expired');
  });
});

describe('receipts', () => {
  test("one request for two calls; the record passes the server's check", async () => {
    const { consent, collector } = page();
    consent.ask();
    consent.grant(YES);
    expect(await Promise.all([consent.receipt(), consent.receipt()])).toEqual(['aa.bb.cc', 'aa.bb.cc']);
    await consent.receipt();
    expect(collector.calls.map(({ url }) => url)).toEqual(['https://collector.example/scrim/v1/consents']);
    const { siteId, record } = collector.calls[0]?.body ?? {};
    expect(checkRecord(record)).toMatchObject({ site: siteId, subjectRef: null, prevHash: null });
    expect(checkRecord(record).events).toEqual(consent.history());
  });

  test('a request needs no preflight', async () => {
    const { consent, collector } = page();
    consent.grant(YES);
    await consent.receipt();
    await consent.withdraw();
    for (const { url, init } of collector.calls) {
      const request = new Request(url, init);
      expect([...request.headers]).toEqual([['content-type', 'text/plain;charset=UTF-8']]);
      expect([request.method, request.credentials]).toEqual(['POST', 'omit']);
    }
    expect(collector.calls.map(({ init }) => init.keepalive)).toEqual([false, true]);
  });

  test.each([
    ['a problem', () => problem(403, 'site_disabled'), 'site_disabled'],
    [
      'a problem of another server',
      () => Response.json({ code: 'site_disabled' }, { status: 403 }),
      'collector_unreachable',
    ],
    ['a code that is none', () => problem(403, 'Jane Doe'), 'collector_unreachable'],
    ['a refusal in words', () => new Response('<h1>no</h1>', { status: 502 }), 'collector_unreachable'],
    ['an answer without a receipt', () => Response.json({}), 'collector_unreachable'],
    ['a receipt that is none', () => Response.json({ receipt: 'x' }), 'collector_unreachable'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'collector_unreachable'],
  ])('%s rejects with a code, and a later call tries again', async (_, answer, code) => {
    const { consent, collector } = page({}, answer);
    consent.grant(YES);
    const error = await consent.receipt().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ScrimError);
    expect(error).toMatchObject({ code });
    await expect(consent.receipt()).rejects.toMatchObject({ code });
    expect(collector.calls).toHaveLength(2);
  });

  test('a fetch that throws at once is an unreachable collector', async () => {
    const consent = createConsent(
      optionsFor(newSite(), {
        fetch: () => {
          throw new Error('patched');
        },
      }),
    );
    consent.grant(YES);
    await expect(consent.receipt()).rejects.toMatchObject({ code: 'collector_unreachable' });
  });

  test.each(['idle', 'pending', 'denied', 'withdrawn'])('none in %s', async (state) => {
    const { consent, collector } = page();
    if (state !== 'idle') consent.ask();
    if (state === 'withdrawn') consent.grant(YES);
    if (state === 'denied' || state === 'withdrawn') consent.deny(YES);
    expect(consent.state()).toBe(state);
    await expect(consent.receipt()).rejects.toMatchObject({ code: 'consent_not_granted' });
    expect(collector.calls).toEqual([]);
  });

  test('a receipt that arrives after the withdrawal is dropped, and withdrawn', async () => {
    let arrive = (_: Response) => {};
    const { consent, collector } = page({}, ({ url }) =>
      url.endsWith('/withdraw')
        ? new Response(null, { status: 204 })
        : new Promise<Response>((resolve) => {
            arrive = resolve;
          }),
    );
    consent.grant(YES);
    const receipt = consent.receipt();
    const refused = expect(receipt).rejects.toMatchObject({ code: 'consent_not_granted' });
    await expect.poll(() => collector.to('consents').length).toBe(1);
    const withdrawn = consent.withdraw();
    expect(collector.to('withdraw')).toEqual([]);
    arrive(Response.json({ receipt: 'la.te.r' }));
    await refused;
    await withdrawn;
    expect(collector.to('withdraw')[0]?.body).toMatchObject({ receipt: 'la.te.r', sessions: [] });
    expect(consent.state()).toBe('withdrawn');
  });

  test('a yes after a withdrawal does not wait for the receipt of the one before', async () => {
    const { consent, collector } = page({}, ({ body }) =>
      collector.calls.length === 1
        ? LATER
        : Response.json({ receipt: `n.e.${(body.siteId as string).length}` }),
    );
    consent.grant(YES);
    void consent.receipt().catch(() => undefined);
    await expect.poll(() => collector.calls.length).toBe(1);
    void consent.withdraw();
    consent.ask();
    consent.grant(YES);
    expect(await consent.receipt()).toMatch(/^n\.e\./);
    const [first, second] = collector.to('consents').map(({ body }) => checkRecord(body.record));
    expect(first?.recordId).not.toBe(second?.recordId);
    expect(second?.prevHash).toBeNull();
  });
});
