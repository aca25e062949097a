// The gate in a real page: what a visitor's browser asks for before a yes, and what tab storage may hold.
import { newEpochId, newSessionId } from '@scrim/protocol';
import { startRecorder } from '@scrim/recorder';
import { afterEach, describe, expect, it } from 'vitest';
import { readContinuity, writeContinuity } from '../src/gate/continuity.ts';
import { clearOutbox, openOutbox } from '../src/ship/outbox.ts';
import { sealedFrame } from '../src/ship/sealed-frame.ts';
import { newConsent } from './paper-collector.ts';

/** A port where nothing listens: a request shows up as a resource entry and a failed fetch. */
const COLLECTOR = 'http://127.0.0.1:9';

const requested = (part: string): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(part));
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => sessionStorage.clear());

describe('the gate', () => {
  it('loads and asks nothing before consent, and does both after it', async () => {
    const consent = newConsent('gate-test', COLLECTOR);
    const states: string[] = [];
    const recorder = startRecorder({
      collector: COLLECTOR,
      site: 'gate-test',
      rootKey: 'A'.repeat(43),
      consent,
      onStatus: ({ state }) => states.push(state),
    });
    await soon(300);
    expect(recorder.status()).toEqual({ state: 'waiting', reason: 'consent_missing' });
    expect(requested('/src/recording.ts')).toBe(false);
    expect(requested(COLLECTOR)).toBe(false);

    consent.grant({ method: 'button' });
    await expect.poll(() => requested('/src/recording.ts')).toBe(true);
    await expect.poll(() => recorder.status().reason).toBe('collector_unreachable');
    expect(states[1]).toBe('starting');

    void consent.withdraw();
    expect(recorder.status()).toEqual({ state: 'stopped', reason: 'consent_withdrawn' });
    await recorder.stop();
  });
});

describe('what a tab carries over', () => {
  const continuity = { sid: newSessionId(), eseq: 3, prev: null, continuation: 'A'.repeat(43) };

  it('is four fields and no more', () => {
    writeContinuity('gate-test', { ...continuity, psk: 'never' } as typeof continuity);
    expect(Object.keys(JSON.parse(sessionStorage.getItem('scrim:gate-test') ?? ''))).toEqual([
      'sid',
      'eseq',
      'prev',
      'continuation',
    ]);
    expect(readContinuity('gate-test')).toEqual(continuity);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['a foreign shape', '[]'],
    ['a bad sid', JSON.stringify({ ...continuity, sid: 'x' })],
    ['a bad continuation', JSON.stringify({ ...continuity, continuation: 'x' })],
    ['a negative place', JSON.stringify({ ...continuity, eseq: -1 })],
  ])('is nothing when storage holds %s', (_, stored) => {
    if (stored !== null) sessionStorage.setItem('scrim:gate-test', stored);
    expect(readContinuity('gate-test')).toBeNull();
  });
});

describe('the outbox', () => {
  const frame = (i: number) =>
    sealedFrame(
      { writeToken: 't', kind: 'chunk', sid: newSessionId(), gen: 0, eid: newEpochId(), i },
      Uint8Array.of(1, 2, i),
    );
  const left = async (site: string, grant = 'g') =>
    (await openOutbox(site, grant).left()).map(({ key }) => key);

  it('keeps the same bytes over a reload, for its own site only, until they are removed', async () => {
    const [first, second, foreign] = [frame(0), frame(1), frame(2)];
    const before = openOutbox('outbox-test', 'g');
    before.keep(first);
    before.keep(second);
    openOutbox('other-site', 'g').keep(foreign);
    const after = openOutbox('outbox-test', 'g');
    await expect.poll(async () => (await after.left()).length).toBe(2);
    const kept = new Map((await after.left()).map(({ key, bytes }) => [key, bytes]));
    expect(kept.get(first.key)).toEqual(first.bytes);
    expect(kept.get(second.key)).toEqual(second.bytes);
    after.remove([first.key]);
    await expect.poll(() => left('outbox-test')).toEqual([second.key]);
    clearOutbox('outbox-test');
    await expect.poll(() => left('outbox-test')).toEqual([]);
    expect(await left('other-site')).toEqual([foreign.key]);
    clearOutbox('other-site');
  });

  it('gives nothing of another grant, and deletes it', async () => {
    const outbox = openOutbox('outbox-test', 'g');
    outbox.keep(frame(0));
    await expect.poll(() => left('outbox-test')).toHaveLength(1);
    expect(await left('outbox-test', 'another')).toEqual([]);
    await expect.poll(() => left('outbox-test')).toEqual([]);
  });

  it('keeps nothing after it was cleared', async () => {
    const outbox = openOutbox('outbox-test', 'g');
    outbox.clear();
    outbox.keep(frame(5));
    await soon(100);
    expect(await left('outbox-test')).toEqual([]);
  });
});
