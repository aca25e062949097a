// A reading key of suite 3 whose private part is somewhere else: in an HSM or a KMS that can do ECDH on P-256 and nothing
// else. What RFC 9180 does around the ECDH is done here. Never sees the private key.

import { joinBytes } from '@scrim/protocol';
import { KDF_HKDF_SHA256, LabeledExpand, LabeledExtract } from 'hpke';
import { keyIdOf } from '../format/key-id.ts';
import { SUITE_LENGTHS } from '../format/suites.ts';
import type { ReadingKey } from './reading-key.ts';

/** A P-256 private key that does not leave its module. */
export interface HsmKey {
  /** The public key, uncompressed: 65 bytes. */
  readonly publicKey: Uint8Array;
  /**
   * ECDH with the private key (PKCS#11 `CKM_ECDH1_DERIVE` with `CKD_NULL`, AWS KMS `DeriveSharedSecret`).
   *
   * @param peer another public key, uncompressed: a point on the curve.
   * @returns the x coordinate of the shared point: 32 bytes.
   */
  readonly ecdh: (peer: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}

/** `suite_id` of DHKEM(P-256, HKDF-SHA256) inside the KEM (RFC 9180 §4.1): "KEM" and 0x0010. */
const KEM_SUITE_ID = Uint8Array.of(0x4b, 0x45, 0x4d, 0x00, 0x10);
const SECRET_BYTES = 32;

/**
 * A reading key of suite 3 around a key in an HSM.
 *
 * @throws TypeError when the public key is no point of P-256.
 */
export async function readingKeyInHsm({ publicKey, ecdh }: HsmKey): Promise<ReadingKey> {
  const own = new Uint8Array(publicKey);
  await requirePoint(own);
  return {
    suite: 3,
    publicKey: own,
    kid: keyIdOf(3, own),
    async decap(enc) {
      const peer = new Uint8Array(enc);
      await requirePoint(peer);
      const shared = new Uint8Array(await ecdh(peer));
      if (shared.length !== SECRET_BYTES) throw new RangeError('ecdh: expected 32 bytes');
      return await extractAndExpand(shared, joinBytes(peer, own));
    },
  };
}

/** RFC 9180 §4.1 `ExtractAndExpand`. `dh` is wiped. */
async function extractAndExpand(dh: Uint8Array, kemContext: Uint8Array): Promise<Uint8Array> {
  const kdf = KDF_HKDF_SHA256();
  const text = new TextEncoder();
  try {
    const prk = await LabeledExtract(kdf, KEM_SUITE_ID, new Uint8Array(), text.encode('eae_prk'), dh);
    const label = text.encode('shared_secret');
    return await LabeledExpand(kdf, KEM_SUITE_ID, prk, label, kemContext, SECRET_BYTES);
  } finally {
    dh.fill(0);
  }
}

/** An HSM may not look: WebCrypto refuses what is not on the curve (RFC 9180 §7.1.4). */
async function requirePoint(point: Uint8Array<ArrayBuffer>): Promise<void> {
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  const isUncompressed = point.length === SUITE_LENGTHS[3].publicKey && point[0] === 4;
  const imported =
    isUncompressed && (await crypto.subtle.importKey('raw', point, algorithm, true, []).catch(() => null));
  if (!imported) throw new TypeError('publicKey: expected a point of P-256, uncompressed, 65 bytes');
}
