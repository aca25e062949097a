// The overlay over a page of the demo, as a developer sees it before any visitor comes.
import type { Page } from 'playwright';
import { openShop } from '../visit.ts';
import type { World } from '../world.ts';

/** The cart under the overlay, with the answer to what decides the price of a line. */
export async function showOverlay(world: World): Promise<Page> {
  const page = await openShop(world, await world.newVisitor());
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByTestId('consent-deny').click();
  for (const product of ['ember-lantern', 'tidewater-throw', 'hearth-teapot']) {
    await page.goto(`${world.site.url}/product/${product}`);
    await page.getByTestId('add-to-cart').click();
  }
  await page.goto(`${world.site.url}/cart?scrim-overlay`);
  await page.locator('[data-scrim-overlay]').waitFor();
  await page.locator('.cart-line .price').first().hover();
  return page;
}
