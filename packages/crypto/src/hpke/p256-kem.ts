// The KEM of suite 3: DHKEM(P-256, HKDF-SHA256) by WebCrypto.
import { type KEM, KEM_DHKEM_P256_HKDF_SHA256, type KEMFactory } from 'hpke';

/** RFC 9180 §7.1.1: a point is uncompressed. WebCrypto would take SEC 1's hybrid form of the same length as well. */
const UNCOMPRESSED = 4;

/** Refuses a public key or an encapsulation that is no uncompressed point of the curve (RFC 9180 §7.1.4). */
export const P256_KEM: KEMFactory = () => {
  const kem = KEM_DHKEM_P256_HKDF_SHA256() as KEM;
  return {
    ...kem,
    // The library's Decap reads an encapsulation through this, too.
    async DeserializePublicKey(publicKey) {
      if (publicKey[0] !== UNCOMPRESSED) throw new TypeError('publicKey: expected an uncompressed point');
      return await kem.DeserializePublicKey(publicKey);
    },
  };
};
