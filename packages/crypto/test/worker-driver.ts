// What the tests of the seal worker do with its page, and the key holder's side of it.
import { encodeSealedFile } from '@scrim/crypto/format';
import { decodeBase64Url } from '@scrim/protocol';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { type Holder, openFile, PSK, sealerOptions } from './forge.ts';
import type { ToldChunk, WorkerPage } from './pages/worker-page.ts';

declare const workerPage: WorkerPage;

export const line = (n: number, length = 2000) => `${JSON.stringify({ n, text: 'x'.repeat(length) })}\n`;
const bytesOf = (text: string) => decodeBase64Url(text) ?? new Uint8Array();

export const start = (page: Page, url = '/worker.js') =>
  page.evaluate((address) => workerPage.start(address), url);

export const stateIs = (page: Page, state: string) =>
  page.waitForFunction((expected) => workerPage.state() === expected, state);

export const failures = (page: Page) => page.evaluate(() => workerPage.failures);

export async function begin(page: Page, holder: Holder): Promise<Uint8Array> {
  const { psk: _, ...options } = sealerOptions(holder);
  const given = [options, [...PSK]] as const;
  return bytesOf(await page.evaluate(([fields, psk]) => workerPage.begin(fields, psk), given));
}

export const seal = (page: Page, ndjson: string, final = false): Promise<ToldChunk> =>
  page.evaluate(([lines, last]) => workerPage.seal(lines, last), [ndjson, final] as const);

/** Opened here, outside of the browser. */
export async function open(holder: Holder, header: Uint8Array, chunks: readonly ToldChunk[]) {
  const sealed = chunks.map((chunk) => {
    if ('code' in chunk) throw new Error(chunk.code);
    return { ...chunk, ct: bytesOf(chunk.ct) };
  });
  return await openFile(encodeSealedFile([{ header, chunks: sealed }]), holder.key);
}

/** Seals three chunks in a page as it stands, and gives back what comes out of them. */
export async function sealThree(page: Page, holder: Holder) {
  const header = await begin(page, holder);
  const chunks = [await seal(page, line(0)), await seal(page, line(1)), await seal(page, line(2), true)];
  const { code, chunks: opened, report } = await open(holder, header, chunks);
  return {
    code,
    lines: opened.flatMap(({ lines }) => lines.map((text) => (JSON.parse(text) as { n: number }).n)),
    closed: report?.epochs[0]?.closed,
  };
}

/** What `sealThree` gives when all is well. */
export const THREE = { code: null, lines: [0, 1, 2], closed: true };

/** Nothing of ours reached the page's handlers; the page is done with. */
export async function quiet(page: Page): Promise<void> {
  expect(await page.evaluate(() => workerPage.pageErrors)).toEqual([]);
  await page.close();
}
