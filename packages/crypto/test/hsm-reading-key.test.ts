// A reading key of suite 3 whose private part is never seen by us: OpenSSL’s, and a WebCrypto key that is not extractable.
import { createECDH } from 'node:crypto';
import { openSealedFile, readingKeyInHsm } from '@scrim/crypto/open';
import { describe, expect, it } from 'vitest';
import { hex, knownAnswer, toHex } from './known-answers.ts';

const known = knownAnswer('suite3-2-recipients');

/** An HSM's side: does ECDH, shows nothing else. */
function moduleWith(privateKey: string) {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey, 'hex');
  return {
    publicKey: new Uint8Array(ecdh.getPublicKey()),
    ecdh: async (peer: Uint8Array) => new Uint8Array(ecdh.computeSecret(peer)),
  };
}

const open = async (key: Awaited<ReturnType<typeof readingKeyInHsm>>) => {
  const lines: string[] = [];
  for await (const chunk of openSealedFile(hex(known.ssf), { key, psk: hex(known.psk) }))
    lines.push(...chunk.lines);
  return lines;
};

describe('a reading key in an HSM', () => {
  it.each(known.recipients)('opens suite 3 as recipient $kid', async ({ sk, kid }) => {
    const key = await readingKeyInHsm(moduleWith(sk));
    expect(toHex(Buffer.from(key.kid, 'base64url'))).toBe(kid);
    const raw = known.chunks.map((chunk) => Buffer.from(chunk.raw, 'hex').toString()).join('');
    expect((await open(key)).every((line) => raw.includes(line))).toBe(true);
  });

  it('opens with a key that WebCrypto does not give out', async () => {
    const [recipient] = known.recipients;
    const pk = hex(recipient?.pk ?? '');
    const part = (from: number) => Buffer.from(pk.subarray(from, from + 32)).toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) };
    const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
    const d = Buffer.from(recipient?.sk ?? '', 'hex').toString('base64url');
    const sk = await crypto.subtle.importKey('jwk', { ...jwk, d }, algorithm, false, ['deriveBits']);
    const ecdh = async (peer: Uint8Array<ArrayBuffer>) => {
      const other = await crypto.subtle.importKey('raw', peer, algorithm, true, []);
      return new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, sk, 256));
    };
    expect((await open(await readingKeyInHsm({ publicKey: pk, ecdh }))).length).toBeGreaterThan(0);
  });

  it('says ssf_open_failed when the module holds another key', async () => {
    const [mine, theirs] = known.recipients;
    const module = moduleWith(theirs?.sk ?? '');
    const key = await readingKeyInHsm({ ...module, publicKey: hex(mine?.pk ?? '') });
    await expect(open(key)).rejects.toMatchObject({ code: 'ssf_open_failed' });
  });

  it('refuses what is no point of the curve, its own and a peer’s', async () => {
    const [recipient] = known.recipients;
    const module = moduleWith(recipient?.sk ?? '');
    const bent = Uint8Array.from(module.publicKey, (byte, at) => (at === 64 ? byte ^ 1 : byte));
    await expect(readingKeyInHsm({ ...module, publicKey: bent })).rejects.toThrow(TypeError);
    await expect((await readingKeyInHsm(module)).decap(bent)).rejects.toThrow(TypeError);
    await expect((await readingKeyInHsm(module)).decap(module.publicKey)).resolves.toHaveLength(32);
  });
});
