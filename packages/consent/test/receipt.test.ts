import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsent } from '@scrim/consent';
import { checkRecord, hashRecord, signReceipt, verifyReceipt, withdrawnRecord } from '@scrim/consent/server';
import { signCompactJws } from '@scrim/crypto/keys';
import { createFileKeyProvider, type KeyProvider } from '@scrim/crypto/providers';
import type { ConsentRecord } from '@scrim/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSite, optionsFor, recordedCollector } from './shop.ts';

const NOW_MS = 1_800_000_000_999;
let folder = '';
let provider: KeyProvider;
let other: KeyProvider;
let key: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrim-receipt-'));
  provider = await createFileKeyProvider({ path: join(folder, 'keys.json') });
  other = await createFileKeyProvider({ path: join(folder, 'other.json') });
  key = await provider.verifyKey('receipt');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A page and a collector of these parts: what the page gets is a receipt that the collector signed. */
async function visit(): Promise<{ record: ConsentRecord; receipt: string }> {
  let record: ConsentRecord | undefined;
  const collector = recordedCollector(async ({ body }) => {
    record = checkRecord(body.record);
    return Response.json({ receipt: await signReceipt(record, provider, NOW_MS) });
  });
  const consent = createConsent(optionsFor(newSite(), { fetch: collector.fetch }));
  consent.ask();
  consent.grant({ method: 'button' });
  const receipt = await consent.receipt();
  if (record === undefined) throw new Error('no record came');
  return { record, receipt };
}

test('a receipt verifies with the receipt key and names the record by its hash', async () => {
  const { record, receipt } = await visit();
  expect(await verifyReceipt(receipt, key)).toEqual({
    recordId: record.recordId,
    siteId: record.site,
    recordHash: hashRecord(record),
    iat: 1_800_000_000,
  });
});

test('the withdrawn record points to what the receipt signed', async () => {
  const { record, receipt } = await visit();
  expect((await verifyReceipt(receipt, key))?.recordHash).toBe(withdrawnRecord(record, NOW_MS).prevHash);
});

test('another provider, another purpose, a changed byte, another payload: null', async () => {
  const { record, receipt } = await visit();
  expect(await verifyReceipt(receipt, await other.verifyKey('receipt'))).toBeNull();
  expect(await verifyReceipt(receipt, await provider.verifyKey('journal'))).toBeNull();
  const [header = '', payload = '', signature = ''] = receipt.split('.');
  const forged = Buffer.from(payload, 'base64url').toString().replace(record.site, 'other-shop');
  expect(
    await verifyReceipt(`${header}.${Buffer.from(forged).toString('base64url')}.${signature}`, key),
  ).toBeNull();
  expect(
    await verifyReceipt(
      `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      key,
    ),
  ).toBeNull();
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
  expect(await verifyReceipt(`${unsigned}.${payload}.`, key)).toBeNull();
  expect(await verifyReceipt('', key)).toBeNull();
});

test('a JWS of the receipt key that is no receipt: null', async () => {
  const { receipt } = await visit();
  const claims = await verifyReceipt(receipt, key);
  const sign = (bytes: Uint8Array) => provider.sign('receipt', bytes);
  expect(await verifyReceipt(await signCompactJws({ ...claims }, sign), key)).toEqual(claims); // the control
  expect(await verifyReceipt(await signCompactJws({ ...claims, admin: true }, sign), key)).toBeNull();
  expect(await verifyReceipt(await signCompactJws({ ...claims, recordHash: 'x' }, sign), key)).toBeNull();
});
