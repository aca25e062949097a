// Suite 2 in a browser without ML-KEM, such as Firefox: in JavaScript, from a chunk that is loaded only then.
import { generateReadingKey } from '@scrim/crypto/keys';
import { beforeAll, expect, it } from 'vitest';
import { loadKem } from '../src/hpke/kem.ts';
import { NOBLE_XWING_KEM } from '../src/hpke/noble-x-wing-kem.ts';
import { loadSealingKem } from '../src/hpke/sealing-kem.ts';
import sealedInChromium from './fixtures/sealed-in-chromium-2.json' with { type: 'json' };
import sealedInNode from './fixtures/sealed-in-node-2.json' with { type: 'json' };
import { openLines, sealSession } from './sessions.ts';
import { takeAwayMlKem } from './without-ml-kem.ts';

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

beforeAll(takeAwayMlKem);

it('sealer and holder take the KEM in JavaScript', async () => {
  expect(await loadSealingKem(2)).toBe(NOBLE_XWING_KEM);
  expect(await loadKem(2)).toBe(NOBLE_XWING_KEM);
});

it('makes a key, seals, opens', async () => {
  const pair = await generateReadingKey(2);
  expect(await openLines(await sealSession([pair], ['{"n":1}', '{"n":2}']), pair)).toEqual([
    '{"n":1}',
    '{"n":2}',
  ]);
});

it.each([
  ['Chromium with ML-KEM', sealedInChromium],
  ['Node', sealedInNode],
] as const)('opens what %s sealed', async (_, { privateKey, psk, lines, file }) => {
  expect(await openLines(hex(file), { suite: 2, privateKey: hex(privateKey) }, hex(psk))).toEqual(lines);
});
