// Visits that fill a sessions list: some short, some with a cart and a checkout, one with most of what a replay shows.
import { allowRecording, fillCart, fillCheckout, goToCheckout, lookAround, openShop } from '../visit.ts';
import { recorderState, until, type World } from '../world.ts';

const BUYER = { name: 'Robin Marsh', email: 'robin.marsh@example.org' };

/** How long a visitor looks at something: the replay is then as long as one would look at it. */
const READING_MS = 3000;

/** A visit of about `looks` looks around. */
async function shortVisit(world: World, looks: number): Promise<void> {
  const visitor = await world.newVisitor();
  const shop = await openShop(world, visitor);
  await allowRecording(shop);
  for (let look = 0; look < looks; look += 1) {
    await lookAround(shop);
    await shop.goto(`${world.site.url}/`);
    await recorderState(shop, 'recording');
  }
  await shop.goto('about:blank');
  await visitor.close();
}

/** A visit with search, cart, checkout, a mistake in a form, and the bank. @returns its session. */
export async function fullVisit(world: World): Promise<string> {
  const visitor = await world.newVisitor();
  const shop = await openShop(world, visitor);
  await allowRecording(shop);
  await lookAround(shop);
  await shop.waitForTimeout(READING_MS);
  await fillCart(shop);
  await shop.waitForTimeout(READING_MS);
  await goToCheckout(shop);
  await recorderState(shop, 'recording');
  await fillCheckout(shop, BUYER);
  await shop.mouse.wheel(0, 400);
  await shop.waitForTimeout(READING_MS);
  await shop.goto(`${world.site.url}/account/`);
  await recorderState(shop, 'recording');
  await shop.waitForTimeout(READING_MS);
  await shop.goto('about:blank');
  await visitor.close();
  const { rows } = await world.admin.stores.sessions.list({ limit: 1 });
  return rows[0]?.sid ?? '';
}

/** A list to look at. @returns the session of the full visit. */
export async function makeSampleVisits(world: World): Promise<string> {
  const sid = await fullVisit(world);
  for (const looks of [1, 0, 2, 1, 3, 0, 1]) await shortVisit(world, looks);
  await until('eight sessions', async () => (await world.admin.stores.sessions.count({})) >= 8);
  return sid;
}
