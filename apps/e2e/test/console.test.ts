// The whole way of a person of the staff: first link, passkey, a visit that arrives, opened with a purpose, watched,
// deleted. And what the browser sent on the way.
import type { SessionId } from '@scrim/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  deleteSession,
  openWithPurpose,
  recordedPage,
  restAtStart,
  SOON,
  setUpWithPasskey,
  signInWithPasskey,
  signOut,
} from '../src/at-the-console.ts';
import { type ConsoleWorld, type StaffBrowser, startConsoleWorld } from '../src/console-world.ts';
import { refusalOf } from '../src/erased.ts';
import { bytesFound, findSecrets } from '../src/secrets.ts';
import { allowRecording, epochsClosed, fillCart, goToCheckout, onlySession, openShop } from '../src/visit.ts';
import { recorderState, until } from '../src/world.ts';

const NAME = 'Ada Okafor';
const PURPOSE = 'Cannot pay by card since Monday';

describe('at the console', () => {
  let world: ConsoleWorld;
  let staff: StaffBrowser;
  let sid: SessionId;
  let product = '';

  beforeAll(async () => {
    world = await startConsoleWorld();
    staff = await world.newStaff();
  });
  afterAll(() => world.close());

  const auditOf = async (action: string) => {
    const entries = await Array.fromAsync(world.admin.audit.read());
    return entries.filter((entry) => entry.action === action);
  };

  it('the first person comes in by the link, with a passkey, and again with it', async () => {
    const { page } = staff;
    await setUpWithPasskey(page, world, NAME);
    await signOut(page, NAME);
    await signInWithPasskey(page, NAME);
    expect((await auditOf('staff.sign-in')).length).toBeGreaterThanOrEqual(2);
  });

  it('sees the site', async () => {
    const { page } = staff;
    await page.goto(`${world.console.origin}/sites`);
    await page.getByText('demo-shop').first().waitFor();
  });

  it('sees the visit that arrives', async () => {
    const visitor = await world.newVisitor();
    const shop = await openShop(world, visitor);
    product = (await shop.getByTestId('product-card').first().getByRole('heading').textContent()) ?? '';
    await allowRecording(shop);
    await fillCart(shop);
    await goToCheckout(shop);
    await recorderState(shop, 'recording');
    await shop.goto('about:blank');
    await epochsClosed(world, 2);
    await visitor.close();
    sid = (await onlySession(world)).sid;
    const { page } = staff;
    await page.goto(`${world.console.origin}/sessions`);
    await expect.poll(() => page.getByRole('row').count(), SOON).toBe(2);
  });

  it('opens it: the purpose is on record before the secret is released', async () => {
    const { page } = staff;
    expect(await auditOf('session.open')).toEqual([]);
    await page.getByRole('row').nth(1).click();
    await page.getByLabel('In your words').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/sessions/${sid}`);
    const onRecord: number[] = [];
    await page.route('**/v1/sessions/*/open', async (route) => {
      const answer = await route.fetch();
      // The answer exists, and nobody has it yet.
      onRecord.push((await auditOf('session.open')).length);
      await route.fulfill({ response: answer });
    });
    await openWithPurpose(page, { purpose: PURPOSE, passphrase: world.keys.passphrase });
    await expect.poll(() => onRecord, SOON).toEqual([1]);
    expect(await auditOf('session.open')).toMatchObject([
      {
        actor: NAME,
        role: 'analyst',
        objects: [`session:${sid}`],
        purpose: expect.stringContaining(PURPOSE),
      },
    ]);
  });

  it('watches the page, masked, in a document of another origin', async () => {
    const { page } = staff;
    await restAtStart(page);
    const shown = recordedPage(page).locator('ul > li');
    await expect.poll(() => shown.count(), SOON).toBeGreaterThanOrEqual(12);
    const text = (await recordedPage(page).locator('body').textContent()) ?? '';
    expect(text.length).toBeGreaterThan(200);
    expect(product.length).toBeGreaterThan(3);
    // By the demo's policy the catalogue is readable; what no rule unmasks is not.
    expect(text).toContain(product);
    expect(text).not.toContain('Recorder:');
    expect(text).toContain('xxxxx');
    const player = page.frames().find((frame) => frame.url().startsWith(world.console.playerOrigin));
    expect(player?.parentFrame()).toBe(page.mainFrame());
  });

  it('cannot be framed by another page, and neither can the player', async () => {
    const foreign = await staff.context.newPage();
    for (const address of [world.console.origin, world.console.playerOrigin]) {
      await foreign.goto(world.collector.url);
      await foreign.setContent(`<iframe src="${address}/"></iframe>`);
      await expect.poll(() => foreign.frames()[1]?.url(), SOON).toMatch(/^chrome-error:/);
    }
    // Control: a page without such a policy is framed.
    await foreign.setContent(`<iframe src="${world.collector.url}/v1/ingest"></iframe>`);
    await expect.poll(() => foreign.frames()[1]?.url(), SOON).toBe(`${world.collector.url}/v1/ingest`);
    await foreign.close();
  });

  it('deletes it: it neither lists nor opens', async () => {
    const { page } = staff;
    await deleteSession(page);
    await expect.poll(() => page.getByText(sid).count(), SOON).toBe(0);
    await until('the list is empty', async () => (await page.getByRole('row').count()) <= 1);
    expect(await refusalOf(world, sid)).toBe('session_erased');
    await page.goto(`${world.console.origin}/sessions/${sid}`);
    await page
      .getByText(/deleted|erased/i)
      .first()
      .waitFor();
    expect(await page.getByLabel('In your words').count()).toBe(0);
  });

  it('makes the browser complain about nothing', () => {
    expect(staff.complaints.filter((text) => !/status of 4(01|10)/.test(text))).toEqual([]);
  });

  describe('on the wire', () => {
    it('there is neither the passphrase nor the private key', async () => {
      const sent = world.taps.console.sent();
      const { privateKey } = await world.keys.reading.unlock();
      // Control: the purpose went the same way.
      expect(findSecrets(sent, [PURPOSE]).join()).toContain('plain');
      for (const bytes of [sent, world.taps.player.sent()]) {
        expect(findSecrets(bytes, [world.keys.passphrase])).toEqual([]);
        expect(bytesFound(bytes, privateKey)).toEqual([]);
      }
    });

    it('both would be found (control)', async () => {
      const { page } = staff;
      const { privateKey } = await world.keys.reading.unlock();
      await page.evaluate(
        async ({ passphrase, key }) => {
          await fetch(`/v1/control?${new URLSearchParams({ passphrase })}`);
          await fetch('/v1/control', { method: 'POST', body: Uint8Array.from(key) });
        },
        { passphrase: world.keys.passphrase, key: [...privateKey] },
      );
      const sent = world.taps.console.sent();
      expect(findSecrets(sent, [world.keys.passphrase])).not.toEqual([]);
      expect(bytesFound(sent, privateKey)).toEqual(['raw']);
    });

    it("the player's origin never got a cookie, nor anything but its own files", async () => {
      const toPlayer = world.taps.player.sent().toString('latin1');
      const lines = toPlayer.split('\r\n').filter((line) => / HTTP\/1\.1$/.test(line));
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(line).toMatch(/^GET \/(assets\/[\w.-]+)? HTTP/);
      expect(toPlayer).not.toMatch(/^cookie:/im);
      expect(await staff.context.cookies(world.console.playerOrigin)).toEqual([]);
      // Control: the console's origin got one.
      expect(world.taps.console.sent().toString('latin1')).toMatch(/^cookie: .*scrim-sign-in=/im);
    });
  });
});
