// Suite 2 where the platform has no ML-KEM, as in Node 22: made, sealed and opened in JavaScript, and the same session as
// where it has.
import { readFileSync } from 'node:fs';
import { generateReadingKey } from '@scrim/crypto/keys';
import { readingKey } from '@scrim/crypto/open';
import { KEM_MLKEM768_X25519 } from 'hpke';
import { describe, expect, it } from 'vitest';
import { loadKem } from '../src/hpke/kem.ts';
import { NOBLE_XWING_KEM } from '../src/hpke/noble-x-wing-kem.ts';
import { loadSealingKem } from '../src/hpke/sealing-kem.ts';
import { foreignRecipients, WRONG_ENCAPSULATIONS } from './foreign-keys.ts';
import { hex, knownAnswer, toHex } from './known-answers.ts';
import { openLines, recipientOf, sealerFor, sealSession } from './sessions.ts';
import { takeAwayMlKem } from './without-ml-kem.ts';

const LINES = ['{"n":1}', '{"n":2}'];

describe('with ML-KEM', () => {
  it('control: the platform has it, before it is taken away', async () => {
    expect((await KEM_MLKEM768_X25519().GenerateKeyPair(false)).publicKey.type).toBe('public');
    takeAwayMlKem();
    await expect(KEM_MLKEM768_X25519().GenerateKeyPair(false)).rejects.toThrow('unsupported');
  });
});

describe('without ML-KEM', () => {
  it('holder and sealer take the KEM in JavaScript', async () => {
    expect(await loadKem(2)).toBe(NOBLE_XWING_KEM);
    expect(await loadSealingKem(2)).toBe(NOBLE_XWING_KEM);
  });

  it('makes a key, seals to two, opens', async () => {
    const pairs = [await generateReadingKey(2), await generateReadingKey(2)];
    const file = await sealSession(pairs, LINES);
    for (const pair of pairs) expect(await openLines(file, pair)).toEqual(LINES);
  });

  it('opens what another program sealed', async () => {
    const known = knownAnswer('suite2-1-recipient');
    const privateKey = hex(known.recipients[0]?.sk ?? '');
    expect(toHex((await readingKey(2, privateKey)).publicKey)).toBe(known.recipients[0]?.pk);
    expect(
      (await openLines(hex(known.ssf), { suite: 2, privateKey }, hex(known.psk))).length,
    ).toBeGreaterThan(0);
  });

  it.each(['sealed-in-chromium-2', 'sealed-in-chromium-2-js', 'sealed-in-node-2'])(
    'opens %s',
    async (name) => {
      const path = new URL(`fixtures/${name}.json`, import.meta.url);
      const { privateKey, psk, lines, file } = JSON.parse(readFileSync(path, 'utf8'));
      expect(await openLines(hex(file), { suite: 2, privateKey: hex(privateKey) }, hex(psk))).toEqual(lines);
    },
  );

  it('seals to no key that may not be sealed to, and opens nothing that may not be opened', async () => {
    const pair = await generateReadingKey(2);
    for (const [name, recipient] of foreignRecipients(pair)) {
      const refused = await sealerFor([recipient]).then(
        () => null,
        (error) => error,
      );
      expect([name, refused instanceof RangeError]).toEqual([name, true]);
    }
    const { decap } = await readingKey(2, pair.privateKey);
    const kem = NOBLE_XWING_KEM();
    const { enc } = await kem.Encap(await kem.DeserializePublicKey(pair.publicKey));
    expect((await decap(enc)).length).toBe(32);
    for (const [name, change] of WRONG_ENCAPSULATIONS[2]) {
      expect([
        name,
        await decap(change(enc)).then(
          () => 'opened',
          () => 'refused',
        ),
      ]).toEqual([name, 'refused']);
    }
    await sealerFor([recipientOf(pair)]);
  });

  it('its keys show none of their bytes, and are not taken for each other', async () => {
    const kem = NOBLE_XWING_KEM();
    const { publicKey, privateKey } = await kem.GenerateKeyPair(false);
    expect([Object.keys(privateKey).sort(), JSON.stringify(privateKey)]).toEqual([
      ['algorithm', 'extractable', 'type'],
      '{"algorithm":{"name":"MLKEM768-X25519"},"type":"private","extractable":false}',
    ]);
    await expect(kem.SerializePrivateKey(privateKey)).rejects.toThrow(TypeError);
    await expect(kem.SerializePublicKey(privateKey)).rejects.toThrow(TypeError);
    await expect(kem.Encap(privateKey)).rejects.toThrow(TypeError);
    await expect(kem.Decap(new Uint8Array(1120), publicKey, undefined)).rejects.toThrow(TypeError);
  });
});
