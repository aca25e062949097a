// What people of the staff do with keys at the console: as a person would, by names and labels that they see.
import type { Download, Page } from 'playwright';
import { SOON } from './at-the-console.ts';
import type { ConsoleWorld } from './console-world.ts';

/** Chooses a file from disk in the field of that name. */
export async function chooseFile(page: Page, field: string, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('group', { name: field }).getByRole('button', { name: 'Choose a file…' }).click();
  await (await choosing).setFiles(path);
}

/** Opens the menu of a reading key on the site's page and chooses one of its entries. */
export async function chooseForKey(page: Page, key: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${key}` }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Replaces a site's reading key by one of another kind, made here and kept at the collector. @returns its file */
export async function replaceReadingKey(
  page: Page,
  world: ConsoleWorld,
  { key, kind, passphrase }: { readonly key: string; readonly kind: RegExp; readonly passphrase: string },
): Promise<Download> {
  await chooseForKey(page, key, 'Replace by a new key…');
  await page.getByRole('button', { name: /Kind of key/ }).click();
  await page.getByRole('option', { name: kind }).click();
  await page.getByLabel('Passphrase of the reading key').fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await page
    .locator('label', { hasText: 'Also keep the protected file' })
    .click({ position: { x: 8, y: 8 } });
  await page.getByRole('button', { name: 'Make the key' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file of the new key' }).click(SOON);
  const file = await saving;
  await chooseFile(page, 'Manifest key file', world.keys.manifest.file);
  await page.getByLabel('Passphrase of the manifest key').fill(world.keys.passphrase);
  await page.getByRole('button', { name: 'Sign and publish' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached', ...SOON });
  return file;
}

/** Takes an identity from a file on disk into the field that asks for it. */
export async function takeIdentity(page: Page, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Take it from a file…' }).click();
  await (await choosing).setFiles(path);
}
