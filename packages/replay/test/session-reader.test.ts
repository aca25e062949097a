// Opened chunks → events and news: hostile lines, bounds, back-pressure.
import type { HeaderCore } from '@scrim/crypto/format';
import type { OpenedChunk } from '@scrim/crypto/open';
import { newEpochId } from '@scrim/protocol';
import type { OpeningUpdate } from '@scrim/replay';
import { describe, expect, it } from 'vitest';
import { createEventBatches } from '../src/opening/event-batches.ts';
import { createSessionReader, SESSION_LIMITS } from '../src/opening/session-reader.ts';
import { type AnyEvent, meta, picture, retext } from './recorded-events.ts';

const T = 1_795_219_200_000;
const START = [meta(T, 'https://shop.example/'), picture(T, [])];
const core = (): HeaderCore =>
  ({ eid: newEpochId(), startedAt: T / 1000, prev: null }) as unknown as HeaderCore;
const chunk = (i: number, events: readonly (AnyEvent | string)[]): OpenedChunk => ({
  eid: newEpochId(),
  eseq: 0,
  i,
  flags: 0,
  lines: events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event))),
});

function reading(limits = SESSION_LIMITS as Record<keyof typeof SESSION_LIMITS, number>) {
  const { port1, port2 } = new MessageChannel();
  const abort = new AbortController();
  const updates: OpeningUpdate[] = [];
  const messages: { kind: string; events?: string[] }[] = [];
  let answering = true;
  const take = () => port1.postMessage({ kind: 'taken' });
  port1.onmessage = ({ data }) => {
    messages.push(data);
    if (answering && data.kind === 'events') take();
  };
  const reader = createSessionReader(createEventBatches(port2, abort.signal), (u) => updates.push(u), limits);
  return {
    reader,
    abort,
    updates,
    messages,
    lines: () => messages.flatMap(({ events = [] }) => events),
    stopAnswering() {
      answering = false;
    },
    answer() {
      answering = true;
      for (const _ of messages.filter(({ kind }) => kind === 'events')) take();
    },
    close: () => port1.close(),
  };
}

describe('the session reader', () => {
  it('counts and drops what is no event, and goes on', async () => {
    const { reader, close } = reading();
    await reader.startPage(core());
    const deep = `{"type":3,"timestamp":${T},"data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const nonsense = ['{}', '{"type":99}', '{"type":3,"timestamp":"now","data":{}}', 'no json', deep];
    await reader.addChunk(chunk(0, [...nonsense, ...START, retext(T + 5, 1, 'x')]), 100);
    const report = reader.finish(null, null);
    expect(report.events).toBe(3);
    const { unreadable, refused, time } = report.dropped;
    expect(unreadable + refused + time).toBe(nonsense.length);
    close();
  });

  const ofLines = (lines: readonly string[]) =>
    lines.map((line) => {
      const { type, timestamp } = JSON.parse(line) as { type: number; timestamp: number };
      return [type, timestamp];
    });

  it('gives the player something to play up to the end, also where nothing can be shown', async () => {
    const cases: [readonly AnyEvent[], number[][], number][] = [
      // A size and no picture: blank, from then on.
      [
        [meta(T, 'https://shop.example/'), meta(T + 5000, 'https://shop.example/')],
        [
          [4, 5000],
          [2, 5000],
        ],
        5000,
      ],
      // Changes of a picture that is missing: blank, and a nothing at the end.
      [
        [retext(T, 1, 'x'), retext(T + 9000, 1, 'y')],
        [
          [4, 0],
          [2, 0],
          [1, 9000],
        ],
        9000,
      ],
      // The own picture, and a last size: at its time.
      [
        [...START, meta(T + 700, 'https://shop.example/')],
        [
          [4, 0],
          [2, 0],
          [1, 700],
        ],
        700,
      ],
      [[], [], 0],
    ];
    for (const [events, played, durationMs] of cases) {
      const { reader, lines, messages, close } = reading();
      await reader.startPage(core());
      await reader.addChunk(chunk(0, events), 100);
      expect(reader.finish(null, null).durationMs).toBe(durationMs);
      await expect.poll(() => messages.at(-1)?.kind).toBe('end');
      expect(ofLines(lines())).toEqual(played);
      close();
    }
  });

  it('gives a page that shows nothing its blank picture before the next page comes', async () => {
    const { reader, lines, messages, close } = reading();
    for (const at of [T, T + 1000, T + 2000]) {
      await reader.startPage(core());
      const events =
        at === T + 1000
          ? [meta(at, 'https://shop.example/')]
          : [meta(at, 'https://shop.example/'), picture(at, [])];
      await reader.addChunk(chunk(0, events), 100);
    }
    reader.finish(null, null);
    await expect.poll(() => messages.at(-1)?.kind).toBe('end');
    expect(ofLines(lines()).filter(([type]) => type === 2)).toEqual([
      [2, 0],
      [2, 1000],
      [2, 2000],
    ]);
    close();
  });

  it('reads no more lines than events may be, whatever is in them', async () => {
    const { reader, close } = reading({ ...SESSION_LIMITS, events: 100 });
    await reader.startPage(core());
    await reader.addChunk(
      chunk(
        0,
        Array.from({ length: 60 }, () => '{}'),
      ),
      100,
    );
    const more = reader.addChunk(
      chunk(
        1,
        Array.from({ length: 60 }, () => '{}'),
      ),
      200,
    );
    await expect(more).rejects.toMatchObject({ code: 'session_too_large' });
    expect(reader.finish(null, 'session_too_large').dropped.refused).toBe(60);
    close();
  });

  it('stays finite and in order whatever the times are', async () => {
    const { reader, lines, close } = reading();
    const times = [T, -1e15, 1e15, 0, T + 5, 2 ** 53, T * 1000];
    for (const start of [T, 5, T * 2, 0]) {
      await reader.startPage(core());
      const events = [
        meta(start, 'https://x/'),
        picture(start, []),
        ...times.map((at) => retext(at, 1, 'x')),
      ];
      await reader.addChunk(chunk(0, events), 100);
    }
    const report = reader.finish(null, null);
    expect(report.moved).toBeGreaterThan(0);
    expect(report.durationMs).toBeLessThan(4 * 86_400_000 + 4 * 1_800_000);
    await expect.poll(() => lines().length).toBe(report.events);
    const told = lines().map((line) => JSON.parse(line).timestamp);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.every(Number.isFinite)).toBe(true);
    const starts = report.pages.flatMap(({ startMs, endMs }) => [startMs, endMs]);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    close();
  });

  it.each([
    ['events', { events: 50 }],
    ['characters', { characters: 5000 }],
    ['pages', { pages: 2 }],
  ])('refuses more %s than a browser should hold, and reports what was before', async (_, limit) => {
    const { reader, close } = reading({ ...SESSION_LIMITS, ...limit });
    const readAll = async () => {
      for (let page = 0; page < 10; page += 1) {
        await reader.startPage(core());
        const events = Array.from({ length: 10 }, (_, n) => retext(T + n, 1, 'x'));
        await reader.addChunk(chunk(0, [...START, ...events]), 100);
      }
    };
    await expect(readAll()).rejects.toMatchObject({ code: 'session_too_large' });
    const report = reader.finish(null, 'session_too_large');
    expect(report).toMatchObject({ closed: false, failure: { code: 'session_too_large' } });
    expect(report.events).toBeGreaterThan(9);
    close();
  });

  it('sends bounded batches, runs never far ahead of the stage, and hears a cancel while it waits', async () => {
    const { reader, messages, abort, stopAnswering, answer, close } = reading();
    stopAnswering();
    await reader.startPage(core());
    const many = Array.from({ length: 20_000 }, (_, n) => retext(T + n, 1, 'x'));
    let over = false;
    const adding = reader.addChunk(chunk(0, [...START, ...many]), 100).finally(() => {
      over = true;
    });
    await expect.poll(() => messages.length).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(messages.length).toBe(4);
    expect(over).toBe(false);
    answer();
    await adding;
    expect(Math.max(...messages.map(({ events = [] }) => events.length))).toBeLessThanOrEqual(500);
    stopAnswering();
    const stuck = reader.addChunk(chunk(1, many), 100);
    setTimeout(() => abort.abort(new Error('cancelled')), 20);
    await expect(stuck).rejects.toThrow('cancelled');
    close();
  });
});
