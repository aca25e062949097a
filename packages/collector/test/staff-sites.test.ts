// Sites as an administrator's browser adds, publishes and switches them; each change with its entries in the log.
import { generateSigningKey } from '@scrim/crypto/keys';
import { encodeBase64Url, type SiteId, type SiteSummary } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORIGIN, SITE } from './counter.ts';
import { type Desk, startDesk } from './staff-desk.ts';

const NEW = 'new-shop' as SiteId;
const ACTOR = 'Ada the site-admin | site-admin';

describe('sites over HTTP', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());

  const change = (method: string, path: string, body: unknown) =>
    ({ path, method, body, role: 'site-admin' }) as const;
  const send = (request: ReturnType<typeof change>) => desk.json<SiteSummary>(request.path, request);
  const refused = (request: ReturnType<typeof change>) => desk.problem(request.path, request);
  const newSite = async (over: object = {}) =>
    change('POST', '/v1/sites', {
      siteId: NEW,
      rootKey: desk.rootKey,
      manifest: await desk.signed(1, { enabled: false }, NEW),
      ...over,
    });
  const breakAudit = (after: number) => {
    const { append } = desk.stores.audit;
    let left = after;
    desk.stores.audit.append = (entry) => (left-- > 0 ? append(entry) : Promise.reject(new Error('disk')));
  };

  it('are listed with what is published and what arrives', async () => {
    const jws = (await desk.sites.get(SITE))?.record.manifest;
    const { sites } = await desk.json<{ sites: SiteSummary[] }>('/v1/sites');
    expect(sites).toEqual([
      {
        siteId: SITE,
        rootKey: desk.rootKey,
        switch: 'on',
        createdAtMs: desk.clock.ms,
        enabled: true,
        manifest: {
          version: 1,
          iat: desk.clock.ms / 1000,
          exp: desk.clock.ms / 1000 + 90 * 86_400,
          enabled: true,
          origins: [ORIGIN],
          recipients: [{ suite: 1, kid: expect.stringMatching(/^[\w-]{22}$/) }],
          policy: { v: 1, id: 'default', version: '1', mode: 'mask-all', rules: [] },
          jws,
        },
        sessions: { count: 0, lastArrivalAtMs: null },
      },
    ]);
    expect(await desk.json(`/v1/sites/${SITE}`)).toEqual(sites[0]);
    expect(await desk.problem('/v1/sites/other')).toBe('404 site_unknown');
    expect(await desk.problem('/v1/sites/no%20id')).toBe('404 site_unknown');
  });

  it('count sessions that are not erased, and say when bytes last arrived', async () => {
    const sessionsOf = async () => (await desk.json<SiteSummary>(`/v1/sites/${SITE}`)).sessions;
    await desk.record(0);
    expect(await sessionsOf()).toEqual({ count: 1, lastArrivalAtMs: null });
    desk.wait(5000);
    const { sid } = await desk.record(1);
    const arrivedAtMs = desk.clock.ms;
    desk.wait(5000);
    await desk.record(0);
    expect(await sessionsOf()).toEqual({ count: 3, lastArrivalAtMs: arrivedAtMs });
    await desk.erasure.erase({ sid, reason: 'operator' });
    expect(await sessionsOf()).toEqual({ count: 2, lastArrivalAtMs: null });
  });

  it('are not enabled when their manifest has run out, and still show it', async () => {
    desk.wait(91 * 86_400_000);
    const site = await desk.json<SiteSummary>(`/v1/sites/${SITE}`);
    expect(site).toMatchObject({ enabled: false, switch: 'on', manifest: { version: 1, enabled: true } });
  });

  it('are added switched off, with their first manifest', async () => {
    const response = await desk.call('/v1/sites', await newSite());
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      siteId: NEW,
      switch: 'off',
      enabled: false,
      manifest: { version: 1, enabled: false },
    });
    expect(await desk.log()).toEqual([
      `site.add | allowed | ${ACTOR} | site:${NEW}`,
      `site.add | done | ${ACTOR} | site:${NEW}`,
    ]);
    expect(await refused(await newSite())).toBe('409 site_exists');
    const { sites } = await desk.json<{ sites: SiteSummary[] }>('/v1/sites');
    expect(sites.map(({ siteId }) => siteId)).toEqual([NEW, SITE]);
  });

  it('are not added with a manifest that does not verify: nothing of them is there, and a repeat works', async () => {
    const stranger = encodeBase64Url((await generateSigningKey()).publicKey);
    for (const over of [
      { rootKey: stranger },
      { manifest: await desk.signed(1) },
      { manifest: 'a.b.c' },
      { manifest: '' },
    ])
      expect(await refused(await newSite(over))).toBe('422 manifest_refused');
    await expect(desk.sites.add(NEW, stranger, await desk.signed(1, {}, NEW))).rejects.toMatchObject({
      code: 'manifest_signer',
    });
    expect(await desk.sites.get(NEW)).toBeNull();
    expect(await desk.log()).toEqual([]);
    expect(await send(await newSite())).toMatchObject({ siteId: NEW });
  });

  it('take a policy with rules, and none that pages would refuse', async () => {
    const rules = [{ id: 'help', select: '.help', do: 'unmask', reason: 'The same for everyone.' }] as const;
    const publish = (manifest: string) => change('PUT', `/v1/sites/${SITE}/manifest`, { manifest });
    for (const bad of [{ more: 1 }, { profile: 'gdpr' }, { vocabulary: { ids: ['a'] } }]) {
      const signed = await desk.signed(2, {}, SITE, bad as object).catch(() => 'a.b.c');
      expect(await refused(publish(signed))).toBe('422 manifest_refused');
      const first = await desk.signed(1, {}, NEW, bad as object).catch(() => 'a.b.c');
      expect(await refused(await newSite({ manifest: first }))).toBe('422 manifest_refused');
    }
    expect(await desk.log()).toEqual([]);
    const names = Array.from({ length: 4000 }, (_, at) => `name-of-the-site-${at}`);
    const policy = { rules, vocabulary: { names } };
    expect(await send(publish(await desk.signed(2, {}, SITE, policy)))).toMatchObject({
      manifest: { version: 2, policy },
    });
  });

  it('are not changed when the log does not take the entry', async () => {
    breakAudit(0);
    const manifest = await desk.signed(2);
    expect(await refused(await newSite())).toBe('503 audit_unavailable');
    expect(await refused(change('PUT', `/v1/sites/${SITE}/manifest`, { manifest }))).toBe(
      '503 audit_unavailable',
    );
    expect(await refused(change('POST', `/v1/sites/${SITE}/switch`, { to: 'off' }))).toBe(
      '503 audit_unavailable',
    );
    expect(await desk.sites.get(NEW)).toBeNull();
    const site = await desk.json<SiteSummary>(`/v1/sites/${SITE}`);
    expect(site).toMatchObject({ switch: 'on', manifest: { version: 1 } });
  });

  it('that were changed, without its end on record, are not said to be unchanged', async () => {
    breakAudit(1);
    expect(await refused(change('POST', `/v1/sites/${SITE}/switch`, { to: 'off' }))).toBe('500 internal');
    expect((await desk.sites.get(SITE))?.record.switch).toBe('off');
    expect(desk.staffFailures).toMatchObject([{ code: 'audit_unfinished' }]);
  });

  it('get the next manifest, and none that is not newer or not theirs', async () => {
    const publish = (manifest: string) => change('PUT', `/v1/sites/${SITE}/manifest`, { manifest });
    const second = await desk.signed(2, { enabled: false });
    expect(await send(publish(second))).toMatchObject({
      enabled: false,
      manifest: { version: 2, jws: second },
    });
    const entries = [
      `manifest.publish | allowed | ${ACTOR} | site:${SITE} | manifest:2`,
      `manifest.publish | done | ${ACTOR} | site:${SITE} | manifest:2`,
    ];
    expect(await desk.log()).toEqual(entries);
    for (const manifest of [
      second,
      await desk.signed(1),
      await desk.signed(3, {}, NEW),
      `${second}A`,
      'nothing',
    ])
      expect(await refused(publish(manifest))).toBe('422 manifest_refused');
    expect(await refused(change('PUT', '/v1/sites/other/manifest', { manifest: second }))).toBe(
      '404 site_unknown',
    );
    expect(await desk.log()).toEqual(entries);
  });

  it('are switched, on record; the manifest still has the last word', async () => {
    const to = (state: string) => change('POST', `/v1/sites/${SITE}/switch`, { to: state });
    expect(await send(to('off'))).toMatchObject({ switch: 'off', enabled: false });
    expect(await send(to('on'))).toMatchObject({ switch: 'on', enabled: true });
    await desk.publish(2, { enabled: false });
    expect(await send(to('on'))).toMatchObject({ switch: 'on', enabled: false });
    const actions = (await desk.log()).map((line) => line.split(' | ').slice(0, 2).join(' '));
    expect(actions).toEqual([
      'site.disable allowed',
      'site.disable done',
      'site.enable allowed',
      'site.enable done',
      'site.enable allowed',
      'site.enable done',
    ]);
    expect(await refused(to('maybe'))).toBe('400 body_malformed');
    expect(await refused(change('POST', '/v1/sites/other/switch', { to: 'on' }))).toBe('404 site_unknown');
  });

  it('that someone else changed in between say so', async () => {
    const { put } = desk.stores.records;
    const lost: typeof put = async (collection, ...rest) =>
      collection === 'sites' ? false : put(collection, ...rest);
    desk.stores.records.put = lost;
    expect(await refused(change('POST', `/v1/sites/${SITE}/switch`, { to: 'off' }))).toBe('409 site_changed');
    expect((await desk.log()).at(-1)).toMatch(/^site\.disable \| failed/);
  });
});
