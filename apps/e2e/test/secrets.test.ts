// What a visitor types is in no request, no stored byte, no log and not in the opened session.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../src/opened.ts';
import { allFiles, findSecrets, freshSecrets, searchable, spellings } from '../src/secrets.ts';
import {
  allowRecording,
  epochsClosed,
  fillCart,
  fillCheckout,
  goToCheckout,
  onlySession,
  openShop,
} from '../src/visit.ts';

import { VISITOR_ADDRESS } from '../src/wire.ts';
import { recorderState, startWorld, type World } from '../src/world.ts';

const secrets = freshSecrets();
const wanted = searchable(secrets);

describe('secrets typed in the checkout', () => {
  let world: World;
  let pageHeld = '';

  beforeAll(async () => {
    world = await startWorld();
    const visitor = await world.newVisitor();
    const page = await openShop(world, visitor);
    await allowRecording(page);
    await fillCart(page);
    await goToCheckout(page);
    await recorderState(page, 'recording');
    await fillCheckout(page, { ...secrets, 'card-expiry': '11/31' });
    pageHeld = await page.evaluate(() =>
      [...document.querySelectorAll('input')].map(({ value }) => value).join('\n'),
    );
    await page.getByTestId('place-order').click();
    // The confirmation repeats name, e-mail and address as text of the page.
    await page.getByTestId('order-confirmation').waitFor();
    await recorderState(page, 'recording');
    pageHeld += await page.locator('body').textContent();
    await page.goto('about:blank');
    await epochsClosed(world, 3);
    await visitor.close();
  });
  afterAll(() => world.close());

  it('were on the page (control)', () => {
    const found = findSecrets(Buffer.from(pageHeld), wanted);
    for (const secret of wanted) expect(found.join('\n')).toContain(secret);
  });

  it('would be found in every spelling (control)', () => {
    for (const secret of wanted) {
      for (const [spelling, text] of Object.entries(spellings(secret))) {
        const planted = Buffer.concat([
          Buffer.from([0, 255, 7]),
          Buffer.from(text, 'latin1'),
          Buffer.from([9]),
        ]);
        expect(findSecrets(planted, [secret]).join()).toContain(spelling);
      }
    }
  });

  it('are in no request', () => {
    const { requests } = world.wire;
    expect(requests.filter(({ path }) => path === '/v1/ingest').length).toBeGreaterThan(2);
    for (const { path, headers, body } of requests) {
      expect(findSecrets(Buffer.concat([Buffer.from(path + JSON.stringify(headers)), body]), wanted)).toEqual(
        [],
      );
    }
  });

  it('are in no stored byte', async () => {
    const stored = await allFiles(world.folder);
    expect(stored.includes(Buffer.from((await onlySession(world)).sid))).toBe(true);
    expect(findSecrets(stored, wanted)).toEqual([]);
  });

  it('are in no log', () => {
    expect(world.collector.output()).toContain('collector http');
    expect(findSecrets(Buffer.from(world.collector.output()), wanted)).toEqual([]);
  });

  it('are not in the opened session, which is not empty', async () => {
    const { text, events } = await openSession(world, (await onlySession(world)).sid);
    expect(events.filter(({ type }) => type === 2).length).toBeGreaterThanOrEqual(3);
    // The controls of the checkout are there, and something was typed into them.
    expect(text).toContain('"tagName":"input"');
    expect(events.some(({ type, data }) => type === 3 && data.source === 5)).toBe(true);
    expect(findSecrets(Buffer.from(text), wanted)).toEqual([]);
  });

  it('and no address of the visitor is stored or logged', async () => {
    const { text } = await openSession(world, (await onlySession(world)).sid);
    const kept = Buffer.concat([await allFiles(world.folder), Buffer.from(world.collector.output() + text)]);
    expect(findSecrets(kept, [VISITOR_ADDRESS])).toEqual([]);
    // Neither is the one the connections came from, other than in the addresses of our own servers.
    const own = [world.site.url, world.wire.url, world.collector.url];
    const others = own.reduce((all, url) => all.replaceAll(url, ''), kept.toString('latin1'));
    expect(others).not.toContain('127.0.0.1');
    expect(kept.toString('latin1')).toContain('127.0.0.1');
  });
});
