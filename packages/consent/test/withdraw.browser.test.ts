import { createConsent, type WrittenSession } from '@scrim/consent';
import { encodeBase64Url, newSessionId, randomBytes } from '@scrim/protocol';
import { withdrawRequestSchema } from '@scrim/protocol/schema';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newSite, optionsFor, problem, recordedCollector } from './shop.ts';

const YES = { method: 'button' };
const OFFLINE = () => Promise.reject(new TypeError('Failed to fetch'));
const session = (): WrittenSession => ({ sid: newSessionId(), writeToken: 'write-token' });
const leftSession = (): WrittenSession => ({
  sid: newSessionId(),
  continuation: encodeBase64Url(randomBytes(32)),
});
const choiceOf = (site: string) => JSON.parse(localStorage.getItem(`scrim-consent:${site}`) ?? 'null')?.state;
const keptOf = (site: string) =>
  Object.keys(localStorage).filter((key) => key.includes(`${site}/withdrawal/`));

let site = '';
beforeEach(() => {
  localStorage.clear();
  site = newSite();
});

async function granted(collector = recordedCollector()) {
  const consent = createConsent(optionsFor(site, { fetch: collector.fetch }));
  consent.grant(YES);
  if (collector.calls.length === 0) await consent.receipt().catch(() => undefined);
  return { consent, collector };
}

describe('the order', () => {
  test('hooks, mark, storage, other tabs, POST; all before withdraw() returns', async () => {
    const log: string[] = [];
    const collector = recordedCollector(({ url }) => {
      if (!url.endsWith('/withdraw')) return Response.json({ receipt: 'aa.bb.cc' });
      log.push(`post: ${consent.state()}, stored ${choiceOf(site)}`);
      return new Response(null, { status: 204 });
    });
    const { consent } = await granted(collector);
    const own = session();
    consent.onWithdraw(() => {
      log.push(`hook: allowed ${consent.allowed()}, stored ${choiceOf(site)}`);
      return [own];
    });
    consent.subscribe((state) => log.push(`listener: ${state}`));
    const tell = BroadcastChannel.prototype.postMessage;
    const spy = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(function (
      this: BroadcastChannel,
      message: { type: string },
    ) {
      log.push(`tell: ${message.type}, stored ${choiceOf(site)}`);
      tell.call(this, message);
    });
    const delivered = consent.withdraw({ method: 'preferences' });
    log.push('returned');
    spy.mockRestore();
    expect(log).toEqual([
      'hook: allowed false, stored granted',
      'tell: withdrawn, stored withdrawn',
      'post: withdrawn, stored withdrawn',
      'listener: withdrawn',
      'returned',
    ]);
    await delivered;
    expect(collector.to('withdraw')[0]?.body).toEqual({ siteId: site, receipt: 'aa.bb.cc', sessions: [own] });
    expect(consent.history().at(-1)).toMatchObject({ type: 'withdrawn', method: 'preferences' });
  });

  test('a hook that throws, or answers nonsense, stops nothing and is reported to the page', async () => {
    const { consent, collector } = await granted();
    const reported: unknown[] = [];
    const report = (event: ErrorEvent) => {
      reported.push(event.error);
      event.preventDefault();
    };
    const fault = new Error('hook');
    const own = session();
    const ran: string[] = [];
    consent.onWithdraw(() => {
      throw fault;
    });
    for (const nonsense of [
      'nonsense',
      null,
      { ...own },
      [7, { sid: 'x', writeToken: 't' }, { sid: own.sid }],
    ])
      consent.onWithdraw(() => nonsense as unknown as []);
    consent.onWithdraw(() => {
      ran.push('last');
      return [own];
    });
    consent.subscribe(() => {
      throw fault;
    });
    const reportError = vi.spyOn(globalThis, 'reportError').mockImplementation((error) => {
      report(new ErrorEvent('error', { error }));
    });
    await consent.withdraw();
    reportError.mockRestore();
    expect([ran, reported]).toEqual([['last'], [fault, fault]]);
    expect(collector.to('withdraw')[0]?.body.sessions).toEqual([own]);
    expect(choiceOf(site)).toBe('withdrawn');
  });

  test('names every session of every hook, each with its one proof and nothing else', async () => {
    const { consent, collector } = await granted();
    const [first, second, third] = [session(), leftSession(), leftSession()];
    consent.onWithdraw(() => [Object.assign({ psk: 'p' }, first), second]);
    consent.onWithdraw(() => []);
    consent.onWithdraw(() => [third]);
    await consent.withdraw();
    const [sent] = collector.to('withdraw');
    expect(sent?.body.sessions).toEqual([first, second, third]);
    expect(withdrawRequestSchema.safeParse(sent?.body).success).toBe(true);
  });

  test('names as many sessions as a collector takes', async () => {
    const { consent, collector } = await granted();
    consent.onWithdraw(() => Array.from({ length: 60 }, leftSession));
    await consent.withdraw();
    const body = collector.to('withdraw')[0]?.body;
    expect(body?.sessions).toHaveLength(50);
    expect(withdrawRequestSchema.safeParse(body).success).toBe(true);
  });

  test('a hook that withdraws, asks or grants again changes nothing while the grant ends', async () => {
    const { consent, collector } = await granted();
    let runs = 0;
    consent.onWithdraw(() => {
      runs += 1;
      void consent.withdraw();
      consent.ask();
      consent.grant(YES);
      return [];
    });
    await consent.withdraw();
    expect([runs, consent.state(), collector.to('withdraw').length]).toEqual([1, 'withdrawn', 1]);
  });

  test('a hook that was removed does not run; one withdrawal runs a hook once', async () => {
    const { consent, collector } = await granted();
    const ran: string[] = [];
    const remove = consent.onWithdraw(() => {
      ran.push('removed');
      return [];
    });
    consent.onWithdraw(() => {
      ran.push('kept');
      return [];
    });
    remove();
    await Promise.all([consent.withdraw(), consent.withdraw()]);
    expect([ran, collector.to('withdraw').length]).toEqual([['kept'], 1]);
  });
});

describe('delivery', () => {
  test('what is kept meanwhile is the receipt and the sessions, and it is deleted on delivery', async () => {
    const kept: unknown[] = [];
    const collector = recordedCollector(({ url }) => {
      if (!url.endsWith('/withdraw')) return Response.json({ receipt: 'aa.bb.cc' });
      kept.push(...keptOf(site).map((key) => JSON.parse(localStorage.getItem(key) ?? 'null')));
      return new Response(null, { status: 204 });
    });
    const { consent } = await granted(collector);
    const own = session();
    consent.onWithdraw(() => [own]);
    await consent.withdraw();
    expect(kept).toEqual([{ at: expect.any(Number), receipt: 'aa.bb.cc', sessions: [own] }]);
    expect(keptOf(site)).toEqual([]);
  });

  test('offline: tried again when the network is back', async () => {
    let isOnline = true;
    const collector = recordedCollector(({ url }) => {
      if (!isOnline) return OFFLINE();
      return url.endsWith('/withdraw')
        ? new Response(null, { status: 204 })
        : Response.json({ receipt: 'aa.bb.cc' });
    });
    const { consent } = await granted(collector);
    isOnline = false;
    const delivered = consent.withdraw();
    await expect.poll(() => collector.to('withdraw').length).toBe(1);
    expect(keptOf(site)).toHaveLength(1);
    isOnline = true;
    // Each look gives the page a reason to try; the pause after a failure begins a moment after the failure.
    await expect
      .poll(() => {
        window.dispatchEvent(new Event('online'));
        return collector.to('withdraw').length;
      })
      .toBe(2);
    await delivered;
    const [first, second] = collector.to('withdraw');
    expect(second?.init.body).toBe(first?.init.body);
    expect(keptOf(site)).toEqual([]);
  });

  test('a failed try is followed by another without any event', async () => {
    let tries = 0;
    const collector = recordedCollector(({ url }) => {
      if (!url.endsWith('/withdraw')) return Response.json({ receipt: 'aa.bb.cc' });
      tries += 1;
      return tries === 1 ? problem(500, 'internal') : new Response(null, { status: 204 });
    });
    const { consent } = await granted(collector);
    await consent.withdraw();
    expect(tries).toBe(2);
  });

  test('undelivered: the next page load sends it, though nothing is granted there', async () => {
    const named = [session(), leftSession()];
    const offline = recordedCollector(({ url }) =>
      url.endsWith('/withdraw') ? OFFLINE() : Response.json({ receipt: 'aa.bb.cc' }),
    );
    const { consent } = await granted(offline);
    consent.onWithdraw(() => named);
    void consent.withdraw();
    await expect.poll(() => offline.to('withdraw').length).toBe(1);
    const online = recordedCollector();
    createConsent(optionsFor(site, { fetch: online.fetch }));
    await expect.poll(() => keptOf(site)).toEqual([]);
    expect(online.calls.map(({ body }) => body)).toEqual([
      { siteId: site, receipt: 'aa.bb.cc', sessions: named },
    ]);
    const after = recordedCollector();
    createConsent(optionsFor(site, { fetch: after.fetch }));
    expect(after.calls).toEqual([]);
  });

  const now = Math.floor(Date.now() / 1000);
  test.each([
    ['fresh', { at: now - 23 * 3600, receipt: 'aa.bb.cc', sessions: [] }, 1],
    ['24 hours old', { at: now - 24 * 3600, receipt: 'aa.bb.cc', sessions: [] }, 0],
    ['of a later day', { at: now + 48 * 3600, receipt: 'aa.bb.cc', sessions: [] }, 0],
    ['without a receipt', { at: now, sessions: [] }, 0],
    ['with a session that is none', { at: now, receipt: 'aa.bb.cc', sessions: [{ sid: 'x' }] }, 0],
    [
      'with a session without a proof',
      { at: now, receipt: 'aa.bb.cc', sessions: [{ sid: newSessionId() }] },
      0,
    ],
    ['no object', 7, 0],
  ])('kept and %s', async (_, kept, sent) => {
    localStorage.setItem(`scrim-consent:${site}/withdrawal/one`, JSON.stringify(kept));
    const collector = recordedCollector();
    createConsent(optionsFor(site, { fetch: collector.fetch }));
    expect(collector.calls).toHaveLength(sent);
    await expect.poll(() => keptOf(site)).toEqual([]);
  });

  test.each(['receipt_invalid', 'session_erased', 'site_unknown'])(
    'refused for good as %s: not sent again',
    async (code) => {
      const { consent, collector } = await granted(
        recordedCollector(({ url }) =>
          url.endsWith('/withdraw') ? problem(403, code) : Response.json({ receipt: 'aa.bb.cc' }),
        ),
      );
      await consent.withdraw();
      expect([collector.to('withdraw').length, keptOf(site)]).toEqual([1, []]);
    },
  );

  test('refused as site_disabled: kept, since a site may be enabled again', async () => {
    const { consent, collector } = await granted(
      recordedCollector(({ url }) =>
        url.endsWith('/withdraw') ? problem(403, 'site_disabled') : Response.json({ receipt: 'aa.bb.cc' }),
      ),
    );
    void consent.withdraw();
    await expect.poll(() => collector.to('withdraw').length).toBeGreaterThan(0);
    expect(keptOf(site)).toHaveLength(1);
  });

  test('nothing is sent for a grant without a receipt', async () => {
    const { consent, collector } = await granted(recordedCollector(OFFLINE));
    await consent.withdraw();
    expect(collector.to('withdraw')).toEqual([]);
    expect(keptOf(site)).toEqual([]);
  });
});
