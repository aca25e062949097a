// Sealed visits, opened through the real worker.
import { generateSigningKey, newOfficerIdentity, wrapKeyForOfficers } from '@scrim/crypto/keys';
import { createReader, ReplayError } from '@scrim/replay';
import { startReaderWorker } from '@scrim/replay/worker';
import { describe, expect, it } from 'vitest';
import { greedyStage, newWorker, openingOf, openVisit, streamOf, unlockedReader } from './reading.ts';
import { append, click, input, meta, move, picture, resize, retext, route } from './recorded-events.ts';
import { PASSPHRASE, SITE, STARTED_AT_MS, sealVisit, type VisitPage } from './sealed-visit.ts';

const T = STARTED_AT_MS + 7000;
const FIRST: VisitPage = {
  chunks: [
    [
      meta(T, 'https://shop.example/_start'),
      picture(T + 10, [
        { id: 6, tag: 'button', children: [{ id: 7, tag: 'svg', children: [{ id: 8, tag: 'path' }] }] },
        { id: 9, tag: 'p', children: [{ id: 10, text: 'xxx' }] },
      ]),
    ],
    [click(T + 2000, 8), append(T + 2100, { id: 20, tag: 'input', attributes: { type: 'email' } })],
    [input(T + 4000, 20), retext(T + 4500, 10, 'xxxx xx')],
  ],
};
const SECOND: VisitPage = {
  chunks: [
    [meta(T + 6000, 'https://shop.example/_pay?q=1'), picture(T + 6020, [{ id: 6, tag: 'a', children: [] }])],
    [
      move(T + 6500),
      click(T + 7000, 6),
      route(T + 7500, 'https://shop.example/_done'),
      resize(T + 8000, 400, 700),
    ],
  ],
};

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => null,
    (error) => (error instanceof ReplayError ? error.code : error),
  );
}

describe('opening a visit', () => {
  it('gives page loads, marks and a report in replay time', async () => {
    const { report, updates, lines } = await openVisit(await sealVisit([FIRST, SECOND]));
    expect(
      report.pages.map(({ startMs, endMs, path, closed, prev }) => ({ startMs, endMs, path, closed, prev })),
    ).toEqual([
      { startMs: 0, endMs: 4500, path: '/_start', closed: true, prev: 'none' },
      { startMs: 6000, endMs: 8000, path: '/_pay', closed: true, prev: 'ok' },
    ]);
    expect(report).toMatchObject({ closed: true, durationMs: 8000, gaps: [], failure: null, moved: 0 });
    expect(updates.flatMap((update) => (update.kind === 'page' ? update.page.index : []))).toEqual([0, 1]);
    const marks = updates.flatMap((update) => (update.kind === 'marks' ? update.marks : []));
    expect(marks.map(({ atMs, kind, label, pageIndex }) => [atMs, kind, label, pageIndex])).toEqual([
      [0, 'page', 'Page: /_start', 0],
      [2000, 'click', 'Click on button', 0],
      [4000, 'input', 'Input in email field', 0],
      [6000, 'page', 'Page: /_pay', 1],
      [7000, 'click', 'Click on link', 1],
      [7500, 'route', 'Address: /_done', 1],
      [8000, 'resize', 'Window resized to 400 × 700', 1],
    ]);
    const times = lines.map((line) => JSON.parse(line).timestamp);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBe(8000);
  });

  it('says what is missing: a chunk, the tail of a page, a page, an end', async () => {
    const lost = await openVisit(await sealVisit([{ ...FIRST, lost: [1] }, SECOND]));
    expect(lost.report.gaps).toEqual([{ pageIndex: 0, fromMs: 10, toMs: 4000, chunks: [[1, 1]] }]);
    expect(lost.report.pages.map(({ prev }) => prev)).toEqual(['none', 'short']);

    const tail = await openVisit(await sealVisit([{ ...FIRST, lost: [2] }, SECOND]));
    expect(tail.report.gaps).toEqual([{ pageIndex: 0, fromMs: 2100, toMs: null, chunks: [[2, 2]] }]);
    expect(tail.report.closed).toBe(false);

    const visit = await sealVisit([FIRST, SECOND]);
    const page = await openVisit(visit, streamOf(visit.parts[1] ?? new Uint8Array()));
    expect(page.report.pages.map(({ prev }) => prev)).toEqual(['missing']);
    const labels = page.updates
      .flatMap((update) => (update.kind === 'marks' ? update.marks : []))
      .map(({ label }) => label);
    expect(labels).toContain('The page load before this one is missing');

    const open = await openVisit(await sealVisit([{ ...FIRST, closed: false }]));
    expect(open.report.closed).toBe(false);
    expect(open.report.gaps).toEqual([]);
  });

  it('wipes what it is handed and opens with nothing but the right key and psk', async () => {
    const visit = await sealVisit([FIRST]);
    const reader = await unlockedReader(visit);
    expect(reader.keys()).toEqual([visit.pair.kid]);
    const psk = new Uint8Array(visit.psk);
    await reader.open({ ...openingOf(visit), psk, chunks: streamOf(visit.file), stage: greedyStage().port })
      .done;
    expect(psk).toEqual(new Uint8Array(32));
    const wrong = reader.open({
      ...openingOf(visit),
      psk: new Uint8Array(32),
      chunks: streamOf(visit.file),
      stage: greedyStage().port,
    });
    expect(await codeOf(wrong.done)).toBe('ssf_open_failed');
    reader.forget();
    expect(reader.keys()).toEqual([]);
    const other = await unlockedReader(await sealVisit([FIRST]));
    const foreign = other.open({
      ...openingOf(visit),
      chunks: streamOf(visit.file),
      stage: greedyStage().port,
    });
    expect(await codeOf(foreign.done)).toBe('not_a_recipient');
    other.forget();
  });

  it.each([1, 2, 3] as const)('opens what was sealed to a key of suite %i', async (suite) => {
    const visit = await sealVisit([FIRST], suite);
    const { report, lines } = await openVisit(visit);
    expect(report).toMatchObject({ closed: true, failure: null });
    expect(lines.length).toBeGreaterThan(5);
  });

  it("opens with an officer's identity, and with no other", async () => {
    const visit = await sealVisit([FIRST]);
    const [ada, ben, eve] = await Promise.all([
      newOfficerIdentity(),
      newOfficerIdentity(),
      newOfficerIdentity(),
    ]);
    const keyFile = await wrapKeyForOfficers(visit.pair, [ada.recipient, ben.recipient]);
    const reader = createReader(newWorker());
    for (const secret of [eve.identity, ada.recipient, PASSPHRASE, ''])
      expect(await codeOf(reader.unlock(keyFile, secret))).toBe('officer_identity_wrong');
    expect(await codeOf(reader.unlock(keyFile.slice(0, 200), ada.identity))).toBe('key_file_malformed');
    const signing = await wrapKeyForOfficers(await generateSigningKey(), [ada.recipient]);
    expect(await codeOf(reader.unlock(signing, ada.identity))).toBe('key_kind_wrong');
    expect(reader.keys()).toEqual([]);
    // As age-keygen writes it, and one of several.
    const identityFile = `# created: 2026-11-22T09:00:00Z\n# public key: ${ben.recipient}\n${ben.identity}\n${eve.identity}\n`;
    expect((await reader.unlock(keyFile, identityFile)).kid).toBe(visit.pair.kid);
    const stage = greedyStage();
    await reader.open({ ...openingOf(visit), chunks: streamOf(visit.file), stage: stage.port }).done;
    expect(stage.lines.length).toBeGreaterThan(5);
    reader.forget();
  });

  it('says when its worker died, and why it is of no more use', async () => {
    const broken = URL.createObjectURL(new Blob(['throw 1'], { type: 'text/javascript' }));
    const died = createReader(new Worker(broken));
    expect(await died.ended).toBe('worker_failed');
    expect(await codeOf(died.unlock('{}', PASSPHRASE))).toBe('worker_failed');
    const left = createReader(newWorker());
    left.forget();
    expect(await left.ended).toBe('forgotten');
  });

  it('runs in a worker only', () => {
    expect(startReaderWorker).toThrow(TypeError);
  });

  it('refuses passphrases and files that are not right, by code', async () => {
    const { keyFile } = await sealVisit([FIRST]);
    const reader = createReader(newWorker());
    expect(await codeOf(reader.unlock(keyFile, 'no'))).toBe('passphrase_wrong');
    expect(await codeOf(reader.unlock('{}', PASSPHRASE))).toBe('key_file_malformed');
    expect(reader.keys()).toEqual([]);
    expect((await reader.unlock(keyFile, PASSPHRASE)).kid).toBe(reader.keys()[0]);
    reader.forget();
    expect(await codeOf(reader.unlock(keyFile, PASSPHRASE))).toBe('forgotten');
    expect(() =>
      reader.open({ ...openingOf({ psk: new Uint8Array(3) } as never), siteId: SITE } as never),
    ).toThrow(RangeError);
  });
});
