// In Chromium: keys of every suite go into passphrase files, officers' files and shares and come back, as in Node; what
// the age program made opens; what is not needed is not loaded.
import {
  type Argon2Parameters,
  generateReadingKey,
  generateSigningKey,
  isOfficerKeyFile,
  joinKey,
  newOfficerIdentity,
  parseOfficerIdentities,
  protectKey,
  type ReadingKeyPair,
  recipientOfIdentity,
  splitKey,
  unlockKeyFile,
  unwrapKeyFile,
  wrapKeyForOfficers,
} from '@scrim/crypto/keys';
import { readingKey } from '@scrim/crypto/open';
import { encodeBase64Url, ScrimError } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import ageMade from './fixtures/age-made.json' with { type: 'json' };

const FAST: Argon2Parameters = { t: 1, p: 1, m: 8 };

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => (error instanceof ScrimError ? error.code : String(error)),
  );

const loaded = (name: string) =>
  performance.getEntriesByType('resource').some((one) => one.name.includes(name));

it('who only unlocks a passphrase file has loaded neither age nor Shamir', async () => {
  const pair = await generateReadingKey();
  expect(await unlockKeyFile(await protectKey(pair, 'passphrase', FAST), 'passphrase')).toEqual(pair);
  expect([loaded('age-encryption'), loaded('shamir')]).toEqual([false, false]);
  await splitKey(pair, { shares: 2, threshold: 2 });
  await newOfficerIdentity();
  expect([loaded('age-encryption'), loaded('shamir')]).toEqual([true, true]);
});

describe.each([1, 2, 3] as const)('a reading key of suite %i', (suite) => {
  it('is protected by a passphrase, in any normalisation of it', async () => {
    const pair = await generateReadingKey(suite);
    const file = await protectKey(pair, 'Grüße ﬁn 😀', FAST);
    expect(await unlockKeyFile(file, 'Gru\u0308ße fin 😀')).toEqual(pair);
    expect(await codeOf(unlockKeyFile(file, 'Grüsse fin 😀'))).toBe('passphrase_wrong');
  });

  it('is wrapped to officers of either sort', async () => {
    const pair = await generateReadingKey(suite);
    for (const postQuantum of [false, true]) {
      const [anna, bert] = [
        await newOfficerIdentity({ postQuantum }),
        await newOfficerIdentity({ postQuantum }),
      ];
      const file = await wrapKeyForOfficers(pair, [anna.recipient, bert.recipient]);
      expect(isOfficerKeyFile(file)).toBe(true);
      expect(await unwrapKeyFile(file, [bert.identity])).toEqual(pair);
      const stranger = await newOfficerIdentity({ postQuantum });
      expect(await codeOf(unwrapKeyFile(file, [stranger.identity]))).toBe('officer_identity_wrong');
    }
  });

  it('is split and joined, and then opens', async () => {
    const pair = await generateReadingKey(suite);
    const texts = await splitKey(pair, { shares: 5, threshold: 3 });
    const joined = (await joinKey(texts.slice(2))) as ReadingKeyPair;
    expect(joined).toEqual(pair);
    expect((await readingKey(suite, joined.privateKey)).kid).toBe(pair.kid);
    expect(await codeOf(joinKey(texts.slice(3)))).toBe('key_shares_too_few');
  });
});

it('a signing key goes the same three ways', async () => {
  const pair = await generateSigningKey();
  const { identity, recipient } = await newOfficerIdentity();
  expect(await unlockKeyFile(await protectKey(pair, 'x', FAST), 'x')).toEqual(pair);
  expect(await unwrapKeyFile(await wrapKeyForOfficers(pair, [recipient]), [identity])).toEqual(pair);
  expect(await joinKey(await splitKey(pair, { shares: 3, threshold: 2 }))).toEqual(pair);
});

it('what the age program made opens', async () => {
  for (const { identityFile, recipient } of ageMade.officers) {
    const identities = await parseOfficerIdentities(identityFile);
    expect(await recipientOfIdentity(identities[0] ?? '')).toBe(recipient);
    const opened = await unwrapKeyFile(ageMade.reading.file, identities);
    expect(encodeBase64Url(opened.publicKey)).toBe(ageMade.reading.publicKey);
  }
});

it('nothing was left in web storage of any kind', async () => {
  expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, '']);
  expect([await indexedDB.databases(), await caches.keys()]).toEqual([[], []]);
});
