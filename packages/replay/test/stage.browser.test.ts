// Sealed visits, opened through the real worker and played on a real stage under the player's own policy.
import type { Opening, Reader } from '@scrim/replay';
import { startStage } from '@scrim/replay/stage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openingOf, streamOf, unlockedReader } from './reading.ts';
import { append, BODY_ID, click, meta, move, picture, resize, retext } from './recorded-events.ts';
import { joinParts, type SealedVisit, STARTED_AT_MS, sealVisit, type VisitPage } from './sealed-visit.ts';
import { newStage, type TestStage } from './staging.ts';

const T = STARTED_AT_MS;
const text = (id: number, words: string) => ({ id, tag: 'p', children: [{ id: id + 1, text: words }] });
const FIRST: VisitPage = {
  chunks: [
    [meta(T, 'https://shop.example/_a'), picture(T, [text(6, 'page one')])],
    [retext(T + 1000, 7, 'one second'), append(T + 2000, text(8, ' two seconds')), move(T + 2500)],
    [retext(T + 3000, 7, 'three seconds')],
  ],
};
const SECOND: VisitPage = {
  chunks: [
    [meta(T + 4000, 'https://shop.example/_b', 390, 844), picture(T + 4010, [text(6, 'page two')])],
    [retext(T + 5000, 7, 'five seconds'), click(T + 5500, 6), resize(T + 6000, 1000, 500)],
  ],
};

describe('the stage', () => {
  let stage: TestStage;
  let reader: Reader | undefined;
  beforeEach(async () => {
    stage = await newStage();
  });
  afterEach(() => {
    reader?.forget();
    stage.remove();
  });
  const open = async (visit: SealedVisit, chunks = streamOf(visit.file)): Promise<Opening> => {
    reader = await unlockedReader(visit);
    return reader.open({ ...openingOf(visit), chunks, stage: stage.port });
  };
  const shows = (words: string) => expect.poll(() => stage.text(), { timeout: 5000 }).toBe(words);

  it('shows the first picture, and any moment, forward and back, on every page load', async () => {
    const opening = await open(await sealVisit([FIRST, SECOND]));
    await shows('page one');
    await opening.done;
    const moments: [number, string][] = [
      [1500, 'one second'],
      [2600, 'one second two seconds'],
      [500, 'page one'],
      [5200, 'five seconds'],
      [4000, 'page two'],
      [3500, 'three seconds two seconds'],
      [0, 'page one'],
      [6000, 'five seconds'],
      [4500, 'page two'],
      [2600, 'one second two seconds'],
    ];
    for (const [atMs, words] of moments) {
      stage.send({ kind: 'seek', atMs });
      await shows(words);
      await expect.poll(() => stage.last('time')).toMatchObject({ playing: false });
    }
    expect(stage.heard.filter(({ kind }) => kind === 'problem')).toEqual([]);
  });

  it('tells the size of the window where it stands, not each one on the way', async () => {
    const sizes = Array.from({ length: 2000 }, (_, at) => resize(T + 1000 + at, 500 + (at % 700), 400));
    const { chunks } = FIRST;
    const opening = await open(
      await sealVisit([{ chunks: [[...chunks.flat().slice(0, 2), ...sizes, resize(T + 5000, 640, 480)]] }]),
    );
    await opening.done;
    stage.send({ kind: 'seek', atMs: 5000 });
    await expect.poll(() => stage.last('viewport')).toMatchObject({ width: 640, height: 480 });
    expect(stage.heard.filter(({ kind }) => kind === 'viewport').length).toBeLessThan(10);
  });

  it('comes to an end where there is nothing to show, and does not play or wait for ever', async () => {
    const opening = await open(await sealVisit([{ chunks: [[]] }]));
    stage.send({ kind: 'play' });
    await opening.done;
    await expect.poll(() => stage.last('finished')).toBeDefined();
    for (const command of [{ kind: 'seek', atMs: 5 }, { kind: 'play' }] as const) {
      stage.heard.length = 0;
      stage.send(command);
      await expect.poll(() => stage.last('time')).toMatchObject({ playing: false, atMs: 0 });
      expect(stage.last('waiting')).toBeUndefined();
    }
  });

  it('plays a page load without its picture, blank, to its end', async () => {
    const changes = [retext(T, 7, 'a'), retext(T + 1500, 7, 'b')];
    const opening = await open(await sealVisit([{ chunks: [changes] }]));
    await opening.done;
    stage.send({ kind: 'play' });
    await expect.poll(() => stage.last('finished'), { timeout: 5000 }).toBeDefined();
    expect(stage.last('time')).toMatchObject({ atMs: 1500, playing: false });
  });

  it('plays to the end, tells the time on the way, and begins again', async () => {
    const opening = await open(await sealVisit([FIRST, SECOND]));
    await opening.done;
    stage.send({ kind: 'speed', rate: 8 });
    stage.send({ kind: 'play' });
    await expect.poll(() => stage.last('finished'), { timeout: 8000 }).toBeDefined();
    expect(stage.text()).toBe('five seconds');
    const times = stage.heard.flatMap((message) =>
      message.kind === 'time' && message.playing ? message.atMs : [],
    );
    expect(times.length).toBeGreaterThan(3);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(stage.last('time')).toEqual({ kind: 'time', atMs: 6000, playing: false, skipping: false });
    stage.heard.length = 0;
    stage.send({ kind: 'speed', rate: 1 });
    stage.send({ kind: 'play' });
    await shows('page one');
    stage.send({ kind: 'pause' });
    await expect.poll(() => stage.last('time')).toMatchObject({ playing: false });
  });

  it('tells the size of the page, also at page loads and resizes, and fits it in', async () => {
    const opening = await open(await sealVisit([FIRST, SECOND]));
    await opening.done;
    const size = () => stage.last('viewport');
    await expect.poll(size).toEqual({ kind: 'viewport', width: 800, height: 600 });
    stage.send({ kind: 'seek', atMs: 4500 });
    await expect.poll(size).toEqual({ kind: 'viewport', width: 390, height: 844 });
    stage.send({ kind: 'fit', width: 500, height: 422 });
    const wrapper = () =>
      stage.frame.contentDocument?.querySelector('.replayer-wrapper')?.getBoundingClientRect();
    await expect.poll(() => wrapper()?.height).toBeCloseTo(422, 0);
    expect(wrapper()?.left).toBeCloseTo((500 - 195) / 2, 0);
    stage.send({ kind: 'seek', atMs: 6000 });
    await expect.poll(() => stage.text()).toBe('five seconds');
  });

  it('begins before all has arrived, waits for what has not, and goes on by itself', async () => {
    const visit = await sealVisit([FIRST, SECOND]);
    const [one, two] = visit.parts;
    if (one === undefined || two === undefined) throw new Error('two parts');
    let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        feed = controller;
      },
    });
    const opening = await open(visit, chunks);
    feed?.enqueue(one);
    await shows('page one');
    stage.send({ kind: 'speed', rate: 8 });
    stage.send({ kind: 'play' });
    await shows('three seconds two seconds');
    await expect.poll(() => stage.heard.at(-1), { timeout: 5000 }).toEqual({ kind: 'waiting' });
    expect(stage.last('finished')).toBeUndefined();
    // A moment that has not arrived waits too.
    stage.send({ kind: 'seek', atMs: 5200 });
    await expect.poll(() => stage.last('time')).toMatchObject({ atMs: 5200, playing: false });
    stage.send({ kind: 'pause' });
    stage.send({ kind: 'play' });
    stage.send({ kind: 'speed', rate: 0.5 });
    feed?.enqueue(two);
    feed?.close();
    await shows('five seconds');
    await opening.done;
    await expect.poll(() => stage.last('time')).toMatchObject({ playing: true });
    stage.send({ kind: 'speed', rate: 8 });
    await expect.poll(() => stage.last('finished'), { timeout: 5000 }).toBeDefined();
  });

  it('jumps over what is idle and says so', async () => {
    const page: VisitPage = {
      chunks: [
        [meta(T, 'https://shop.example/'), picture(T, [text(6, 'start')]), move(T + 500)],
        [
          retext(T + 60_000, 7, 'by itself'),
          click(T + 120_000, BODY_ID),
          retext(T + 120_500, 7, 'end'),
          move(T + 121_000),
        ],
      ],
    };
    await (await open(await sealVisit([page]))).done;
    stage.send({ kind: 'speed', rate: 4 });
    stage.send({ kind: 'skipIdle', on: true });
    stage.send({ kind: 'play' });
    await expect.poll(() => stage.last('finished'), { timeout: 10_000 }).toBeDefined();
    const times = stage.heard.filter((message) => message.kind === 'time');
    expect(times.some(({ skipping }) => skipping)).toBe(true);
    // The first told after the jump is near the click, with what happened before it applied.
    expect(times.some(({ atMs }) => atMs > 10_000 && atMs < 118_000)).toBe(false);
    expect(stage.text()).toBe('end');
  });

  it('takes one greeting, and only from the console that its document names', async () => {
    const other = await newStage('https://elsewhere.invalid');
    const ready = (of: TestStage) => of.last('ready') !== undefined;
    const greet = (of: TestStage) => {
      const { port1, port2 } = new MessageChannel();
      const answered: unknown[] = [];
      port1.onmessage = ({ data }) => answered.push(data);
      of.frame.contentWindow?.postMessage({ scrim: 'stage/1' }, '*', [port2, new MessageChannel().port2]);
      return answered;
    };
    const second = greet(stage);
    const stranger = greet(other);
    const last = await newStage();
    await expect.poll(() => ready(stage) && ready(last)).toBe(true);
    expect(ready(other)).toBe(false);
    expect([...second, ...stranger]).toEqual([]);
    last.remove();
    other.remove();
  });

  it('obeys nobody where the document names no console', () => {
    expect(() => startStage(document)).toThrow(TypeError);
  });

  it('keeps the inner frame shut in, and nothing recorded is outside of it', async () => {
    const visit = await sealVisit([FIRST]);
    await (await open(visit)).done;
    await shows('page one');
    const outer = stage.frame.contentDocument;
    expect(outer?.querySelector('iframe')?.getAttribute('sandbox')).toBe('allow-same-origin');
    expect(outer?.body.textContent?.trim()).toBe('');
    expect(outer?.querySelector<HTMLElement>('.scrim-stage')?.inert).toBe(true);
    // The look is in force under the policy.
    const mouse = outer?.querySelector('.replayer-mouse');
    expect(mouse && stage.frame.contentWindow?.getComputedStyle(mouse).position).toBe('absolute');
    // Opened wider by whatever means, it plays no more.
    outer?.querySelector('iframe')?.setAttribute('sandbox', 'allow-same-origin allow-scripts');
    stage.send({ kind: 'seek', atMs: 1500 });
    await expect.poll(() => stage.last('problem')).toEqual({ kind: 'problem', code: 'sandbox_missing' });
    expect(outer?.querySelector('iframe')).toBeNull();
  });

  it('plays what comes after a missing piece, and never over the picture of another page load', async () => {
    const visit = await sealVisit([
      { ...FIRST, lost: [1] },
      { ...SECOND, lost: [0] },
    ]);
    const opening = await open(visit);
    const report = await opening.done;
    stage.send({ kind: 'seek', atMs: 3000 });
    await shows('three seconds');
    stage.send({ kind: 'seek', atMs: 5800 });
    await shows('');
    expect(report.pages.map(({ hasPicture }) => hasPicture)).toEqual([true, false]);
    expect(report.dropped.before_picture).toBe(3);
    expect(report.gaps.map(({ pageIndex, chunks }) => [pageIndex, chunks])).toEqual([
      [0, [[1, 1]]],
      [1, [[0, 0]]],
    ]);
  });

  it('goes on past events that cannot be applied, while playing too', async () => {
    const noEvents = ['{', 'null', '{"timestamp":400,"data":null}', '{"timestamp":null,"data":{}}'];
    const events = [
      meta(0, 'https://x/'),
      picture(0, [text(6, 'start')]),
      { type: 3, timestamp: 300, data: { source: 2, type: 99, id: 6 } },
      { type: 3, timestamp: 600, data: { source: 2, type: 98, id: 6 } },
      retext(900, 7, 'end'),
    ];
    const lines = [...noEvents, ...events.map((event) => JSON.stringify(event))];
    stage.port.postMessage({ kind: 'events', pageIndex: 0, events: lines });
    stage.port.postMessage({ kind: 'end', durationMs: 900 });
    stage.send({ kind: 'play' });
    await expect.poll(() => stage.last('finished'), { timeout: 8000 }).toBeDefined();
    expect(stage.text()).toBe('end');
    expect(stage.heard.filter(({ kind }) => kind === 'problem').length).toBeGreaterThanOrEqual(6);
    expect(stage.heard).not.toContainEqual({ kind: 'problem', code: 'stage_failed' });
  });

  it('keeps what was opened before a failure playable', async () => {
    const visit = await sealVisit([FIRST, SECOND]);
    const broken = joinParts(visit.parts);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    const report = await (await open(visit, streamOf(broken))).done;
    expect(report).toMatchObject({ closed: false, failure: { code: 'ssf_open_failed', atMs: 4010 } });
    stage.send({ kind: 'seek', atMs: 4010 });
    await shows('page two');
    stage.send({ kind: 'seek', atMs: 1500 });
    await shows('one second');
  });
});
