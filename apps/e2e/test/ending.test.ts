// Stop and withdraw end it at once: nothing is captured after, and a withdrawal flushes nothing.
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionErased } from '../src/erased.ts';
import { openSession } from '../src/opened.ts';
import { allowRecording, chunksStored, epochsClosed, onlySession, openShop } from '../src/visit.ts';
import { recorderState, startWorld, until, type World } from '../src/world.ts';

/** Sealed frames in the browser's own storage. */
function framesKept(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open('scrim-outbox', 1);
        open.onsuccess = () => {
          const count = open.result.transaction('frames').objectStore('frames').count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
}

describe('the end of a recording', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  const ingests = () => world.wire.requests.filter(({ path }) => path === '/v1/ingest').length;

  it('withdraw: nothing is flushed, and the session is erased', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    const { sid } = await onlySession(world);
    await page.getByTestId('search').pressSequentially('brass');
    const typed = ingests();
    await until('what was typed is sent', () => ingests() > typed);
    // From here on something waits in the buffer, and its five seconds have just begun.
    await page.mouse.wheel(0, 200);
    const before = ingests();
    await page.getByTestId('consent-withdraw').click();
    await recorderState(page, 'stopped');
    const atWithdrawal = world.wire.requests.length;
    await until('the withdrawal', () =>
      world.wire.requests.some(({ path }) => path === '/v1/consents/withdraw'),
    );
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('scrim'))),
    ).toEqual([]);

    await page.getByTestId('product-card').first().locator('a').first().click();
    await page.waitForTimeout(6000);
    await page.goto('about:blank');
    await page.waitForTimeout(300);
    expect(ingests()).toBe(before);
    const after = world.wire.requests.slice(Math.min(atWithdrawal, world.wire.requests.length - 1));
    expect(after.every(({ path }) => path === '/v1/consents/withdraw')).toBe(true);
    await sessionErased(world, sid);
  });

  it('withdraw: what was queued for a lost network never leaves', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    world.wire.mode = 'dark';
    await page.getByTestId('product-card').first().locator('a').first().click();
    const before = ingests();
    await until('a failed attempt', () => ingests() > before, 15_000);
    expect(await framesKept(page)).toBeGreaterThan(0);
    await page.getByTestId('consent-withdraw').click();
    await recorderState(page, 'stopped');
    const atWithdrawal = ingests();
    world.wire.mode = 'open';
    await until('the withdrawal', () =>
      world.wire.requests.some(({ path, status }) => path === '/v1/consents/withdraw' && status === 200),
    );
    expect(await framesKept(page)).toBe(0);
    await page.reload();
    await page.waitForTimeout(1500);
    expect(ingests()).toBe(atWithdrawal);
  });

  it('withdraw on a page whose permit has not come: the visit before it is erased', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    const { sid } = await onlySession(world);
    world.wire.mode = 'dark';
    await page.goto(`${world.site.url}/account/`);
    await recorderState(page, 'starting');
    await page.getByTestId('consent-withdraw').click();
    await recorderState(page, 'stopped');
    world.wire.mode = 'open';
    await sessionErased(world, sid);
    expect(await framesKept(page)).toBe(0);
  });

  it('stop: what was captured before is delivered and final, nothing after it is captured', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    await page.getByTestId('product-card').first().locator('a').first().click();
    await page.getByTestId('add-to-cart').waitFor();
    await page.getByTestId('recorder-stop').click();
    const stoppedAt = await page.evaluate(() => Date.now());
    await recorderState(page, 'stopped');
    await epochsClosed(world, 1);
    const requests = world.wire.requests.length;
    await page.getByTestId('add-to-cart').click();
    await page.waitForTimeout(6000);
    expect(world.wire.requests.length).toBe(requests);
    const { report, events } = await openSession(world, (await onlySession(world)).sid);
    expect(report.epochs.map(({ closed }) => closed)).toEqual([true]);
    expect(events.length).toBeGreaterThan(2);
    expect(Math.max(...events.map(({ timestamp }) => timestamp))).toBeLessThanOrEqual(stoppedAt);
  });

  it('disabling the site reaches an open page with the next answer', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    await world.admin.sites.setSwitch('demo-shop' as never, 'off');
    const { chunks } = await onlySession(world);
    await page.getByTestId('product-card').first().locator('a').first().click();
    await page
      .locator('[data-testid=recorder-status][data-state=stopped]')
      .waitFor({ state: 'attached', timeout: 15_000 });
    expect(await page.getByTestId('recorder-status').textContent()).toContain('site_disabled');
    const requests = world.wire.requests.length;
    await page.getByTestId('add-to-cart').click();
    await page.waitForTimeout(6000);
    expect(world.wire.requests.length).toBe(requests);
    expect((await onlySession(world)).chunks).toBe(chunks);
  });
});
