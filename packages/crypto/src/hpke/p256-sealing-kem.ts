// The KEM of suite 3 for sealing: DHKEM(P-256, HKDF-SHA256) by WebCrypto. The library's own P-256 KEM would bring its
// private key handling into every page (see sealing-kem.ts), so this is the library's DHKEM with P-256's numbers: what
// RFC 9180 §4.1 says of the two is the same, and the RFC's vectors hold it to that.
import { concat, encode, I2OSP, type KEM, KEM_DHKEM_X25519_HKDF_SHA256, type KEMFactory } from 'hpke';
import { refuseOtherForms } from './p256-point.ts';

const KEM_ID = 0x0010;

const unusable = () => Promise.reject(new TypeError('kem: for sealing only'));

/** Makes encapsulations and nothing else; refuses a public key that is no uncompressed point of the curve (§7.1.4). */
export const P256_SEALING_KEM: KEMFactory = () => {
  const dhkem = KEM_DHKEM_X25519_HKDF_SHA256() as KEM;
  return {
    ...dhkem,
    id: KEM_ID,
    name: 'DHKEM(P-256, HKDF-SHA256)',
    suite_id: concat(encode('KEM'), I2OSP(KEM_ID, 2)),
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
