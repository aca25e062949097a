// HPKE, sending side: mode PSK, single shot. Knows public keys only.
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, type KEMFactory } from 'hpke';

/** What RFC 9180 §5.1 calls info, psk and psk_id; `aad` is empty in SSF1. */
export interface HpkeBinding {
  readonly info: Uint8Array;
  readonly psk: Uint8Array;
  readonly pskId: Uint8Array;
  readonly aad?: Uint8Array;
}

/**
 * RFC 9180 §6.1 `SealPSK` with HKDF-SHA256 and AES-256-GCM. The KEM validates its inputs (§7.1.4): a low-order
 * public key is refused.
 *
 * @param kem the recipient's suite's, from `loadKem`; tests give one whose ephemeral key is fixed.
 */
export async function sealPsk(
  kem: KEMFactory,
  publicKey: Uint8Array,
  binding: HpkeBinding,
  plaintext: Uint8Array,
): Promise<{ readonly enc: Uint8Array<ArrayBuffer>; readonly ct: Uint8Array<ArrayBuffer> }> {
  const suite = new CipherSuite(kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  const recipient = await suite.DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, plaintext, binding);
  return { enc: new Uint8Array(encapsulatedSecret), ct: new Uint8Array(ciphertext) };
}
