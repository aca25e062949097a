// What people of the staff do at the console, as a person would: by names and labels that they see.

import type { FrameLocator, Page } from 'playwright';
import type { ConsoleWorld } from './console-world.ts';

/** How long to wait for what the console shows: long, because a test waits for a thing and never for a time. */
export const SOON = { timeout: 30_000 };

/** Follows the first link and makes a passkey. */
export async function setUpWithPasskey(page: Page, { console }: ConsoleWorld, name: string): Promise<void> {
  await page.goto(console.firstLink);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Make a passkey and sign in' }).click();
  await signedIn(page, name);
}

/** Chooses name and passphrase on the page of a link, where passkeys are not offered. */
export async function setUpWithPassphrase(
  page: Page,
  { name, passphrase }: { readonly name: string; readonly passphrase: string },
): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await page.getByRole('button', { name: 'Set passphrase and sign in' }).click();
}

/** The button of the person who is signed in: name and roles as seen, then what it holds. */
const personMenu = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`${name}.* account, theme, sign out`) });

/** Signs out by the menu. */
export async function signOut(page: Page, name: string): Promise<void> {
  await personMenu(page, name).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
}

/** Signs in with the passkey that this browser has. */
export async function signInWithPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await signedIn(page, name);
}

/** Waits for the frame that only signed-in people see. */
export async function signedIn(page: Page, name: string): Promise<void> {
  await personMenu(page, name).waitFor();
}

/** Opens the session on its page: says why, unlocks the key that the collector keeps. */
export async function openWithPurpose(
  page: Page,
  { purpose, passphrase }: { readonly purpose: string; readonly passphrase: string },
): Promise<void> {
  await page.getByLabel('In your words').fill(purpose);
  await page.getByLabel('Passphrase of the key').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock and open' }).click();
}

/** The recorded page inside the player's document. */
export function recordedPage(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Recorded page"]').frameLocator('iframe');
}

/** Takes the replay to its beginning and lets it rest there: a short one is over before a busy machine looks at it. */
export async function restAtStart(page: Page): Promise<void> {
  const position = page.getByRole('slider', { name: 'Position' });
  await position.waitFor({ state: 'attached', ...SOON });
  const pause = page.getByRole('group', { name: 'Playback' }).getByRole('button', { name: /^Pause/ });
  // It may come to its end by itself between the two.
  if (await pause.isVisible()) await pause.click({ timeout: 2000 }).catch(() => undefined);
  await position.press('Home');
}

/** Deletes the session whose page is shown. */
export async function deleteSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More for this session' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete session' }).click();
  await page.waitForURL((url) => url.pathname === '/sessions');
}
