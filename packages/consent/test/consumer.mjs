// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConsent } from '@scrim/consent';
import { checkRecord, isGranted, signReceipt, verifyReceipt } from '@scrim/consent/server';
import { createFileKeyProvider } from '@scrim/crypto/providers';

const folder = mkdtempSync(path.join(tmpdir(), 'scrim-consumer-'));
const provider = await createFileKeyProvider({ path: path.join(folder, 'keys.json') });
let asked = 0;

/** A collector in one function: checks the record and signs a receipt. */
async function collector(_url, { body }) {
  asked += 1;
  const record = checkRecord(JSON.parse(body).record);
  assert.ok(isGranted(record, Date.now()));
  return Response.json({ receipt: await signReceipt(record, provider, Date.now()) });
}

const consent = createConsent({
  site: 'shop',
  collector: 'https://collect.example',
  notice: {
    id: 'n',
    version: '1',
    locale: 'en',
    textHash: 'A'.repeat(43),
    url: 'https://shop.example/privacy',
  },
  purposes: [
    {
      id: 'replay',
      text: 'To see where pages fail',
      lawfulBasis: 'consent',
      piiTypes: [],
      retention: '30 days',
      recipients: [],
    },
  ],
  jurisdiction: 'EU',
  language: 'en',
  controllers: ['Shop Ltd'],
  withdrawalMethod: 'the link at the foot of every page',
  rightsUrl: 'https://shop.example/rights',
  storage: null,
  fetch: collector,
});
assert.equal(consent.allowed(), false);
consent.grant({ method: 'button' });
assert.equal(consent.allowed(), true);
assert.equal(asked, 0);
const receipt = await consent.receipt();
const claims = await verifyReceipt(receipt, await provider.verifyKey('receipt'));
assert.ok(claims !== null);
rmSync(folder, { recursive: true });
process.exit(0);
