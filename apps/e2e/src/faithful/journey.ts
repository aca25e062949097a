// A visit of every page of the demo, as a person makes it; at each of them `look` is called, once as it comes and once
// scrolled.
import type { BrowserContext, Page } from 'playwright';
import { allowRecording, fillCheckout, goToCheckout, openShop } from '../visit.ts';
import { recorderState, type World } from '../world.ts';

export type Look = (page: Page, name: string) => Promise<void>;

const CHECKOUT = {
  email: 'ada.winter@post.example',
  phone: '+31 6 1234 5678',
  name: 'Ada Winter-Holloway',
  street: '14 Lantern Lane',
  postcode: '1017 AB',
  city: 'Amsterdam',
  'card-name': 'A Winter-Holloway',
  'card-number': '4111 1111 1111 1111',
  'card-expiry': '11/31',
  'card-cvc': '123',
};

const SCROLL_PX = 420;

export async function visitDemo(world: World, visitor: BrowserContext, look: Look): Promise<void> {
  const lookTwice = async (page: Page, name: string): Promise<void> => {
    await look(page, name);
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), SCROLL_PX);
    await look(page, `${name}, scrolled`);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  };
  const page = await openShop(world, visitor);
  await allowRecording(page);
  await lookTwice(page, 'shop start');
  await visitShop(page, lookTwice);
  await visitCheckout(page, lookTwice);
  await visitBank(world, page, lookTwice);
  await page.goto(`${world.site.url}/privacy/`);
  await recorderState(page, 'recording');
  await lookTwice(page, 'privacy');
  await page.goto('about:blank');
}

async function visitShop(page: Page, look: Look): Promise<void> {
  await page.getByTestId('search').pressSequentially('wool', { delay: 20 });
  await look(page, 'search');
  await page.getByTestId('product-card').first().locator('a').first().click();
  await page.frameLocator('[data-testid=delivery-frame]').getByRole('button').waitFor();
  await look(page, 'product');
  await page.getByTestId('add-to-cart').click();
  await page.getByTestId('added').locator('a').waitFor();
  await look(page, 'product in the cart');
  await page.getByTestId('cart-link').click();
  await page.getByTestId('cart-line').first().waitFor();
  await look(page, 'cart');
}

async function visitCheckout(page: Page, look: Look): Promise<void> {
  await goToCheckout(page);
  await recorderState(page, 'recording');
  await look(page, 'checkout');
  await page.getByTestId('place-order').click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  await look(page, 'checkout, invalid');
  await fillCheckout(page, CHECKOUT);
  await look(page, 'checkout, filled');
  await page.getByTestId('place-order').click();
  await page.getByTestId('order-confirmation').waitFor();
  await recorderState(page, 'recording');
  await look(page, 'order confirmed');
}

async function visitBank(world: World, page: Page, look: Look): Promise<void> {
  await page.goto(`${world.site.url}/account/`);
  await recorderState(page, 'recording');
  await look(page, 'sign in');
  await page.locator('[name=username]').fill('1234567');
  await page.locator('[name=password]').fill('correct horse');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('transactions').waitFor();
  await look(page, 'account');
  await page.getByTestId('to-transfer').click();
  await page.locator('[name=transfer-name]').waitFor();
  await look(page, 'transfer');
  await page.getByTestId('send-transfer').click();
  await page.locator('#transfer-summary').waitFor();
  await look(page, 'transfer, invalid');
}
