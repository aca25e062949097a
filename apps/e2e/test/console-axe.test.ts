// Every page of the console is looked through by axe, light and dark and on a phone: nothing serious is found.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpWithPasskey } from '../src/at-the-console.ts';
import { CONSOLE_PAGES, SIGN_IN_PAGE, type Walk, WELCOME_PAGE } from '../src/console-pages.ts';
import { type ConsoleWorld, type StaffBrowser, startConsoleWorld } from '../src/console-world.ts';
import { fullVisit } from '../src/screens/sample-visits.ts';

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 720 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 720 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

/** Rule and element of each serious finding. The recorded page is not ours to mend: its frame is left out. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe[title="Recorded page"]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe('no serious barrier', () => {
  let world: ConsoleWorld;
  let staff: StaffBrowser;
  let walk: Walk;

  beforeAll(async () => {
    world = await startConsoleWorld();
    staff = await world.newStaff();
    const passphrase = (await readFile(world.keys.passphraseFile, 'utf8')).trim();
    walk = { world, sid: await fullVisit(world), passphrase };
  });
  afterAll(() => world.close());

  const look = async (show: (page: Page, walk: Walk) => Promise<void>, { page }: StaffBrowser = staff) => {
    const found: string[] = [];
    for (const { colorScheme, viewport } of LOOKS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await show(page, walk);
      found.push(...(await findings(page)).map((finding) => `${colorScheme} ${viewport.width} ${finding}`));
    }
    return found;
  };

  it('on the page of the first link', async () => expect(await look(WELCOME_PAGE.show)).toEqual([]));

  it('after signing in', async () => {
    await staff.page.setViewportSize({ width: 1280, height: 720 });
    await setUpWithPasskey(staff.page, world, 'Ada Okafor');
  });

  it('on the sign-in page', async () =>
    expect(await look(SIGN_IN_PAGE.show, await world.newStaff())).toEqual([]));

  it.each(CONSOLE_PAGES)('on $name', async ({ show }) => expect(await look(show)).toEqual([]));

  it('would find one (control)', async () => {
    const { page } = staff;
    await page.evaluate(() => {
      const picture = document.createElement('img');
      picture.src = '/favicon.svg';
      document.querySelector('main')?.append(picture);
    });
    expect(await findings(page)).toEqual([expect.stringContaining('image-alt')]);
  });
});
