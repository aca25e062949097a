import { type Consent, type ConsentOptions, createConsent, type WrittenSession } from '@scrim/consent';
import { newSessionId } from '@scrim/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOTICE, newSite, optionsFor, recordedCollector } from './shop.ts';

const YES = { method: 'button' };
const key = () => `scrim-consent:${site}`;
const frames: HTMLIFrameElement[] = [];
let site = '';

beforeEach(() => {
  localStorage.clear();
  site = newSite();
});
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

type Door = { createConsent(options: ConsentOptions): Consent };

/** A second document of this origin with its own copy of the package, as another tab has. */
async function otherTab(more: Partial<ConsentOptions> = {}) {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><title>another tab</title>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  frames.push(frame);
  await loaded;
  const view = frame.contentWindow as Window & { eval(code: string): unknown };
  const door = new URL('../src/index.ts', import.meta.url).href;
  const { createConsent: createThere } = (await view.eval(`import(${JSON.stringify(door)})`)) as Door;
  const collector = recordedCollector();
  const own: WrittenSession = { sid: newSessionId(), writeToken: 'other tab' };
  const consent = createThere(optionsFor(site, { fetch: collector.fetch, ...more }));
  const ran: string[] = [];
  consent.onWithdraw(() => {
    ran.push(consent.allowed() ? 'still allowed' : 'stopped');
    return [own];
  });
  return { consent, collector, own, ran, view, createThere };
}

function thisTab(more: Partial<ConsentOptions> = {}) {
  const collector = recordedCollector();
  return { consent: createConsent(optionsFor(site, { fetch: collector.fetch, ...more })), collector };
}

test('the other tab is another realm with its own copy', async () => {
  const there = await otherTab();
  expect(there.createThere).not.toBe(createConsent);
  expect(there.consent.state()).toBe('idle');
});

test('a yes here is a yes there, with one receipt for both', async () => {
  const there = await otherTab();
  const here = thisTab();
  there.consent.ask();
  here.consent.grant(YES);
  await here.consent.receipt();
  await expect.poll(() => there.consent.state()).toBe('granted');
  await expect.poll(() => there.consent.receipt()).toBe('aa.bb.cc');
  expect(there.collector.calls).toEqual([]);
});

test('a withdrawal here runs the hooks there, which withdraw their own session', async () => {
  const here = thisTab();
  here.consent.grant(YES);
  await here.consent.receipt();
  const there = await otherTab();
  expect(there.consent.allowed()).toBe(true);
  await here.consent.withdraw();
  await expect.poll(() => there.consent.state()).toBe('withdrawn');
  expect(there.ran).toEqual(['stopped']);
  await expect.poll(() => there.collector.to('withdraw').length).toBe(1);
  expect(there.collector.to('withdraw')[0]?.body).toMatchObject({
    receipt: 'aa.bb.cc',
    sessions: [there.own],
  });
  expect(here.collector.to('withdraw')[0]?.body).toMatchObject({ receipt: 'aa.bb.cc', sessions: [] });
  expect(JSON.parse(localStorage.getItem(key()) ?? '').state).toBe('withdrawn');
});

test('by the storage event alone', async () => {
  const here = thisTab();
  here.consent.grant(YES);
  const there = await otherTab();
  there.view.dispatchEvent(new PageTransitionEvent('pagehide')); // its channel is closed now
  await here.consent.withdraw();
  await expect.poll(() => there.consent.state()).toBe('withdrawn');
});

test('by the channel alone: two tabs whose storage is blocked', async () => {
  const here = thisTab({ storage: null });
  const there = await otherTab({ storage: null });
  there.consent.grant(YES);
  // The message counts for grants older than itself; both have seconds.
  await expect
    .poll(() => Date.now() / 1000, { timeout: 3000 })
    .toBeGreaterThan((there.consent.history()[0]?.at ?? 0) + 1);
  here.consent.grant(YES);
  await here.consent.withdraw();
  await expect.poll(() => there.consent.state()).toBe('withdrawn');
});

test.each([
  [
    'pageshow',
    (view: Window) => view.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  ],
  ['visibilitychange', (view: Window) => view.document.dispatchEvent(new Event('visibilitychange'))],
])('by a fresh look on %s, when neither message arrived', async (_, look) => {
  const here = thisTab();
  here.consent.grant(YES);
  const withdrawn = JSON.stringify({
    ...JSON.parse(localStorage.getItem(key()) ?? ''),
    state: 'withdrawn',
    record: null,
  });
  // Written by this document: it gets no storage event, as a page in the back/forward cache gets none.
  localStorage.setItem(key(), withdrawn);
  expect(here.consent.allowed()).toBe(true);
  look(window);
  expect(here.consent.state()).toBe('withdrawn');
});

test('a withdrawal is not undone by a yes that follows at once: the session there ends, the yes holds', async () => {
  const here = thisTab();
  here.consent.grant(YES);
  await here.consent.receipt();
  const there = await otherTab();
  void here.consent.withdraw();
  here.consent.ask();
  here.consent.grant(YES);
  await expect.poll(() => there.ran).toEqual(['stopped']);
  await expect.poll(() => there.consent.state()).toBe('granted');
  expect(there.collector.to('withdraw')[0]?.body).toMatchObject({
    receipt: 'aa.bb.cc',
    sessions: [there.own],
  });
  expect(there.consent.history().map(({ type }) => type)).toEqual(
    here.consent.history().map(({ type }) => type),
  );
});

test('cleared storage ends the grant but withdraws nothing', async () => {
  const there = await otherTab();
  there.consent.grant(YES);
  await there.consent.receipt();
  localStorage.clear();
  await expect.poll(() => there.consent.state()).toBe('expired');
  expect(there.ran).toEqual(['stopped']);
  expect(there.collector.to('withdraw')).toEqual([]);
  expect(localStorage.length).toBe(0);
});

test('a yes to a newer notice in another tab supersedes the one here', async () => {
  const old = await otherTab();
  old.consent.grant(YES);
  const fresh = thisTab({ notice: { ...NOTICE, version: '2' } });
  expect(fresh.consent.state()).toBe('superseded');
  expect(old.consent.allowed()).toBe(true);
  fresh.consent.ask();
  fresh.consent.grant(YES);
  await expect.poll(() => old.consent.state()).toBe('superseded');
  expect([old.ran, old.collector.to('withdraw')]).toEqual([['stopped'], []]);
  expect(fresh.consent.allowed()).toBe(true);
});

test('a notice on screen is not taken away by the old answer in storage', async () => {
  const { consent } = thisTab();
  consent.deny(YES);
  consent.ask();
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(consent.state()).toBe('pending');
});

test("another site's tabs are not meant", async () => {
  const there = await otherTab();
  there.consent.grant(YES);
  const other = createConsent(optionsFor(newSite()));
  other.grant(YES);
  await other.withdraw();
  const here = thisTab();
  await here.consent.withdraw(); // the control: this one is meant
  await expect.poll(() => there.ran.length).toBe(1);
  expect(there.ran).toEqual(['stopped']);
});

test.each([null, 7, 'withdrawn', { type: 'withdrawn' }, { type: 'withdrawn', recordId: 'x', at: 0 }])(
  'a message that says nothing to us: %j',
  async (message) => {
    const { consent } = thisTab();
    consent.grant(YES);
    const channel = new BroadcastChannel(key());
    const heard = new Promise((resolve) => {
      const listener = new BroadcastChannel(key());
      listener.onmessage = () => {
        listener.close();
        resolve(undefined);
      };
    });
    channel.postMessage(message);
    await heard;
    channel.close();
    expect(consent.allowed()).toBe(true);
  },
);
