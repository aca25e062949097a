// What a sealer says where it cannot seal: nothing here has the algorithms, or a suite's chunk did not come.
import { generateReadingKey } from '@scrim/crypto/keys';
import { afterEach, expect, it, vi } from 'vitest';
import { recipientOf, sealerFor } from './sessions.ts';

const CHUNK = '../src/hpke/p256-sealing-kem.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('a suite that could not be loaded is told apart, and is asked for again the next time', async () => {
  const recipients = [recipientOf(await generateReadingKey(3))];
  vi.doMock(CHUNK, () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
  await expect(sealerFor(recipients)).rejects.toMatchObject({ name: 'SealError', code: 'suite_not_loaded' });
  vi.doUnmock(CHUNK);
  expect((await sealerFor(recipients)).next).toBe(0);
});

it.each([1, 2, 3] as const)(
  'without WebCrypto (no secure context) nothing is sealed in suite %i',
  async (suite) => {
    const recipients = [recipientOf(await generateReadingKey(suite))];
    const { getRandomValues } = crypto;
    vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
    const starting = sealerFor(recipients);
    await expect(starting).rejects.toMatchObject({ name: 'SealError', code: 'platform_unsupported' });
  },
);
