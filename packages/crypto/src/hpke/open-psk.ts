// HPKE, receiving side: mode PSK, single shot. The private key stays behind `decap`, so that it may live in an HSM.
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256 } from 'hpke';
import type { SuiteId } from '../format/suites.ts';
import { loadKem } from './kem.ts';
import type { HpkeBinding } from './seal-psk.ts';

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
  const kem = (await loadKem(suiteId))();
  const held = () => ({ ...kem, Decap: (enc: Uint8Array) => decap(enc) });
  const suite = new CipherSuite(held, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  return new Uint8Array(await suite.Open(ELSEWHERE, sealed.enc, sealed.ct, binding));
}
