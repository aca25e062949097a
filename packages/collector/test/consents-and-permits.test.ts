import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Counter, codeOf, ORIGIN, SITE, startCounter } from './counter.ts';

const MINUTE_MS = 60_000;

describe('consents and permits', () => {
  let counter: Counter;
  beforeEach(async () => {
    counter = await startCounter();
  });
  afterEach(() => counter.close());
  const askForPermit = (receipt: string, more: object = {}) =>
    counter.postJson('/v1/permits', { siteId: SITE, kind: 'live', receipt, ...more });

  it('turn a record into a receipt and the receipt into a permit that no cache keeps', async () => {
    const response = await askForPermit(await counter.receipt());
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ v: 1, siteId: SITE, gen: 0 });
  });

  it('give the same record the same receipt, and refuse another record under its id', async () => {
    const record = counter.consentRecord();
    expect(await counter.receipt(record)).toBe(await counter.receipt(record));
    const other = { ...record, language: 'nl' };
    const response = await counter.postJson('/v1/consents', { siteId: SITE, record: other });
    expect([response.status, await codeOf(response)]).toEqual([409, 'consent_conflict']);
  });

  it.each([
    ['a disabled site', 'site_disabled', (c: Counter) => c.sites.setSwitch(SITE, 'off')],
    ['a manifest that does not enable', 'site_disabled', (c: Counter) => c.publish(2, { enabled: false })],
    ['a manifest that ran out', 'manifest_missing', async (c: Counter) => c.wait(91 * 24 * 60 * MINUTE_MS)],
  ])('are refused for %s', async (_, code, change) => {
    const receipt = await counter.receipt();
    const before = (await counter.stores.sessions.list({ limit: 9 })).rows.length;
    await change(counter);
    expect(await codeOf(await askForPermit(receipt))).toBe(code);
    const record = counter.consentRecord();
    expect(await codeOf(await counter.postJson('/v1/consents', { siteId: SITE, record }))).toBe(code);
    expect((await counter.stores.sessions.list({ limit: 9 })).rows.length).toBe(before);
  });

  it('are refused to an origin that the manifest does not list', async () => {
    const receipt = await counter.receipt();
    const request = { siteId: SITE, kind: 'live', receipt };
    const foreign = await counter.postJson('/v1/permits', request, { origin: 'https://evil.example' });
    expect(await codeOf(foreign)).toBe('origin_not_allowed');
    expect((await counter.postJson('/v1/permits', request, { origin: ORIGIN })).status).toBe(201);
  });

  it('are refused without a yes, with a foreign receipt, and after a withdrawal', async () => {
    const record = counter.consentRecord();
    const [granted] = record.events;
    const denied = { ...record, events: [{ ...granted, type: 'denied', state: 'denied' }] };
    expect(await codeOf(await counter.postJson('/v1/consents', { siteId: SITE, record: denied }))).toBe(
      'consent_not_granted',
    );

    const other = await startCounter();
    expect(await codeOf(await askForPermit(await other.receipt()))).toBe('receipt_invalid');
    await other.close();

    const receipt = await counter.receipt(record);
    await counter.postJson('/v1/consents/withdraw', { siteId: SITE, receipt, sessions: [] });
    expect(await codeOf(await askForPermit(receipt))).toBe('consent_not_granted');
  });

  it('expire with the time the visitor was told', async () => {
    const receipt = await counter.receipt();
    counter.clock.ms += 85 * 24 * 60 * MINUTE_MS;
    expect((await askForPermit(receipt)).status).toBe(201);
    await counter.publish(2);
    counter.clock.ms += 80 * 24 * 60 * MINUTE_MS;
    await counter.publish(3);
    counter.clock.ms += 20 * 24 * 60 * MINUTE_MS;
    expect(await codeOf(await askForPermit(receipt))).toBe('consent_not_granted');
  });

  it('are refused for a record of another site than the one named', async () => {
    const record = { ...counter.consentRecord(), site: 'other' };
    const response = await counter.postJson('/v1/consents', { siteId: SITE, record });
    expect(await response.json()).toMatchObject({ code: 'body_malformed', fields: ['record.site'] });
  });

  it('come with a manifest that never goes back, nor is published twice', async () => {
    await counter.publish(2);
    await expect(counter.publish(2)).rejects.toMatchObject({ code: 'manifest_older' });
    await expect(counter.publish(1)).rejects.toMatchObject({ code: 'manifest_older' });
    await counter.publish(3);
  });
});

describe('bad input', () => {
  let counter: Counter;
  beforeEach(async () => {
    counter = await startCounter();
  });
  afterEach(() => counter.close());

  it.each([
    ['/v1/consents', '{"siteId":"shop","record":{"secret":"mrs smith"}}', 400, 'body_malformed'],
    ['/v1/consents', 'mrs smith', 400, 'body_malformed'],
    ['/v1/permits', '{"siteId":"mrs smith"}', 400, 'body_malformed'],
    ['/v1/ingest', 'mrs smith', 400, 'body_malformed'],
    ['/v1/consents', `"${'mrs smith'.repeat(10_000)}"`, 413, 'body_too_large'],
    ['/v1/mrs-smith', '{}', 404, 'not_found'],
  ])('to %s gets a problem that repeats nothing of it', async (path, body, status, code) => {
    const response = await counter.post(path, body);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(JSON.parse(text)).toMatchObject({ code, status, type: `urn:scrim:problem:${code}` });
    expect(text).not.toMatch(/smith|secret/);
    expect(counter.failures).toEqual([]);
  });

  it('fails inside with a problem and a line that names only route and error', async () => {
    counter.stores.records.get = () => Promise.reject(new Error('mrs smith'));
    const response = await counter.postJson('/v1/permits', { siteId: SITE, kind: 'live', receipt: 'a.b.c' });
    expect([response.status, await codeOf(response)]).toEqual([500, 'internal']);
    expect(counter.failures).toEqual([{ route: '/v1/permits', error: 'Error', code: null }]);
  });
});
