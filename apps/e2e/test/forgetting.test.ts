// What an opened session leaves behind in the browser: nothing that is stored, no passphrase in the page's memory, and
// no unlocked key once somebody signed out, in whichever tab, or left the page.
import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWithPurpose, recordedPage, SOON, setUpWithPasskey, signOut } from '../src/at-the-console.ts';
import { type ConsoleWorld, type StaffBrowser, startConsoleWorld } from '../src/console-world.ts';
import { allowRecording, onlySession, openShop } from '../src/visit.ts';
import { until } from '../src/world.ts';

const NAME = 'Ada Okafor';
const PURPOSE = 'Cannot pay by card since Monday';

/** All strings that the page's JavaScript still reaches. */
async function heapOf(devtools: CDPSession): Promise<string> {
  const pieces: string[] = [];
  const take = ({ chunk }: { chunk: string }) => pieces.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  return pieces.join('');
}

/** All that the browser keeps of the console's origin, and what an address or a history entry holds. */
const keptBy = (page: Page) =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    history: JSON.stringify(history.state),
    address: location.href,
    document: document.documentElement.outerHTML,
  }));

describe('after a session was opened', () => {
  let world: ConsoleWorld;
  let staff: StaffBrowser;
  let sid = '';

  beforeAll(async () => {
    world = await startConsoleWorld();
    staff = await world.newStaff();
    await setUpWithPasskey(staff.page, world, NAME);
    const visitor = await world.newVisitor();
    const shop = await openShop(world, visitor);
    await allowRecording(shop);
    await until('something has arrived', async () => (await onlySession(world)).chunks > 0);
    await visitor.close();
    ({ sid } = await onlySession(world));
  });
  afterAll(() => world.close());

  const open = async (page: Page) => {
    await page.goto(`${world.console.origin}/sessions/${sid}`);
    await page.getByLabel('In your words').waitFor();
    await openWithPurpose(page, { purpose: PURPOSE, passphrase: world.keys.passphrase });
    await recordedPage(page).locator('body *').first().waitFor();
  };
  const unlocked = (page: Page) => page.getByText('1 key unlocked');

  it('the passphrase is nowhere in the page any more, while the session plays', async () => {
    const { page, context } = staff;
    await open(page);
    await unlocked(page).waitFor();
    const devtools = await context.newCDPSession(page);
    const heap = await heapOf(devtools);
    // Control: the purpose, which is shown, is found.
    expect(heap.includes(PURPOSE)).toBe(true);
    expect(heap.includes(world.keys.passphrase)).toBe(false);
    const kept = await keptBy(page);
    expect(kept).toMatchObject({ databases: 0, caches: 0, session: {} });
    expect(JSON.stringify(kept)).not.toContain(world.keys.passphrase);
  });

  it('a page that is left and come back to has no key and shows no recording', async () => {
    const { page } = staff;
    await page.goto(world.collector.url);
    await page.goBack();
    await page.getByLabel('In your words').waitFor();
    expect(await unlocked(page).count()).toBe(0);
    expect(await page.locator('iframe').count()).toBe(0);
  });

  it('signing out in one tab ends the others', async () => {
    const { page, context } = staff;
    await open(page);
    const other = await context.newPage();
    await other.goto(`${world.console.origin}/sessions`);
    await other.getByRole('row').nth(1).waitFor();
    // Another tab shares no key.
    expect(await unlocked(other).count()).toBe(0);
    await signOut(other, NAME);
    await expect.poll(() => new URL(page.url()).pathname, SOON).toBe('/sign-in');
    expect(await page.locator('iframe').count()).toBe(0);
    expect(page.workers()).toEqual([]);
    await other.close();
  });
});
