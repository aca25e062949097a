// HPKE, receiving side: mode PSK, single shot. The private key stays behind `decap`, so that it may live in an HSM.
import {
  AEAD_AES_256_GCM,
  CipherSuite,
  KDF_HKDF_SHA256,
  KEM_DHKEM_P256_HKDF_SHA256,
  KEM_DHKEM_X25519_HKDF_SHA256,
  KEM_MLKEM768_X25519,
  type KEMFactory,
} from 'hpke';
import type { SuiteId } from '../format/suites.ts';
import type { HpkeBinding } from '../seal/hpke-seal.ts';

/** The KEM of each suite; all of them by WebCrypto. */
export const SUITE_KEMS: Readonly<Record<SuiteId, KEMFactory>> = {
  1: KEM_DHKEM_X25519_HKDF_SHA256 as KEMFactory,
  2: KEM_MLKEM768_X25519,
  3: KEM_DHKEM_P256_HKDF_SHA256 as KEMFactory,
};

/** What opens an encapsulation: its shared secret, or a rejection. */
export type Decapsulate = (enc: Uint8Array) => Promise<Uint8Array>;

/** The library asks for a key object; ours is behind `decap`. */
const ELSEWHERE = { algorithm: { name: 'elsewhere' }, extractable: false, type: 'private' };

/**
 * RFC 9180 §6.1 `OpenPSK` with HKDF-SHA256 and AES-256-GCM.
 *
 * @throws whatever the library throws: the caller tells none apart.
 */
export async function openPsk(
  suiteId: SuiteId,
  decap: Decapsulate,
  binding: HpkeBinding,
  sealed: { readonly enc: Uint8Array; readonly ct: Uint8Array },
): Promise<Uint8Array<ArrayBuffer>> {
  const kem: KEMFactory = () => ({ ...SUITE_KEMS[suiteId](), Decap: (enc) => decap(enc) });
  const suite = new CipherSuite(kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  return new Uint8Array(await suite.Open(ELSEWHERE, sealed.enc, sealed.ct, binding));
}
