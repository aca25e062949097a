// The console from one's own machine, with the data of a real collector: sign in by passphrase, open, watch. The
// collector hands out no code, and gets neither key nor its passphrase.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWithPurpose, recordedPage, SOON, setUpWithPassphrase, signedIn } from '../src/at-the-console.ts';
import { type ConsoleWorld, type StaffBrowser, startConsoleWorld } from '../src/console-world.ts';
import { type LocalConsole, startLocalConsole } from '../src/local-console.ts';
import { bytesFound, findSecrets } from '../src/secrets.ts';
import { allowRecording, epochsClosed, onlySession, openShop } from '../src/visit.ts';

const NAME = 'Grace Lindqvist';
const OWN_PASSPHRASE = 'nine quiet herons by the weir';

describe('the console from this machine', () => {
  let world: ConsoleWorld;
  let local: LocalConsole;
  let staff: StaffBrowser;
  const asked: string[] = [];

  beforeAll(async () => {
    world = await startConsoleWorld();
    local = await startLocalConsole(world.console.origin);
    const visitor = await world.newVisitor();
    const shop = await openShop(world, visitor);
    await allowRecording(shop);
    await shop.goto('about:blank');
    await epochsClosed(world, 1);
    await visitor.close();
    staff = await world.newStaff();
    staff.context.on('request', (request) => asked.push(request.url()));
  });
  afterAll(async () => {
    await local.close();
    await world.close();
  });

  it('takes a first link and offers a passphrase alone', async () => {
    const { page } = staff;
    const { hash } = new URL(world.console.firstLink);
    await page.goto(`${local.origin}/welcome${hash}`);
    await page.getByLabel('Your name').waitFor();
    expect(await page.getByText(/make a passkey/i).count()).toBe(0);
    await setUpWithPassphrase(page, { name: NAME, passphrase: OWN_PASSPHRASE });
    await signedIn(page, NAME);
  });

  it('opens a session with the key that the collector keeps, and plays it', async () => {
    const { page } = staff;
    await page.goto(`${local.origin}/sessions/${(await onlySession(world)).sid}`);
    await openWithPurpose(page, {
      purpose: 'Looking from my own machine',
      passphrase: world.keys.passphrase,
    });
    const shown = recordedPage(page).locator('ul > li');
    await expect.poll(() => shown.count(), SOON).toBeGreaterThanOrEqual(12);
    expect(staff.complaints).toEqual([]);
  });

  it('asks this machine only; the collector is asked for data, and hands out no code', () => {
    expect(asked.length).toBeGreaterThan(10);
    const origins = new Set(asked.filter((url) => url.startsWith('http')).map((url) => new URL(url).origin));
    expect([...origins].sort()).toEqual([local.origin, local.playerOrigin].sort());
    const paths = world.taps.console
      .sent()
      .toString('latin1')
      .split('\r\n')
      .filter((line) => line.endsWith(' HTTP/1.1'));
    expect(paths.length).toBeGreaterThan(3);
    for (const line of paths) expect(line).toMatch(/^[A-Z]+ \/v1\//);
    expect(world.taps.player.sent().length).toBe(0);
  });

  it('gives the collector neither the key nor its passphrase, and prints neither', async () => {
    const sent = world.taps.console.sent();
    const { privateKey } = await world.keys.reading.unlock();
    // Control: the passphrase of the sign-in went the same way.
    expect(findSecrets(sent, [OWN_PASSPHRASE])).not.toEqual([]);
    expect(findSecrets(sent, [world.keys.passphrase])).toEqual([]);
    expect(bytesFound(sent, privateKey)).toEqual([]);
    expect(local.output()).toContain(local.origin);
    expect(findSecrets(Buffer.from(local.output()), [OWN_PASSPHRASE, world.keys.passphrase])).toEqual([]);
  });

  it('keeps its sign-in under a name that only this collector gets', async () => {
    const cookies = await staff.context.cookies(local.origin);
    expect(cookies.map(({ name }) => name)).toEqual([expect.stringMatching(/^scrim-sign-in-[0-9a-f]{12}$/)]);
    expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(world.taps.console.sent().toString('latin1')).toMatch(/^cookie: scrim-sign-in=[\w-]+\r$/im);
  });
});
