// What the tests of a recorded page do with it.
import type { Page, Worker } from 'playwright';
import { expect } from 'vitest';
import type { RecordedPage } from './pages/recorded-page.ts';
import type { RecordedSite } from './recorded-site.ts';

declare const recorded: RecordedPage;

export const grant = (page: Page) => page.evaluate(() => recorded.grant());
export const told = (page: Page) => page.evaluate(() => recorded.told);
export const add = (page: Page, nodes: number) => page.evaluate((count) => recorded.add(count), nodes);

export const toldLast = (page: Page, words: string) =>
  page.waitForFunction((expected) => recorded.told.at(-1) === expected, words);

/** Says yes, and waits until the page is recorded. */
export async function record(page: Page): Promise<void> {
  await grant(page);
  await page.waitForFunction(() => recorded.told.some((words) => words.startsWith('recording')));
}

/** The seal worker of the page, once the page heard that it is ready. */
export async function sealWorker(page: Page, messages = 1): Promise<Worker> {
  await page.waitForFunction((count) => recorded.heard() >= count, messages);
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('the page has no worker');
  return worker;
}

/** Waits until a worker that gives no answers was handed so many jobs. */
export async function handed(page: Page, jobs: number): Promise<Worker> {
  const worker = await sealWorker(page);
  const held = () => worker.evaluate(() => (self as unknown as { held?: unknown[] }).held?.length ?? 0);
  await expect.poll(held).toBeGreaterThanOrEqual(jobs);
  return worker;
}

/** Leaves, and waits until the epoch's close has arrived. */
export async function leave(page: Page, site: RecordedSite): Promise<void> {
  await page.goto(`http://127.0.0.1:${site.port}/away`);
  await closed(site);
}

export const closed = (site: RecordedSite, epochs = 1) =>
  expect.poll(() => site.epochs.filter(({ close }) => close !== null).length).toBe(epochs);

/** Nothing of ours reached the page's handlers. */
export const quiet = async (page: Page) => expect(await page.evaluate(() => recorded.pageErrors)).toEqual([]);
