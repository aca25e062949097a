// Every suite in Chromium: keys made, sealed to, opened; what was sealed in Node; what is refused as a key. Suite 2 is the
// browser's own X-Wing here; no-ml-kem.browser.test.ts takes it away.
import type { SuiteId } from '@scrim/crypto/format';
import { generateReadingKey } from '@scrim/crypto/keys';
import { readingKey } from '@scrim/crypto/open';
import { describe, expect, it } from 'vitest';
import { loadKem } from '../src/hpke/kem.ts';
import { NOBLE_XWING_KEM } from '../src/hpke/noble-x-wing-kem.ts';
import { loadSealingKem } from '../src/hpke/sealing-kem.ts';
import sealedInNode2 from './fixtures/sealed-in-node-2.json' with { type: 'json' };
import sealedInNode3 from './fixtures/sealed-in-node-3.json' with { type: 'json' };
import { foreignRecipients, WRONG_ENCAPSULATIONS } from './foreign-keys.ts';
import { openLines, recipientOf, sealerFor, sealSession } from './sessions.ts';

const LINES = ['{"n":1}', '{"n":2}'];
const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe.each([1, 2, 3] as const)('suite %i in Chromium', (suite: SuiteId) => {
  it('makes keys, seals to two, opens', async () => {
    const pairs = [await generateReadingKey(suite), await generateReadingKey(suite)];
    const file = await sealSession(pairs, LINES);
    for (const pair of pairs) expect(await openLines(file, pair)).toEqual(LINES);
  });

  it('seals to no key that may not be sealed to', async () => {
    const good = await generateReadingKey(suite);
    for (const [name, recipient] of foreignRecipients(good)) {
      const refused = await sealerFor([recipient]).then(
        () => null,
        (error) => error,
      );
      expect([name, refused instanceof RangeError]).toEqual([name, true]);
    }
    await sealerFor([recipientOf(good)]);
  });

  it('opens no encapsulation that may not be opened', async () => {
    const pair = await generateReadingKey(suite);
    const { decap } = await readingKey(suite, pair.privateKey);
    const kem = (await loadSealingKem(suite))();
    const { enc } = await kem.Encap(await kem.DeserializePublicKey(pair.publicKey));
    expect((await decap(enc)).length).toBe(32);
    for (const [name, change] of WRONG_ENCAPSULATIONS[suite]) {
      expect([
        name,
        await decap(change(enc)).then(
          () => 'opened',
          () => 'refused',
        ),
      ]).toEqual([name, 'refused']);
    }
  });
});

it.each([
  [2, sealedInNode2],
  [3, sealedInNode3],
] as const)('what Node sealed in suite %i opens here', async (suite, { privateKey, psk, lines, file }) => {
  expect(await openLines(hex(file), { suite, privateKey: hex(privateKey) }, hex(psk))).toEqual(lines);
});

it("control: suite 2 was the browser's own, for the sealer and for the holder", async () => {
  expect(await loadSealingKem(2)).not.toBe(NOBLE_XWING_KEM);
  expect(await loadKem(2)).not.toBe(NOBLE_XWING_KEM);
});
