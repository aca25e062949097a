// The KEM of suite 3 for sealing: DHKEM(P-256, HKDF-SHA256) by WebCrypto. The library's own P-256 KEM would bring its
// private key handling into every page (see sealing-kem.ts), so this is the library's DHKEM with P-256's numbers: what
// RFC 9180 §4.1 says of the two is the same, and the RFC's vectors hold it to that.
import type { KEMFactory } from 'hpke';
import { refuseOtherForms } from './p256-point.ts';

/** `suite_id` inside the KEM (RFC 9180 §4.1): "KEM" and 0x0010. */
const KEM_SUITE_ID = Uint8Array.of(0x4b, 0x45, 0x4d, 0x00, 0x10);

const unusable = () => Promise.reject(new TypeError('kem: for sealing only'));

/**
 * Makes encapsulations and nothing else; refuses a public key that is no uncompressed point of the curve (§7.1.4).
 *
 * @param x25519 the library's DHKEM(X25519, HKDF-SHA256).
 */
export const p256SealingKem =
  (x25519: KEMFactory): KEMFactory =>
  () => {
    const dhkem = x25519();
    return {
      ...dhkem,
      id: 0x0010,
      name: 'DHKEM(P-256, HKDF-SHA256)',
      suite_id: KEM_SUITE_ID,
      algorithm: { name: 'ECDH', namedCurve: 'P-256' },
      Nenc: 65,
      Npk: 65,
      async DeserializePublicKey(publicKey) {
        refuseOtherForms(publicKey);
        return await dhkem.DeserializePublicKey.call(this, publicKey);
      },
      DeriveKeyPair: unusable,
      DeserializePrivateKey: unusable,
      Decap: unusable,
    };
  };
