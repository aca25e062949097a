// How a recording ends in a real page, with answers and moments that a real collector would rarely give.
import { encodeBase64Url, newEpochId, newSessionId } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import { type Recorder, startRecorder } from '@scrim/recorder';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOutbox } from '../src/ship/outbox.ts';
import { sealedFrame } from '../src/ship/sealed-frame.ts';
import { COLLECTOR, layOutCollector, newConsent, type PaperCollector } from './paper-collector.ts';

const realSetTimeout = globalThis.setTimeout.bind(globalThis);
const soon = (ms: number) => new Promise((resolve) => realSetTimeout(resolve, ms));
const ingests = ({ calls }: PaperCollector) => calls.filter(({ path }) => path === '/v1/ingest').length;
const change = (text: string) =>
  document.body.append(Object.assign(document.createElement('p'), { textContent: text }));

/** Keys of the frames in IndexedDB, whatever grant they are of. */
async function keptKeys(site: string): Promise<string[]> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('scrim-outbox', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('frames');
    request.onsuccess = () => resolve(request.result);
  });
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    const request = db.transaction('frames').objectStore('frames').getAllKeys();
    request.onsuccess = () => resolve(request.result);
  });
  db.close();
  return keys.map(String).filter((key) => key.startsWith(`${site}/`));
}

describe('the end of a recording', () => {
  const pageErrors: string[] = [];
  let site: string;
  let collector: PaperCollector;
  let count = 0;
  beforeEach(async () => {
    site = `endings-${Date.now()}-${count++}`;
    collector = await layOutCollector(site);
    addEventListener('unhandledrejection', ({ reason }) => pageErrors.push(String(reason)));
    addEventListener('error', ({ message }) => pageErrors.push(message));
  });
  afterEach(() => {
    vi.useRealTimers();
    collector.restore();
    sessionStorage.clear();
  });

  const start = (consent = newConsent(site)): Recorder =>
    startRecorder({ collector: COLLECTOR, site, rootKey: collector.rootKey, consent });
  const recording = (recorder: Recorder) => expect.poll(() => recorder.status().state).toBe('recording');
  const keepFrame = async (grant: string): Promise<void> => {
    const meta = {
      writeToken: 'old',
      kind: 'chunk' as const,
      sid: newSessionId(),
      gen: 0,
      eid: newEpochId(),
      i: 0,
    };
    openOutbox(site, grant).keep(sealedFrame(meta, new Uint8Array(20)));
    await expect.poll(() => keptKeys(site)).toHaveLength(1);
  };
  const carried = { sid: newSessionId(), eseq: 0, prev: null, continuation: 'A'.repeat(43) };
  const carryOver = () => sessionStorage.setItem(`scrim:${site}`, JSON.stringify(carried));

  it('a withdrawal before the recorder is loaded clears what earlier pages left, and names their session', async () => {
    await keepFrame('any');
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    start(consent);
    carryOver();
    // The same tick: the chunk is on its way. The receipt is asked for, so that there is something to withdraw.
    await consent.receipt();
    await consent.withdraw();
    expect(sessionStorage.getItem(`scrim:${site}`)).toBeNull();
    await expect.poll(() => keptKeys(site)).toEqual([]);
    const withdrawal = collector.calls.find(({ path }) => path === '/v1/consents/withdraw');
    expect(withdrawal?.body.sessions).toContainEqual(expect.objectContaining({ sid: expect.any(String) }));
  });

  it('frames of an earlier yes are never sent under a later one', async () => {
    await keepFrame(encodeBase64Url(hashBytes('another receipt')));
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = start(consent);
    await recording(recorder);
    await expect
      .poll(async () => (await keptKeys(site)).filter((key) => key.endsWith('/chunk/0')).length)
      .toBeLessThan(2);
    await soon(500);
    expect(collector.frames.length).toBeGreaterThan(0);
    expect(collector.frames.filter(({ writeToken }) => writeToken === 'old')).toEqual([]);
    await consent.withdraw();
  });

  it('a no, and a page that is not asked yet, delete what was left', async () => {
    await keepFrame('any');
    carryOver();
    start();
    await expect.poll(() => keptKeys(site)).toEqual([]);
    expect(sessionStorage.getItem(`scrim:${site}`)).toBeNull();
    expect(collector.calls).toEqual([]);
  });

  it.each(['withdraw', 'stop'])(
    '%s in the moment the first frame goes out: nothing is captured after it',
    async (how) => {
      const consent = newConsent(site);
      consent.grant({ method: 'button' });
      const recorder = start(consent);
      collector.onIngest = () => {
        collector.onIngest = () => {};
        queueMicrotask(() => void (how === 'stop' ? recorder.stop() : consent.withdraw()));
      };
      await expect.poll(() => ingests(collector)).toBeGreaterThan(0);
      await soon(500);
      const before = collector.frames.length;
      change('after the end');
      await soon(6000);
      expect(collector.frames.length).toBe(before);
      if (how === 'withdraw') {
        expect(collector.frames.filter(({ kind }) => kind === 'chunk')).toEqual([]);
        expect(sessionStorage.getItem(`scrim:${site}`)).toBeNull();
        expect(await keptKeys(site)).toEqual([]);
      }
      await consent.withdraw();
    },
  );

  it('stop during an outage: the collector is not asked again', async () => {
    collector.down = true;
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = start(consent);
    await expect.poll(() => recorder.status().reason).toBe('collector_unreachable');
    await recorder.stop();
    const asked = collector.calls.length;
    collector.down = false;
    await soon(3000);
    expect(collector.calls.length).toBe(asked);
    await consent.withdraw();
  });

  it('the end of the session is the end of its continuity, also when the clock is wrong', async () => {
    carryOver();
    collector.permitLifeSeconds = -100;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = start(consent);
    for (let minute = 0; minute < 5; minute++) {
      await soon(800);
      await vi.advanceTimersByTimeAsync(61_000);
    }
    await soon(800);
    const permits = collector.calls.filter(({ path }) => path === '/v1/permits');
    expect(permits.map(({ body }) => 'continuation' in body)).toEqual([true, false]);
    expect(recorder.status().state).toBe('recording');
    await consent.withdraw();
  });

  it('a broken row among what was left harms neither page nor recording', async () => {
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const grant = encodeBase64Url(hashBytes(await consent.receipt()));
    openOutbox(site, grant).keep({ key: 'broken', kind: 'chunk', bytes: Uint8Array.of(0, 0, 0, 9, 1) });
    await expect.poll(() => keptKeys(site)).toHaveLength(1);
    const recorder = start(consent);
    await recording(recorder);
    await expect.poll(async () => (await keptKeys(site)).includes(`${site}/broken`)).toBe(false);
    await consent.withdraw();
  });

  it("rrweb's own errors stay with us, and a few of them end nothing", async () => {
    const form = document.body.appendChild(document.createElement('form'));
    // rrweb puts a radio's name into a selector as it is.
    form.innerHTML = '<input type="radio" name="smith&quot;1" value="a">';
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = start(consent);
    await recording(recorder);
    form.querySelector('input')?.click();
    await soon(300);
    expect(recorder.status().state).toBe('recording');
    expect(pageErrors).toEqual([]);
    form.remove();
    await consent.withdraw();
  });

  it('a withdrawal deletes kept frames by an order given before it returns', async () => {
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = start(consent);
    await recording(recorder);
    collector.down = true;
    change('to be kept');
    await expect.poll(() => keptKeys(site), { timeout: 8000 }).not.toEqual([]);
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('scrim-outbox', 1);
      request.onsuccess = () => resolve(request.result);
    });
    void consent.withdraw();
    // Made after it returned, so it sees whatever was ordered before.
    const count = db.transaction('frames', 'readwrite').objectStore('frames').count();
    await new Promise((resolve) => {
      count.onsuccess = resolve;
    });
    db.close();
    expect(count.result).toBe(0);
  });

  it('storage that never answers does not keep a page from being recorded', async () => {
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest);
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = start(consent);
    await recording(recorder);
    await expect.poll(() => collector.frames.some(({ kind }) => kind === 'header')).toBe(true);
    open.mockRestore();
    await consent.withdraw();
  });

  it('no error of ours reached the page', () => {
    expect(pageErrors).toEqual([]);
  });
});

describe("the page's own errors", () => {
  it('reach the page as if nobody recorded, and end no recording', async () => {
    const site = `errors-${Date.now()}`;
    const collector = await layOutCollector(site);
    const sheet = document.head.appendChild(document.createElement('style')).sheet;
    const calls: Readonly<Record<string, () => unknown>> = {
      insertRule: () => sheet?.insertRule('p::-moz-nope{{{', 0),
      deleteRule: () => sheet?.deleteRule(999),
      'insertRule without arguments': () => (sheet as unknown as { insertRule(): void }).insertRule(),
      replaceSync: () => sheet?.replaceSync('a{}'),
      attachShadow: () => document.createElement('input').attachShadow({ mode: 'open' }),
      adoptedStyleSheets: () => Object.assign(document, { adoptedStyleSheets: [1] }),
    };
    const outcomes = () =>
      Object.entries(calls).map(([name, call]) => {
        try {
          call();
          return `${name}: no error`;
        } catch (error) {
          return `${name}: ${(error as Error).name}`;
        }
      });
    const without = outcomes();
    expect(without.filter((line) => line.endsWith('no error'))).toEqual([]);
    const consent = newConsent(site);
    consent.grant({ method: 'button' });
    const recorder = startRecorder({ collector: COLLECTOR, site, rootKey: collector.rootKey, consent });
    await expect.poll(() => recorder.status().state).toBe('recording');
    expect(outcomes()).toEqual(without);
    await soon(200);
    expect(recorder.status().state).toBe('recording');
    await consent.withdraw();
    collector.restore();
  });
});
