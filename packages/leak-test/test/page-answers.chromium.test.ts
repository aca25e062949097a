// A page that hangs, and one that is lost: neither holds up the test, and neither error holds a value of the page.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../src/browser/start-browser.ts';
import { whileItAnswers } from '../src/run/page-answers.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function opened(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto('data:text/html,<p>one</p>');
  return page;
}

test('a page that hangs is given up', async () => {
  const page = await opened();
  const hangs = whileItAnswers(page, () => page.evaluate('for (;;);'), 1_500);
  await expect(hangs).rejects.toMatchObject({
    code: 'leak_test_no_page',
    message: 'the page does not answer for 1500 ms',
  });
});

test('a page that answers may take its time', async () => {
  const page = await opened();
  const work = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 5_000, 'done')));
  expect(await whileItAnswers(page, work, 3_000)).toBe('done');
  await page.close();
});

test.each([
  ['an address', () => "location.href = 'http://127.0.0.1:9/?name=Okonkwo'"],
  ['what a script threw', () => "throw new Error('no visitor Okonkwo')"],
])('a page that is lost is told without %s', async (_, script) => {
  const page = await opened();
  const work = async (): Promise<void> => {
    await page.evaluate(script());
    await page.goto('http://127.0.0.1:9/?name=Okonkwo');
  };
  const error = await whileItAnswers(page, work).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ code: 'leak_test_no_page' });
  expect(String(error)).not.toContain('Okonkwo');
  await page.close();
});
