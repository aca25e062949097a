// What testRecorder makes of a recorder: where each secret was found, what is not a finding, and what is never a pass.
// A small recorder of the test's own, that does as it is told, on a few channels.
import { expect, test } from 'vitest';
import type { RecorderUnderTest } from '../src/recorders/recorder.ts';
import { rrwebRecorder } from '../src/recorders/rrweb.ts';
import type { TestRecorderOptions } from '../src/run/catalogue-options.ts';
import type { Progress } from '../src/run/progress.ts';
import { testRecorder } from '../src/run/test-recorder.ts';

const FEW: TestRecorderOptions = {
  channels: (id) => ['text.p', 'text.email', 'store.local', 'page.url-query'].includes(id),
  guises: ['words'],
};

/** `page` is what its script does when it is stopped, with `send(text)` at hand. */
function recorderThat(page: string, more: Partial<RecorderUnderTest> = {}): RecorderUnderTest {
  return {
    name: 'small',
    script: async () => `
      const send = (body) => fetch('https://collect.small.test/', { method: 'POST', mode: 'no-cors', body });
      const text = (id) => document.querySelector('section[data-channel="' + id + '"]').textContent;
      globalThis.leakTestRecorder = { start() {}, async stop() { ${page} } };`,
    isRecorders: (host) => host === 'collect.small.test',
    answer: async () => new Response(null, { status: 204, headers: { 'access-control-allow-origin': '*' } }),
    settleMs: 0,
    deliverMs: 0,
    ...more,
  };
}

const foundIn = async (recorder: RecorderUnderTest, options = FEW) => {
  const { channels } = await testRecorder(recorder, options);
  return Object.fromEntries(
    channels.filter(({ findings }) => findings.length > 0).map(({ id, findings }) => [id, findings[0]?.in]),
  );
};

test('tells which channel leaks, and where it was found', async () => {
  const kept = new Map<string, Uint8Array>();
  const recorder = recorderThat(`await send(text('text.p'));`, {
    answer: async (request) => {
      kept.set('batch.bin', new Uint8Array(await request.arrayBuffer()));
      return new Response(null, { status: 204 });
    },
    keptFiles: async () => [...kept].map(([name, bytes]) => ({ name, bytes })),
  });
  expect(await foundIn(recorder)).toEqual({ 'text.p': ['wire', 'server-files'] });
});

test('what only a key holder reads is a finding in the session', async () => {
  const recorder = recorderThat(
    `const sealed = [...text('text.p')].map((letter) => letter.charCodeAt(0) ^ 77);
    await send(new Uint8Array(sealed));`,
    {
      decode: async (sent) => ({
        layers: sent.map(({ body }) => ({
          via: 'opened',
          text: String.fromCharCode(...body.map((byte) => byte ^ 77)),
        })),
      }),
    },
  );
  expect(await foundIn(recorder)).toEqual({ 'text.p': ['session'] });
});

test('what the page keeps in the browser is no finding; what the recorder keeps there is', async () => {
  const keeps = `localStorage.setItem('small', text('text.p') + localStorage.auth); await send('x');`;
  const isRecordersItem = (name: string): boolean => name === 'small';
  expect(await foundIn(recorderThat(`await send('x')`))).toEqual({});
  // Even where nobody says that the item is the recorder's: no channel of the page's text is kept there by the page.
  expect(await foundIn(recorderThat(keeps))).toEqual({ 'text.p': ['browser-storage'] });
  const stored = await foundIn(
    recorderThat(keeps.replace('.auth', '.getItem(localStorage.key(0))'), { isRecordersItem }),
  );
  expect(stored['text.p']).toEqual(['browser-storage']);
});

test('a host that nobody named is the recorder’s doing: the page is ours', async () => {
  const beacon = `navigator.sendBeacon('https://elsewhere.invalid/', text('text.email')); await send('x');`;
  expect(await foundIn(recorderThat(beacon))).toEqual({ 'text.email': ['wire'] });
});

/** Takes a channel's section out of the page, as often as `of` visits come. */
function spoiling(id: string, of: number): RecorderUnderTest {
  let visits = 0;
  const plain = recorderThat(
    `await send(document.querySelector('[data-channel="${id}"]')?.textContent ?? 'x');`,
    {
      answer: async ({ method }) => {
        if (method !== 'GET') return new Response(null, { status: 204 });
        const isSpoilt = visits < of;
        visits += 1;
        return new Response(isSpoilt ? 'spoil' : '', { headers: { 'access-control-allow-origin': '*' } });
      },
    },
  );
  const spoil = `const asking = new XMLHttpRequest();
    asking.open('GET', 'https://collect.small.test/', false);
    asking.send();
    if (asking.responseText === 'spoil') addEventListener('DOMContentLoaded', () =>
      document.querySelector('section[data-channel="${id}"]')?.remove());`;
  return { ...plain, script: async () => `${await plain.script?.()}\nif (top === self) { ${spoil} }` };
}

test('a channel that could not be exercised is exercised once more', async () => {
  const { channels, notes, pictures } = await testRecorder(spoiling('text.email', 1), FEW);
  const email = channels.find(({ id }) => id === 'text.email');
  expect(email?.notExercised).toBeUndefined();
  expect(email?.findings.map((finding) => finding.in)).toEqual([['wire']]);
  expect(notes).toContain('exercised in a second visit: text.email');
  expect(pictures).toHaveLength(1);
});

test('a channel that cannot be exercised at all is no pass', async () => {
  const { channels, failures, passed } = await testRecorder(spoiling('text.email', 9), FEW);
  const email = channels.find(({ id }) => id === 'text.email');
  expect(email?.notExercised).toBe('before: Error: its section is not in the page');
  expect(failures).toContain('not exercised: text.email');
  expect(passed).toBe(false);
});

test('a session that does not open is no pass', async () => {
  const recorder = recorderThat(`await send('x')`, {
    decode: () => Promise.reject(new Error('wrong key')),
  });
  const { failures, passed, scores } = await testRecorder(recorder, FEW);
  expect(passed).toBe(false);
  expect(scores.leaks).toBe(0);
  expect(failures).toContain('the session does not open: wrong key');
});

test('why a session does not open is told without what was sent', async () => {
  const recorder = recorderThat(`await send(text('text.p') + '"')`, {
    decode: async (sent) => ({ layers: sent.map(({ body }) => JSON.parse(new TextDecoder().decode(body))) }),
  });
  const { failures } = await testRecorder(recorder, FEW);
  expect(failures[0]).toMatch(/^the session does not open: [A-Z][a-z -]+…\S* is not valid JSON$/);
});

test('a recorder that does not start is an error', async () => {
  const script = async (): Promise<string> =>
    `globalThis.leakTestRecorder = { start() { throw new Error('no permit') }, stop() {} };`;
  await expect(testRecorder(recorderThat('', { script }), FEW)).rejects.toMatchObject({
    code: 'leak_test_recorder_refused',
  });
});

test.each<[string, RecorderUnderTest, TestRecorderOptions]>([
  ['a recorder that comes with a page', recorderThat('', { script: null }), {}],
  ['marks that the recorder does not know', recorderThat(''), { marks: 'mask' }],
  ['no channel at all', recorderThat(''), { channels: () => false }],
  ['no guise at all', recorderThat(''), { guises: [] }],
])('refuses %s', async (_what, recorder, options) => {
  await expect(testRecorder(recorder, options)).rejects.toMatchObject({ code: 'leak_test_bad_option' });
});

test('marks go on every section, and channels that no mark can cover are left out', async () => {
  const options = {
    ...FEW,
    channels: (id: string) => ['text.p', 'attr.title', 'page.url-query'].includes(id),
  };
  const open = await testRecorder(rrwebRecorder(), options);
  expect(open.channels.map(({ id, findings }) => [id, findings.length])).toEqual([
    ['text.p', 1],
    ['attr.title', 1],
    ['page.url-query', 1],
  ]);
  expect(open.scores.layout?.value).toBeGreaterThan(0.9);
  expect(open.pictures[0]?.replayed).not.toBeNull();
  const blocked = await testRecorder(rrwebRecorder(), { ...options, marks: 'block' });
  expect(blocked.channels.map(({ id, findings }) => [id, findings.length])).toEqual([
    ['text.p', 0],
    ['attr.title', 0],
  ]);
  expect(blocked.notes).toContain('1 channels are left out: no mark of a site can cover them');
});

test('says how far it is, and ends with all of it done', async () => {
  const told: Progress[] = [];
  await testRecorder(recorderThat(`await send('x')`), {
    ...FEW,
    guises: ['letters', 'words'],
    onProgress: (progress) => told.push(progress),
  });
  expect(told.filter(({ step }) => step === 'channels 8 of 8')).toEqual([
    { step: 'channels 8 of 8', done: 8, of: 8 },
  ]);
  expect(told.at(-1)).toEqual({ step: 'searching', done: 1, of: 2 });
});
