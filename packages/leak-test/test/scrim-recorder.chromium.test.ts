// Our recorder under test, whole: real page, real proxy, real collector, opened with the test's key.
import { decodeFrames, encodeFrame, type Frame, joinBytes, type PolicyArtifact } from '@scrim/protocol';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newVisitor, startBrowser } from '../src/browser/start-browser.ts';
import { startRecorderIn, stopRecorderIn } from '../src/browser/start-recorder.ts';
import type { RecorderUnderTest } from '../src/recorders/recorder.ts';
import { scrimRecorder } from '../src/recorders/scrim.ts';
import { type RecordingProxy, startProxy } from '../src/wire/proxy.ts';
import type { Answer } from '../src/wire/sent-request.ts';

const PAGE = 'https://app.site.test';
const STRICT =
  "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

let proxy: RecordingProxy;
/** Answers in the collector's place; what it does not answer for, the collector does. */
let ingest: Answer | undefined;
/** Where the present visit begins in what was sent. */
let visitBegins = 0;
let browser: Browser;
let recorder: RecorderUnderTest;
let visitor: BrowserContext;

const site: Answer = async (request) =>
  new Response(
    `<!doctype html><title>t</title><h1>Orders</h1><p>zelkova</p><input name="q"><a href="/next">next</a>`,
    {
      headers: {
        'content-type': 'text/html',
        ...(new URL(request.url).pathname === '/strict' ? { 'content-security-policy': STRICT } : {}),
      },
    },
  );

beforeAll(async () => {
  proxy = await startProxy({
    answerFor: (host) => {
      if (host.endsWith('site.test') || host === 'localhost:4321') return site;
      return recorder.isRecorders(host) ? (ingest ?? recorder.answer) : undefined;
    },
  });
  browser = await startBrowser({ proxy });
});

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
});

afterEach(async () => {
  ingest = undefined;
  await visitor.close();
  await recorder.close?.();
});

const asItIs = (script: string): string => script;

async function open(
  path: string,
  policy?: PolicyArtifact,
  origins = [PAGE, 'http://localhost:4321'],
  changeScript = asItIs,
): Promise<Page> {
  recorder = scrimRecorder(policy === undefined ? {} : { policy });
  await recorder.prepare?.(origins);
  visitBegins = proxy.sent.length;
  visitor = await newVisitor(browser);
  await visitor.addInitScript({ content: changeScript((await recorder.script?.()) ?? '') });
  const page = await visitor.newPage();
  await page.goto(new URL(path, PAGE).href);
  return page;
}

const decoded = () => {
  if (recorder.decode === undefined) throw new Error('it decodes');
  return recorder.decode(proxy.sent.slice(visitBegins));
};

const textOf = async () => (await decoded()).layers.map(({ text }) => text).join('\n');

const inPlaceOfIngest =
  (instead: () => Response): Answer =>
  async (request) => {
    if (request.url.endsWith('/v1/ingest')) return instead();
    return (await recorder.answer?.(request)) ?? new Response(null, { status: 404 });
  };

const framesOf = (body: Uint8Array): Frame[] => (decodeFrames(body) ?? []) as Frame[];
const joinFrames = (frames: readonly Frame[]): Uint8Array => joinBytes(...frames.map(encodeFrame));

const UNMASK: PolicyArtifact = {
  v: 1,
  id: 'shows-text',
  version: '1',
  mode: 'mask-all',
  rules: [{ id: 'all', select: 'p', do: 'unmask', reason: 'a test' }],
};

describe('a visit', () => {
  test('is sealed, kept and opened again, in order of time', async () => {
    const page = await open('/');
    await startRecorderIn(page);
    await page.locator('input').pressSequentially('zelkova');
    await stopRecorderIn(page);
    const { events, layers } = await decoded();
    expect(events?.map(({ type }) => type)).toEqual(expect.arrayContaining([2, 3, 4]));
    const times = events?.map(({ timestamp }) => timestamp) ?? [];
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(layers).toHaveLength(1);
    expect(layers[0]?.text).not.toContain('zelkova');
  });

  test('is recorded with the policy that was given: what it shows is found', async () => {
    const page = await open('/', UNMASK);
    await startRecorderIn(page);
    await stopRecorderIn(page);
    expect(await textOf()).toContain('zelkova');
  });

  test('goes on over pages, in one session of two epochs', async () => {
    const page = await open('/', UNMASK);
    await startRecorderIn(page);
    await page.getByText('next').click();
    await page.waitForURL('**/next');
    await startRecorderIn(page);
    await stopRecorderIn(page);
    const { events, layers } = await decoded();
    expect(layers).toHaveLength(1);
    expect(events?.filter(({ type }) => type === 2)).toHaveLength(2);
  });

  test.each(['/strict', 'http://localhost:4321/'])('is recorded at %s', async (address) => {
    const page = await open(address, UNMASK);
    await startRecorderIn(page);
    await stopRecorderIn(page);
    expect(await textOf()).toContain('zelkova');
  });

  test('is searched though its frames never got into the store', async () => {
    const page = await open('/', UNMASK);
    ingest = inPlaceOfIngest(() => new Response(null, { status: 503 }));
    await startRecorderIn(page);
    await page.goto('about:blank');
    await expect.poll(() => textOf().catch(() => ''), { timeout: 20_000 }).toContain('zelkova');
    expect((await decoded()).layers.map(({ via }) => via)).toEqual([expect.stringContaining('not stored')]);
  });

  test('leaves files at the collector, none of which can be read without the key', async () => {
    const page = await open('/', UNMASK);
    await startRecorderIn(page);
    await stopRecorderIn(page);
    const files = (await recorder.keptFiles?.()) ?? [];
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['store/scrim.db']));
    const all = Buffer.concat(files.map(({ bytes }) => bytes));
    // The site's id is in clear: the files were read, and hold what the collector may know.
    expect(all.includes('leak-test')).toBe(true);
    expect(all.includes('zelkova')).toBe(false);
  });
});

describe('what cannot be relied on is an error', () => {
  test('a policy that this page refuses, with its reason', async () => {
    // What Node and the page think of a policy is the same by design: the page gets another one than was checked.
    const page = await open('/', UNMASK, undefined, (script) =>
      script.replace('"select":"p"', '"select":"p:::"'),
    );
    await expect(startRecorderIn(page)).rejects.toMatchObject({
      code: 'leak_test_recorder_refused',
      message: expect.stringMatching(/policy_refused, policy_bad_selector, rule all/),
    });
  });

  test('an origin that was not prepared', async () => {
    const page = await open('/', UNMASK, ['https://other.test']);
    await expect(startRecorderIn(page)).rejects.toMatchObject({
      code: 'leak_test_recorder_refused',
      message: expect.stringMatching(/origin_not_allowed/),
    });
  });

  test('a recording that was ended from outside', async () => {
    const page = await open('/', UNMASK);
    const revoked = { manifestVersion: 1, state: 'revoked', frames: [] };
    const headers = { 'access-control-allow-origin': '*' };
    ingest = inPlaceOfIngest(() => Response.json(revoked, { headers }));
    const answered = page.waitForResponse(/v1\/ingest/).then((response) => response.finished());
    await startRecorderIn(page);
    await answered;
    // One more round through the network: the recorder has heard its answer by then.
    await page.evaluate(async () => (await fetch('/')).text());
    await expect(stopRecorderIn(page)).rejects.toMatchObject({
      code: 'leak_test_recorder_refused',
      message: expect.stringMatching(/stopped: session_revoked/),
    });
  });

  test('a policy that cannot be read', () => {
    const wrong = { ...UNMASK, mode: 'none' } as unknown as PolicyArtifact;
    expect(() => scrimRecorder({ policy: wrong })).toThrowError(
      expect.objectContaining({ code: 'leak_test_bad_policy' }),
    );
  });

  test('frames that were changed, or whose header is missing, or half of which is', async () => {
    const page = await open('/', UNMASK);
    await startRecorderIn(page);
    await stopRecorderIn(page);
    const visit = proxy.sent.slice(visitBegins);
    const changed = (change: (body: Uint8Array) => Uint8Array) =>
      recorder.decode?.(
        visit.map((request) =>
          request.url.endsWith('/v1/ingest') ? { ...request, body: change(request.body) } : request,
        ),
      );
    const notOpened = { code: 'leak_test_not_opened' };
    // As it was sent it opens: the errors below are of what was changed.
    await expect(changed((body) => body)).resolves.toBeDefined();
    const lastByte = (body: Uint8Array) => body.map((byte, at) => (at === body.length - 1 ? byte ^ 1 : byte));
    await expect(changed(lastByte)).rejects.toMatchObject(notOpened);
    const withoutHeader = (body: Uint8Array) =>
      joinFrames(framesOf(body).filter(({ meta }) => meta.kind !== 'header'));
    await expect(changed(withoutHeader)).rejects.toMatchObject(notOpened);
    await expect(changed((body) => new Uint8Array([...body, 1]))).rejects.toMatchObject(notOpened);
  });

  test('frames of a session that the collector does not know', async () => {
    const page = await open('/', UNMASK);
    await startRecorderIn(page);
    await stopRecorderIn(page);
    const visit = proxy.sent.slice(visitBegins);
    await recorder.close?.();
    await recorder.prepare?.([PAGE]);
    await expect(recorder.decode?.(visit)).rejects.toMatchObject({ code: 'leak_test_not_opened' });
  });

  test('nothing recorded', async () => {
    await open('/');
    await expect(recorder.decode?.([])).rejects.toMatchObject({ code: 'leak_test_nothing_recorded' });
  });
});
