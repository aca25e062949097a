// Every page of the console as people see it, by name: what pictures are taken of, and what is looked through for
// barriers. A page that is not here is looked at by nobody.
import type { Page } from 'playwright';
import { openWithPurpose, recordedPage } from './at-the-console.ts';
import { chooseForKey } from './at-the-keys.ts';
import type { ConsoleWorld } from './console-world.ts';

/** What the walk needs of the world: somebody signed in, and a session that opens. */
export interface Walk {
  readonly world: ConsoleWorld;
  readonly sid: string;
  readonly passphrase: string;
}

export interface ConsolePage {
  /** As the picture's file is called. */
  readonly name: string;
  /** Goes there and waits until it is all there. */
  show(page: Page, walk: Walk): Promise<void>;
}

const at = (page: Page, { world }: Walk, path: string) => page.goto(`${world.console.origin}${path}`);

async function openSessionPage(page: Page, walk: Walk): Promise<void> {
  await at(page, walk, `/sessions/${walk.sid}`);
  await page.getByLabel('In your words').waitFor();
}

async function openReplay(page: Page, walk: Walk): Promise<void> {
  await openSessionPage(page, walk);
  await openWithPurpose(page, { purpose: 'Ticket 4711: cannot pay by card', passphrase: walk.passphrase });
  await recordedPage(page).locator('body *').first().waitFor();
  await playButton(page, /^(Pause|Play)/).waitFor();
}

/** Of the controls; the picture has one of its own, for the mouse. */
const playButton = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Playback' }).getByRole('button', { name });

/** Pages of somebody signed in, in the order in which one meets them. */
export const CONSOLE_PAGES: readonly ConsolePage[] = [
  {
    name: 'sites',
    async show(page, walk) {
      await at(page, walk, '/sites');
      await page.getByText('demo-shop').first().waitFor();
    },
  },
  {
    name: 'add-site',
    async show(page, walk) {
      await at(page, walk, '/add-site');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'site',
    async show(page, walk) {
      await at(page, walk, '/sites/demo-shop');
      await page.getByRole('heading', { name: 'demo-shop' }).waitFor();
      await page.getByText('createConsent').first().waitFor();
    },
  },
  {
    name: 'replace-reading-key',
    async show(page, walk) {
      await at(page, walk, '/sites/demo-shop');
      await chooseForKey(page, 'Demo reading key', 'Replace by a new key…');
      await page.getByText('Kind of key').first().waitFor();
    },
  },
  {
    name: 'sessions',
    async show(page, walk) {
      await at(page, walk, '/sessions');
      await page
        .getByText(/\d+ sessions?/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'sessions-nothing-found',
    async show(page, walk) {
      await at(page, walk, '/sessions?kind=test');
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  {
    name: 'delete-session',
    async show(page, walk) {
      await openSessionPage(page, walk);
      await page.getByRole('button', { name: 'More for this session' }).click();
      await page.getByRole('menuitem', { name: 'Delete…' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'open-with-purpose', show: openSessionPage },
  {
    name: 'replay',
    async show(page, walk) {
      await openReplay(page, walk);
      await seekTo(page, 0.6);
    },
  },
  {
    name: 'people',
    async show(page, walk) {
      await at(page, walk, '/people');
      await page.getByRole('heading', { name: 'People' }).waitFor();
    },
  },
  {
    name: 'account',
    async show(page, walk) {
      await at(page, walk, '/account');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
];

/** Moves the playback to a part of the whole, and lets it rest there. */
async function seekTo(page: Page, part: number): Promise<void> {
  const pause = playButton(page, /^Pause/);
  if (await pause.isVisible()) await pause.click();
  const slider = page.getByRole('slider', { name: 'Position' });
  const box = await page.locator('.timeline-track').boundingBox();
  if (box === null) throw new Error('the timeline has a place');
  await page.mouse.click(box.x + box.width * part, box.y + box.height / 2);
  await slider.waitFor({ state: 'attached' });
}

/** What the very first link shows. */
export const WELCOME_PAGE: ConsolePage = {
  name: 'welcome',
  async show(page, { world }) {
    await page.goto(world.console.firstLink);
    await page.getByLabel('Your name').waitFor();
  },
};

/** What somebody sees who is not signed in, once anybody is set up. */
export const SIGN_IN_PAGE: ConsolePage = {
  name: 'sign-in',
  async show(page, walk) {
    await at(page, walk, '/sign-in');
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
  },
};
