// `pnpm --filter @scrim/e2e screens`: takes the pictures in docs/screens/ of every page of the console, made of a real visit. Light and dark
// at 1280×720; pages that people have on a phone too at 390×844. And `overlay`: a page of the demo under the overlay.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { setUpWithPasskey } from '../at-the-console.ts';
import { CONSOLE_PAGES, type ConsolePage, SIGN_IN_PAGE, type Walk, WELCOME_PAGE } from '../console-pages.ts';
import { type ConsoleWorld, startConsoleWorld } from '../console-world.ts';
import { showOverlay } from './overlay-screen.ts';
import { makeSampleVisits } from './sample-visits.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'screens');
const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
const ON_PHONES = new Set(['sessions', 'sites', 'sign-in', 'open-with-purpose', 'replay']);
const ONLY = process.argv.slice(2);
const OVERLAY = 'overlay';

async function take(page: Page, { name, show }: ConsolePage, walk: Walk): Promise<void> {
  if (ONLY.length > 0 && !ONLY.includes(name)) return;
  for (const theme of ['light', 'dark'] as const) {
    await chooseTheme(page, walk, theme);
    await page.setViewportSize(DESK);
    await show(page, walk);
    await picture(page, `${name}-${theme}`);
  }
  if (!ON_PHONES.has(name)) return;
  await chooseTheme(page, walk, 'light');
  await page.setViewportSize(PHONE);
  await show(page, walk);
  await picture(page, `${name}-phone`);
}

/** As the person's menu does. Emulating a colour scheme would give the recorded page another one than its visitor had. */
async function chooseTheme(page: Page, { world }: Walk, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${world.console.origin}/mark.svg`);
  await page.evaluate((chosen) => localStorage.setItem('scrim-theme', chosen), theme);
}

async function picture(page: Page, name: string): Promise<void> {
  // Pictures and fonts of a page that has just been shown may still be on their way to the screen.
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 400))));
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`docs/screens/${name}.png`);
}

async function takeConsole(world: ConsoleWorld): Promise<void> {
  const passphrase = (await readFile(world.keys.passphraseFile, 'utf8')).trim();
  const { page } = await world.newStaff();
  const walk: Walk = { world, sid: await makeSampleVisits(world), passphrase };
  await take(page, WELCOME_PAGE, walk);
  await setUpWithPasskey(page, world, 'Ada Okafor');
  await take((await world.newStaff()).page, SIGN_IN_PAGE, walk);
  for (const one of CONSOLE_PAGES) await take(page, one, walk);
}

await mkdir(FOLDER, { recursive: true });
const world = await startConsoleWorld();
try {
  if (ONLY.length === 0 || ONLY.includes(OVERLAY)) await picture(await showOverlay(world), OVERLAY);
  if (ONLY.length === 0 || ONLY.some((name) => name !== OVERLAY)) await takeConsole(world);
} finally {
  await world.close();
}
