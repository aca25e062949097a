// How a session arrives: over the network or not at all, in part, late, and cancelled.

import { skippedLine } from '@scrim/crypto/seal';
import type { OpeningUpdate } from '@scrim/replay';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greedyStage, openingOf, openVisit, streamOf, unlockedReader } from './reading.ts';
import { append, meta, picture, retext } from './recorded-events.ts';
import { STARTED_AT_MS, sealVisit, type VisitPage } from './sealed-visit.ts';
import { newStage, type TestStage } from './staging.ts';

const T = STARTED_AT_MS;
const text = (id: number, words: string) => ({ id, tag: 'p', children: [{ id: id + 1, text: words }] });
const START = [meta(T, 'https://shop.example/'), picture(T, [text(6, 'start')])];
const PAGE: VisitPage = { chunks: [START, [retext(T + 1000, 7, 'one')], [retext(T + 2000, 7, 'two')]] };

describe('a session that arrives', () => {
  let stage: TestStage;
  beforeEach(async () => {
    stage = await newStage();
  });
  afterEach(() => stage.remove());

  it('comes from an address of the same origin', async () => {
    const visit = await sealVisit([PAGE]);
    const url = URL.createObjectURL(new Blob([visit.file]));
    const { report, updates } = await openVisit(visit, { url });
    expect(report.closed).toBe(true);
    const progress = updates.findLast(({ kind }) => kind === 'progress');
    expect(progress).toEqual({ kind: 'progress', playableMs: 2000, bytes: visit.file.length });
  });

  it('says why nothing came', async () => {
    const visit = await sealVisit([PAGE]);
    const codeOf = (url: string) => openVisit(visit, { url }).catch(({ code }) => code);
    expect(await codeOf('https://elsewhere.invalid/chunks')).toBe('network_failed');
    expect(await codeOf(`/no-such-file-${Date.now()}.ssf`)).toMatch(/^(chunks_refused|ssf_malformed)$/);
    expect(await openVisit(visit, streamOf(new Uint8Array(50))).catch(({ code }) => code)).toBe(
      'ssf_malformed',
    );
  });

  it('reports what came before the connection broke', async () => {
    const visit = await sealVisit([PAGE]);
    const reader = await unlockedReader(visit);
    let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        feed = controller;
        controller.enqueue(visit.file.subarray(0, visit.file.length - 10));
      },
    });
    const opening = reader.open({ ...openingOf(visit), chunks, stage: greedyStage().port });
    opening.updates.subscribe((update) => {
      if (update.kind === 'progress' && update.playableMs === 1000) feed?.error(new Error('gone'));
    });
    expect(await opening.done).toMatchObject({
      failure: { code: 'network_failed', atMs: 1000 },
      closed: false,
    });
    reader.forget();
  });

  it('stops when it is cancelled, in the middle of a stream', async () => {
    const visit = await sealVisit([PAGE]);
    const reader = await unlockedReader(visit);
    let cancelled = false;
    const chunks = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(visit.file.subarray(0, visit.file.length - 10)),
      cancel() {
        cancelled = true;
      },
    });
    const updates: OpeningUpdate[] = [];
    const opening = reader.open({ ...openingOf(visit), chunks, stage: greedyStage().port });
    opening.updates.subscribe((update) => updates.push(update));
    await expect.poll(() => updates.some(({ kind }) => kind === 'progress')).toBe(true);
    opening.cancel();
    const report = await opening.done;
    expect(report).toMatchObject({ failure: { code: 'cancelled' }, closed: false });
    expect(report.events).toBeGreaterThan(0);
    await expect.poll(() => cancelled).toBe(true);
    // The reader is good for the next one.
    const again = reader.open({
      ...openingOf(visit),
      chunks: streamOf(visit.file),
      stage: greedyStage().port,
    });
    expect((await again.done).closed).toBe(true);
    reader.forget();
  });

  it('shows late events where they belong: those of a chunk that was given up and came at the end', async () => {
    const late = [append(T + 1000, text(20, ' late')), retext(T + 1500, 7, 'one and a half')];
    const visit = await sealVisit([
      {
        chunks: [
          START,
          late,
          [append(T + 2000, text(30, ' after'))],
          [skippedLine([1]).trim(), ...late, retext(T + 3000, 31, ' end')],
        ],
        lost: [1],
      },
    ]);
    const cut = visit.cuts[0]?.[1] ?? 0;
    let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        feed = controller;
      },
    });
    const reader = await unlockedReader(visit);
    const opening = reader.open({ ...openingOf(visit), chunks, stage: stage.port });
    feed?.enqueue(visit.file.subarray(0, cut));
    const shows = (words: string) => expect.poll(() => stage.text(), { timeout: 5000 }).toBe(words);
    await shows('start');
    stage.send({ kind: 'seek', atMs: 2000 });
    await shows('start after');
    feed?.enqueue(visit.file.subarray(cut));
    feed?.close();
    const report = await opening.done;
    expect(report.gaps).toEqual([]);
    await shows('one and a half late after');
    stage.send({ kind: 'seek', atMs: 1200 });
    await shows('start late');
    stage.send({ kind: 'seek', atMs: 3000 });
    await shows('one and a half late end');
    reader.forget();
  });
});
