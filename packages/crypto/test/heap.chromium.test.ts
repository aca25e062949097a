// A sender's memory in mid-session, as DevTools shows it: no earlier key and no earlier chain, in the page or in its worker.
import { encodeSealedFile } from '@scrim/crypto/format';
import { decodeBase64Url } from '@scrim/protocol';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskThread, attachThreads, type Threads } from './devtools-memory.ts';
import { type Holder, newHolder, openFile, PSK, sealerOptions } from './forge.ts';
import type { SealingPage } from './pages/sealing-page.ts';
import { foundInBytes, foundInText, type Secret, secretsOf } from './secret-search.ts';
import { launchChromium, type Plant, type ServedPage, servePage } from './served-page.ts';

declare const sealing: SealingPage;

/** Chunks that were sealed when the memory is looked at; the next would be of this index. */
const SEALED = 6;
const bytesOf = (text: string) => decodeBase64Url(text) ?? new Uint8Array();

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

interface MidSession {
  readonly page: Page;
  readonly threads: Threads;
  readonly secrets: readonly Secret[];
}

/** Seals in a fresh page, by WebCrypto and by the synchronous cipher, and stops in the middle. */
async function sealHalf(served: ServedPage, holder: Holder, workerUrl: string | null): Promise<MidSession> {
  const page = await browser.newPage();
  await page.goto(served.url);
  await page.waitForFunction(() => 'sealing' in globalThis);
  const { psk: _, ...options } = sealerOptions(holder);
  const header = bytesOf(
    await page.evaluate(([fields, psk, url]) => sealing.begin(fields, psk, url), [
      options,
      [...PSK],
      workerUrl,
    ] as const),
  );
  const chunks = await page.evaluate(async (count) => {
    const sealed = [];
    for (let i = 0; i < count; i += 1) {
      const line = `${JSON.stringify({ n: i, text: 'x'.repeat(2000) })}\n`;
      sealed.push(i === 3 ? sealing.sealNow(line) : await sealing.seal(line));
    }
    return sealed;
  }, SEALED);
  const file = encodeSealedFile([
    { header, chunks: chunks.map((chunk) => ({ ...chunk, ct: bytesOf(chunk.ct) })) },
  ]);
  expect(await openFile(file, holder.key)).toMatchObject({ code: null, chunks: { length: SEALED } });
  return {
    page,
    threads: await attachThreads(page),
    secrets: await secretsOf(header, holder.key, PSK, SEALED),
  };
}

/** Names of the secrets that a thread still reaches, as bytes or as text. */
async function foundIn({ threads, secrets }: Pick<MidSession, 'threads' | 'secrets'>, thread: AskThread) {
  const { bytes, text, views } = await threads.look(thread);
  // Nothing that the snapshot names goes unread.
  expect(views.read).toBe(views.inSnapshot);
  return { bytes: foundInBytes(bytes, secrets), text: foundInText(text, secrets) };
}

describe.each([
  ['with the worker', '/worker.js'],
  ['without a worker', null],
])('%s', (_, workerUrl) => {
  let served: ServedPage;
  let holder: Holder;
  let mid: MidSession;
  beforeAll(async () => {
    [served, holder] = await Promise.all([servePage('./pages/sealing-page.ts'), newHolder()]);
    mid = await sealHalf(served, holder, workerUrl);
  });
  afterAll(() => served.close());

  it('the page reaches the chain that it is at, and nothing earlier in any form', async () => {
    expect(await foundIn(mid, mid.threads.page)).toEqual({ bytes: [`chain_${SEALED}`], text: [] });
  });

  it('the worker reaches no secret at all', async () => {
    const { threads, secrets } = mid;
    expect(threads.workers).toHaveLength(workerUrl === null ? 0 : 1);
    const mark: Secret = ['mark', Uint8Array.from({ length: 32 }, (_unused, at) => at * 7)];
    for (const worker of threads.workers) {
      expect(await foundIn(mid, worker)).toEqual({ bytes: [], text: [] });
      // Control: the worker's memory is really read.
      await worker('Runtime.evaluate', { expression: `self.mark = Uint8Array.from([${[...mark[1]]}])` });
      expect(await foundIn({ threads, secrets: [...secrets, mark] }, worker)).toEqual({
        bytes: ['mark'],
        text: [],
      });
    }
  });
});

describe('what would be found', () => {
  const kept = 'globalThis.keptSecrets = [...(globalThis.keptSecrets ?? []), ';
  /** A sealer that keeps each old chain as bytes, and each key in a string. */
  const keeps: Plant = {
    'src/format/key-schedule.ts': (source) =>
      source
        .replace('chain.fill(0);', `${kept}chain.slice()];`)
        .replace('block.fill(0);', `${kept}[...stepped.secret.key].join()];`),
    'src/seal/epoch-header.ts': (source) => source.replace('chance.root.fill(0);', `${kept}chance.root];`),
  };
  /** A worker that keeps the keys it was handed. */
  const workerKeeps: Plant = {
    'src/worker/serve-jobs.ts': (source) => source.replace('job.key.fill(0);', `${kept}job.key];`),
  };
  let served: ServedPage;
  let mid: MidSession;
  beforeAll(async () => {
    const plants = { page: keeps, worker: workerKeeps };
    const [page, holder] = await Promise.all([servePage('./pages/sealing-page.ts', plants), newHolder()]);
    served = page;
    mid = await sealHalf(served, holder, '/worker.js');
  });
  afterAll(() => served.close());

  it('a planted fault: root and old chains kept as bytes, keys as text', async () => {
    const { bytes, text } = await foundIn(mid, mid.threads.page);
    expect(bytes).toEqual(expect.arrayContaining(['root', 'chain_0', 'chain_5', 'chain_6']));
    expect(text).toEqual(expect.arrayContaining(['key_0', 'key_5']));
  });

  it('a planted fault: a worker that keeps its keys', async () => {
    const found = await Promise.all(mid.threads.workers.map((worker) => foundIn(mid, worker)));
    // Not the one that the page sealed itself.
    const keys = ['key_0', 'key_1', 'key_2', 'key_4', 'key_5'];
    expect(found.map(({ bytes }) => bytes)).toEqual([keys]);
  });

  it('secrets that lie about as text, in each form', async () => {
    const names = ['chain_1', 'chain_2', 'chain_3'] as const;
    const secrets = names.map((name) => [...(mid.secrets.find(([own]) => own === name)?.[1] ?? [])]);
    await mid.page.evaluate(([first = [], second = [], third = []]) => {
      const base64 = btoa(String.fromCharCode(...first));
      const hex = second.map((byte) => byte.toString(16).padStart(2, '0')).join('');
      Reflect.set(globalThis, 'planted', [`${base64} `, `${hex} `, `[${third.join(',')}]`]);
    }, secrets);
    expect((await foundIn(mid, mid.threads.page)).text).toEqual(expect.arrayContaining([...names]));
  });
});
