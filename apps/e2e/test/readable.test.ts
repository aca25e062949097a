// What the demo's policy unmasks is readable in the opened session, and nothing of the cart, the checkout or the bank is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedEvent, type OpenedSession, openSession } from '../src/opened.ts';
import { allowRecording, epochsClosed, fillCart, goToCheckout, onlySession, openShop } from '../src/visit.ts';
import { recorderState, startWorld, type World } from '../src/world.ts';

const META = 4;
const CUSTOM = 5;

describe('a visit under a policy with rules', () => {
  let world: World;
  let opened: OpenedSession;
  /** Names, prices and summaries of the catalogue, as the page showed them. */
  let catalogue: readonly string[];
  /** What each page showed, to see that there was something to find. */
  const shown: Record<string, string | null> = {};

  beforeAll(async () => {
    world = await startWorld();
    const visitor = await world.newVisitor();
    const page = await openShop(world, visitor);
    catalogue = await page.locator('.product-list .product-name, .product-list .price').allTextContents();
    await allowRecording(page);
    await fillCart(page);
    shown.cart = await page.locator('main').textContent();
    await page.waitForTimeout(600);
    await goToCheckout(page);
    await recorderState(page, 'recording');
    shown.checkout = await page.locator('main').textContent();
    await page.waitForTimeout(600);
    await page.goto(`${world.site.url}/account/`);
    await recorderState(page, 'recording');
    await page.locator('[name=username]').fill('1234567');
    await page.locator('[name=password]').fill('correct horse');
    await page.getByTestId('sign-in').click();
    await page.getByTestId('transactions').waitFor();
    shown.bank = await page.locator('body').textContent();
    await page.waitForTimeout(600);
    await page.goto('about:blank');
    await epochsClosed(world, 3);
    await visitor.close();
    opened = await openSession(world, (await onlySession(world)).sid);
  });
  afterAll(() => world.close());

  const isRouteTo = ({ type, data }: OpenedEvent, path: string): boolean =>
    type === CUSTOM && data.tag === 'scrim.route' && new URL(data.payload.href).pathname === path;
  /** The events of a page load, found by the path that its Meta tells. */
  const pageLoad = (path: string): readonly OpenedEvent[] => {
    const { events } = opened;
    const from = events.findIndex(
      ({ type, data }) => type === META && new URL(data.href).pathname.startsWith(path),
    );
    const length = events.slice(from + 1).findIndex(({ type }) => type === META);
    expect(from, path).toBeGreaterThanOrEqual(0);
    return events.slice(from, length === -1 ? undefined : from + 1 + length);
  };
  const textOf = (events: readonly OpenedEvent[]): string => JSON.stringify(events);
  const foundIn = (text: string): string[] => catalogue.filter((word) => text.includes(word));

  it('has the catalogue, word by word', () => {
    expect(catalogue.length).toBeGreaterThan(20);
    expect(foundIn(textOf(pageLoad('/')))).toEqual(catalogue);
    expect(opened.text).toContain('Light for long evenings');
  });

  it('has the names of the fields of the checkout, and nothing of the order', () => {
    const text = textOf(pageLoad('/checkout'));
    for (const label of ['Full name', 'Card number', 'Place order']) expect(text).toContain(label);
    expect(foundIn(shown.checkout ?? '').length, 'control').toBeGreaterThanOrEqual(1);
    expect(foundIn(text)).toEqual([]);
    expect(text).not.toMatch(/4111|Try /);
  });

  it('has nothing of the cart', () => {
    const shop = pageLoad('/');
    const from = shop.findIndex((event) => isRouteTo(event, '/cart'));
    expect(from).toBeGreaterThan(0);
    expect(foundIn(shown.cart ?? '').length, 'control').toBeGreaterThanOrEqual(2);
    expect(foundIn(textOf(shop.slice(from)))).toEqual([]);
    expect(textOf(shop.slice(from))).toContain('xxxxx');
  });

  it('has nothing of the bank but boxes', () => {
    const text = textOf(pageLoad('/account'));
    const words = [
      'Rowan',
      'Bakery',
      'Pharmacy',
      'DE89',
      '4,218',
      'Overview',
      'Current account',
      'Salary',
      '1234567',
    ];
    for (const word of words.slice(0, -1)) expect(shown.bank, 'control').toContain(word);
    for (const word of words) expect(text, word).not.toContain(word);
    // The lengths of the chart's bars are amounts: each bar is a box.
    const bars = [...text.matchAll(/"tagName":"svg","attributes":\{[^}]*"bar"[^}]*\},"childNodes":\[\]/g)];
    expect(bars.length).toBeGreaterThanOrEqual(4);
    expect(text).not.toContain('"tagName":"rect"');
  });

  it('has what was searched for nowhere, and routes as they are listed', () => {
    expect(opened.text).not.toMatch(/“wool”|q=wool/);
    const hrefs = opened.events.filter(({ type, data }) => type === CUSTOM && data.tag === 'scrim.route');
    expect(hrefs.map(({ data }) => new URL(data.payload.href).pathname)).toContain('/cart');
    expect(opened.text).not.toMatch(/\/product\/(?!_[a-z]{10}["\\])/);
  });

  it('has the event that the site sent, as the policy lists it', () => {
    const sent = opened.events.filter(({ type, data }) => type === CUSTOM && data.tag === 'cart.add');
    expect(sent.map(({ data }) => data.payload)).toEqual([{ quantity: 1 }]);
  });
});
