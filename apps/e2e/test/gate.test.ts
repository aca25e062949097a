// Off until switched on; no consent, no bytes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowRecording, lookAround, onlySession, openShop } from '../src/visit.ts';
import { recorderState, SITE, startWorld, type World } from '../src/world.ts';

const isRecorderChunk = (path: string): boolean => /scrim-recorder/.test(path);

describe('the gate', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('records nothing while the site is disabled', async () => {
    await world.admin.sites.setSwitch(SITE, 'off');
    const visitor = await world.newVisitor();
    const page = await openShop(world, visitor);
    await page.getByTestId('consent-allow').click();
    await recorderState(page, 'refused');
    expect(await page.getByTestId('recorder-status').textContent()).toContain('site_disabled');
    await lookAround(page);
    await visitor.close();
    expect(world.wire.requests.map(({ path }) => path)).not.toContain('/v1/ingest');
    expect((await world.admin.stores.sessions.list({ limit: 1 })).rows).toEqual([]);
    await world.admin.sites.setSwitch(SITE, 'on');
  });

  it('asks the collector nothing and loads no recorder before consent, and does both after it', async () => {
    const visitor = await world.newVisitor();
    const asked = world.wire.requests.length;
    const loaded = world.siteRequests.length;
    const page = await openShop(world, visitor);
    await lookAround(page);
    await page.goto(`${world.site.url}/account/`);
    await page.getByTestId('consent-deny').click();
    await page.reload();
    expect(world.wire.requests.length).toBe(asked);
    expect(world.siteRequests.slice(loaded).filter(isRecorderChunk)).toEqual([]);
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('scrim'))),
    ).toEqual([]);

    await page.getByTestId('consent-review').click();
    await allowRecording(page);
    await onlySession(world);
    expect(world.wire.requests.slice(asked).map(({ path }) => path)).toContain('/v1/permits');
    expect(world.siteRequests.slice(loaded).filter(isRecorderChunk)).not.toEqual([]);
    await visitor.close();
  });

  it('needs no preflight for any request', () => {
    expect(world.wire.requests.length).toBeGreaterThan(0);
    expect(world.wire.requests.filter(({ method }) => method === 'OPTIONS')).toEqual([]);
  });
});
