// A recorder that does not answer holds up nothing, and what it says of itself is told without what it quotes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../src/browser/start-browser.ts';
import { startRecorderIn, stopRecorderIn } from '../src/browser/start-recorder.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const NEVER = {
  code: 'leak_test_recorder_refused',
  message: 'the page is not recorded: it does not answer within 200 ms',
};

test('one that never starts, or never stops', async () => {
  await page.evaluate(() => {
    const never = (): Promise<void> => new Promise(() => {});
    Object.assign(globalThis, { leakTestRecorder: { start: never, stop: never } });
  });
  await expect(startRecorderIn(page, 200)).rejects.toMatchObject(NEVER);
  await expect(stopRecorderIn(page, 200)).rejects.toMatchObject(NEVER);
});

test('what it quotes of the page is left out', async () => {
  await page.evaluate(() => {
    const start = (): unknown => document.querySelector('#Okonkwo 7 "oncology"');
    Object.assign(globalThis, { leakTestRecorder: { start, stop() {} } });
  });
  const started = startRecorderIn(page).catch((error: Error) => error.message);
  expect(await started).toMatch(/^the page is not recorded: Failed to execute …/);
  expect(await started).not.toContain('Okonkwo');
});
