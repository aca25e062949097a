// By keyboard alone: where the focus is after something was refused, opened or covered. A focus that falls back to the
// whole page leaves people at the top of it, and whoever listens without a word.

import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWithPurpose, SOON, setUpWithPasskey, signedIn } from '../src/at-the-console.ts';
import { type ConsoleWorld, type StaffBrowser, startConsoleWorld } from '../src/console-world.ts';
import { allowRecording, epochsClosed, lookAround, openShop } from '../src/visit.ts';

const NAME = 'Ada Okafor';
let world: ConsoleWorld;
let staff: StaffBrowser;

beforeAll(async () => {
  world = await startConsoleWorld();
  staff = await world.newStaff();
  const visitor = await world.newVisitor();
  const shop = await openShop(world, visitor);
  await allowRecording(shop);
  await lookAround(shop);
  await shop.goto('about:blank');
  await epochsClosed(world, 1);
  await visitor.close();
}, 60_000);

afterAll(() => world.close());

/** Label of the field, or else the words of the element, that has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    if (element instanceof HTMLInputElement) return element.labels?.[0]?.textContent ?? '';
    return element.getAttribute('aria-label') ?? element.textContent ?? '';
  });

const press = async (page: Page, keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('by keyboard', () => {
  it('a link pasted into the tab of another one opens', async () => {
    const { page } = staff;
    const { origin, firstLink } = world.console;
    await page.goto(`${origin}/welcome`);
    await page.getByText('This link does not work').waitFor();
    await page.evaluate((link) => location.assign(link), firstLink);
    await page.getByLabel('Your name').waitFor(SOON);
    await setUpWithPasskey(page, world, NAME);
    await page.getByRole('row').nth(1).waitFor(SOON);
  });

  it('a page that a row led to begins at its heading', async () => {
    const { page } = staff;
    await page.getByRole('row').nth(1).focus();
    await press(page, ['Enter']);
    await page.getByLabel('In your words').waitFor(SOON);
    await expect.poll(() => focused(page), SOON).toMatch(/^Today, /);
    await page.goBack();
    await page.getByRole('row').nth(1).waitFor(SOON);
  });

  it('a refused form leads to its first wrong field, at once and after an answer', async () => {
    const { page } = staff;
    await page.getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'Unlock and open' }).focus();
    await press(page, ['Enter']);
    await expect.poll(() => focused(page), SOON).toBe('In your words');
    await page.keyboard.type('Ticket 4711');
    await press(page, ['Enter']);
    await expect.poll(() => focused(page), SOON).toBe('Passphrase of the key');
    await page.keyboard.type('not the passphrase');
    await press(page, ['Enter']);
    await page.getByText('That is not the passphrase of this key').waitFor(SOON);
    expect(await focused(page)).toBe('Passphrase of the key');
  });

  it('an opened session begins at its heading', async () => {
    const { page } = staff;
    await openWithPurpose(page, { purpose: 'Ticket 4711', passphrase: world.keys.passphrase });
    await expect.poll(() => focused(page), SOON).toMatch(/^Today, /);
  });

  it('nothing that the full screen covers takes the focus', async () => {
    const { page } = staff;
    await press(page, ['f']);
    await page.getByRole('button', { name: 'Leave full screen' }).waitFor(SOON);
    const seen: string[] = [];
    for (let step = 0; step < 20; step += 1) {
      await press(page, ['Tab']);
      seen.push(await focused(page));
    }
    expect(seen).not.toContain('Skip to the page');
    expect(seen).not.toContain('Sites');
    await press(page, ['f']);
    await page.getByRole('button', { name: 'Full screen' }).waitFor(SOON);
    // Control: they can be reached again.
    await page.locator('.skip').focus();
    expect(await focused(page)).toBe('Skip to the page');
  });

  it('a page that no role permits says so before anything is filled in', async () => {
    const { page } = staff;
    await page.goto(`${world.console.origin}/people`);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('Their name').fill('Bo Lind');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByText(`${world.console.origin}/welcome#`).textContent(SOON);
    const other = await world.newStaff();
    await other.page.goto(link ?? '');
    await other.page.getByRole('button', { name: 'Make a passkey and sign in' }).click();
    await signedIn(other.page, 'Bo Lind');
    for (const path of ['/people', '/add-site']) {
      await other.page.goto(`${world.console.origin}${path}`);
      await other.page.getByRole('heading', { name: 'Not for your roles' }).waitFor(SOON);
    }
    // Control: what the role permits is shown.
    await other.page.goto(`${world.console.origin}/sites`);
    await other.page.getByRole('heading', { name: 'Sites' }).waitFor(SOON);
  });
});
