// What visitors do, as a person would: typed keys, real clicks, real page loads.
import type { BrowserContext, Page } from 'playwright';
import { recorderState, until, type World } from './world.ts';

/** Opens the shop in a new tab. */
export async function openShop(world: World, visitor: BrowserContext): Promise<Page> {
  const page = await visitor.newPage();
  await page.goto(`${world.site.url}/`);
  await page.getByTestId('product-card').first().waitFor();
  return page;
}

/** Says yes in the banner and waits until the recorder runs. */
export async function allowRecording(page: Page): Promise<void> {
  await page.getByTestId('consent-allow').click();
  await recorderState(page, 'recording');
}

/** Looks around without deciding anything: the banner may still be open. */
export async function lookAround(page: Page): Promise<void> {
  await page.getByTestId('search').pressSequentially('wool', { delay: 20 });
  await page.getByTestId('product-card').first().locator('a').first().click();
  await page.getByTestId('add-to-cart').waitFor();
  await page.mouse.wheel(0, 300);
}

/** Looks at a product and puts it into the cart: routes inside one document. */
export async function fillCart(page: Page): Promise<void> {
  await page.getByTestId('search').pressSequentially('wool', { delay: 20 });
  await page.getByTestId('product-card').first().locator('a').first().click();
  await page.getByTestId('add-to-cart').click();
  await page.getByTestId('cart-link').click();
  await page.getByTestId('cart-line').first().waitFor();
}

/** A real page load from the cart to the checkout. */
export async function goToCheckout(page: Page): Promise<void> {
  await page.getByTestId('to-checkout').click();
  await page.locator('[name=email]').waitFor();
}

/** Types a value into each named field of the checkout. */
export async function fillCheckout(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page
      .locator(`#checkout-form [name="${name}"], form [name="${name}"]`)
      .first()
      .pressSequentially(value, { delay: 2 });
  }
}

/** The only session there is, once the collector knows it. */
export async function onlySession(world: World) {
  await until(
    'one session',
    async () => (await world.admin.stores.sessions.list({ limit: 10 })).rows.length === 1,
  );
  const [row] = (await world.admin.stores.sessions.list({ limit: 10 })).rows;
  if (row === undefined) throw new Error('there is a session');
  return row;
}

/** Waits until as many chunks as are asked for are stored. */
export async function chunksStored(world: World, atLeast: number): Promise<void> {
  await until(`${atLeast} stored chunks`, async () => (await onlySession(world)).chunks >= atLeast, 20_000);
}

/** Waits until `count` epochs of the only session have come to their end. */
export async function epochsClosed(world: World, count: number): Promise<void> {
  await until(
    `${count} closed epochs`,
    async () => {
      const { sid, gen } = await onlySession(world);
      const epochs = await world.admin.stores.chunks.listEpochs(sid, gen);
      return epochs.length >= count && epochs.every(({ close }) => close !== null);
    },
    20_000,
  );
}
