// One visit over page loads, routes and the back/forward cache stays one session, and can be seen again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedSession, openSession } from '../src/opened.ts';
import { allowRecording, epochsClosed, fillCart, goToCheckout, onlySession, openShop } from '../src/visit.ts';
import { recorderState, startWorld, type World } from '../src/world.ts';

interface MaskedNode {
  readonly type: number;
  readonly tagName?: string;
  readonly childNodes?: readonly MaskedNode[];
}

/** Every list of the snapshot, as the number of its items. */
function listLengths(node: MaskedNode): number[] {
  const own =
    node.tagName === 'ul' ? [(node.childNodes ?? []).filter(({ tagName }) => tagName === 'li').length] : [];
  return [...own, ...(node.childNodes ?? []).flatMap(listLengths)];
}

describe('one visit', () => {
  let world: World;
  let opened: OpenedSession;
  let products = 0;
  let restored = false;

  beforeAll(async () => {
    world = await startWorld();
    const visitor = await world.newVisitor();
    const page = await openShop(world, visitor);
    products = await page.getByTestId('product-list').locator('> li').count();
    await allowRecording(page);
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(400);
    await fillCart(page);
    await page.evaluate(() => Object.assign(window, { firstLife: true }));
    await goToCheckout(page);
    await recorderState(page, 'recording');
    // A page restored from the back/forward cache fires no load event.
    await page.goBack({ waitUntil: 'commit' });
    await recorderState(page, 'recording');
    restored = await page.evaluate(() => 'firstLife' in window);
    await page.goForward({ waitUntil: 'commit' });
    await recorderState(page, 'recording');
    await page.goto('about:blank');
    await epochsClosed(world, 4);
    await visitor.close();
    opened = await openSession(world, (await onlySession(world)).sid);
  });
  afterAll(() => world.close());

  it('is one session of several epochs that follow each other without a gap', async () => {
    const { epochs } = opened.report;
    expect(epochs.length).toBeGreaterThanOrEqual(4);
    expect(epochs.map(({ gaps }) => gaps)).toEqual(epochs.map(() => []));
    expect(epochs.map(({ closed }) => closed)).toEqual(epochs.map(() => true));
    expect(epochs.map(({ eseq }) => eseq)).toEqual(epochs.map((_, at) => at));
    expect(epochs.map(({ prev }) => prev)).toEqual(['none', ...epochs.slice(1).map(() => 'ok')]);
  });

  it('went through the back/forward cache: the first document lived on', () => {
    expect(restored).toBe(true);
  });

  it("has the product list's structure", () => {
    expect(products).toBeGreaterThanOrEqual(12);
    const first = opened.events.find(({ type }) => type === 2);
    expect(listLengths(first?.data.node)).toContain(products);
  });

  it('has a snapshot for each page load and each return', () => {
    expect(opened.events.filter(({ type }) => type === 2).length).toBe(opened.report.epochs.length);
  });

  it('has the route changes', () => {
    const routes = opened.events.filter(({ type, data }) => type === 5 && data.tag === 'scrim.route');
    expect(routes.length).toBeGreaterThanOrEqual(3);
    const hrefs = routes.map(({ data }) => data.payload.href as string);
    expect(new Set(hrefs).size).toBeGreaterThanOrEqual(3);
    // The routes that the demo's policy lists are readable; what stands in place of `:id`, and every query, is not.
    const listed = /^http:\/\/127\.0\.0\.1:\d+\/(?:|search|cart|product\/_[a-z]{10})$/;
    for (const href of hrefs) expect(href).toMatch(listed);
    expect(hrefs.some((href) => href.endsWith('/cart'))).toBe(true);
  });

  it('has clicks and scroll', () => {
    const sources = opened.events.filter(({ type }) => type === 3).map(({ data }) => data);
    expect(sources.filter(({ source, type }) => source === 2 && type === 2).length).toBeGreaterThanOrEqual(3);
    expect(sources.some(({ source, y }) => source === 3 && y > 100)).toBe(true);
  });

  it('is in order of time within each epoch', () => {
    const snapshots = opened.events.filter(({ type }) => type === 2).map(({ timestamp }) => timestamp);
    expect(snapshots).toEqual(snapshots.toSorted((a, b) => a - b));
  });

  it('left an audit entry for the opening, with its purpose', async () => {
    const entries = await Array.fromAsync(world.admin.stores.audit.read(), ({ entry }) => JSON.parse(entry));
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'session.open', purpose: 'End-to-end test' }),
    );
    expect(entries.filter(({ action }) => action === 'epoch.close').length).toBe(opened.report.epochs.length);
  });
});
