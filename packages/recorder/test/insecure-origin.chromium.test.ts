// A page on an address that browsers do not trust has no `crypto.subtle`: it is not recorded, and says so.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordedPage } from './pages/recorded-page.ts';
import { grant, quiet, record, toldLast } from './recorded-driver.ts';
import { type RecordedSite, startRecordedSite } from './recorded-site.ts';

declare const recorded: RecordedPage;

let site: RecordedSite;
beforeAll(async () => {
  site = await startRecordedSite(['--host-resolver-rules=MAP shop.test 127.0.0.1']);
});
afterAll(() => site.close());

it('over http, on a name that is not this machine: refused before anything is asked', async () => {
  const page = await site.open({ host: 'shop.test' });
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, 'undefined']);
  await grant(page);
  await toldLast(page, 'refused crypto_unavailable');
  expect(await page.evaluate(() => recorded.recorder.status())).toEqual({
    state: 'refused',
    reason: 'crypto_unavailable',
  });
  expect(site.requests.filter(({ path }) => /permits|ingest|worker/.test(path))).toEqual([]);
  expect(page.workers()).toEqual([]);
  await quiet(page);
  await page.close();
});

it('the same page on localhost is recorded', async () => {
  const page = await site.open({ host: 'localhost' });
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([true, 'object']);
  await record(page);
  await expect.poll(() => site.epochs.length).toBe(1);
  await quiet(page);
  await page.close();
});
