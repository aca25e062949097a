// What a page does with a manifest that it cannot seal to, or that is older than one it has believed.
import { startRecorder } from '@scrim/recorder';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { COLLECTOR, layOutCollector, newConsent, type PaperCollector } from './paper-collector.ts';

let site: string;
let collector: PaperCollector;
let count = 0;

beforeEach(async () => {
  site = `versions-${Date.now()}-${count++}`;
  collector = await layOutCollector(site, { version: 5 });
});
afterEach(() => {
  vi.restoreAllMocks();
  collector.restore();
  sessionStorage.clear();
});

const settled = /recording|refused/;

it.each([
  [4, { state: 'refused', reason: 'manifest_refused', detail: 'manifest_older' }],
  [5, { state: 'recording' }],
  [6, { state: 'recording' }],
])('a document that believed version 5 and is given %i', async (version, expected) => {
  const consent = newConsent(site);
  const recorder = startRecorder({ collector: COLLECTOR, site, rootKey: collector.rootKey, consent });
  consent.grant({ method: 'button' });
  await expect.poll(() => recorder.status()).toEqual({ state: 'recording' });
  await consent.withdraw();
  collector.manifest = await collector.manifestOf(version);
  consent.ask();
  consent.grant({ method: 'button' });
  await expect.poll(() => recorder.status().state).toMatch(settled);
  expect(recorder.status()).toEqual(expected);
  await consent.withdraw();
});

it('says so where the browser cannot seal to the recipients', async () => {
  const missing = new DOMException('', 'NotSupportedError');
  const real = crypto.subtle.importKey.bind(crypto.subtle) as (...args: unknown[]) => Promise<CryptoKey>;
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation(((...args: unknown[]) =>
    JSON.stringify(args[2]).includes('X25519') ? Promise.reject(missing) : real(...args)) as never);
  const consent = newConsent(site);
  const recorder = startRecorder({ collector: COLLECTOR, site, rootKey: collector.rootKey, consent });
  consent.grant({ method: 'button' });
  await expect.poll(() => recorder.status().state).toMatch(settled);
  expect(recorder.status()).toEqual({
    state: 'refused',
    reason: 'crypto_unavailable',
    detail: 'platform_unsupported',
  });
  expect(collector.frames).toEqual([]);
  await consent.withdraw();
});
