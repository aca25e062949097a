// HPKE, sending side: mode PSK, single shot. Knows public keys only. The library's KEM, KDF and AEAD, put together here as
// RFC 9180 says: the library's own CipherSuite brings receiving, exporting and sequences to every page, 2 kB that this side
// never runs. What is sealed here is opened by that CipherSuite (open-psk.ts), and the RFC's vectors hold it byte for byte.
import {
  concat,
  encode,
  I2OSP,
  KDF_HKDF_SHA256,
  type KEMFactory,
  LabeledExpand,
  LabeledExtract,
  MODE_PSK,
} from 'hpke';
import type { ChunkSecret } from '../format/key-schedule.ts';
import { encryptChunk } from '../seal/chunk-cipher.ts';

/** What RFC 9180 §5.1 calls info, psk and psk_id; `aad` is empty in SSF1. */
export interface HpkeBinding {
  readonly info: Uint8Array;
  /** At least 32 bytes. */
  readonly psk: Uint8Array;
  readonly pskId: Uint8Array;
  readonly aad?: Uint8Array;
}

const NOTHING = new Uint8Array();
/** RFC 9180 §7.3. */
const AES_256_GCM = { id: 0x0002, Nk: 32, Nn: 12 };

/**
 * RFC 9180 §6.1 `SealPSK` with HKDF-SHA256 and AES-256-GCM. The KEM validates its inputs (§7.1.4): a low-order
 * public key is refused.
 *
 * @param kem the recipient's suite's, from `loadSealingKem`; tests give one whose ephemeral key is fixed.
 * @throws whatever the KEM throws for what is no public key of its own.
 */
export async function sealPsk(
  kem: KEMFactory,
  publicKey: Uint8Array,
  binding: HpkeBinding,
  plaintext: Uint8Array,
): Promise<{ readonly enc: Uint8Array<ArrayBuffer>; readonly ct: Uint8Array<ArrayBuffer> }> {
  const sender = kem();
  if (publicKey.length !== sender.Npk) throw new RangeError(`publicKey: expected ${sender.Npk} bytes`);
  const { shared_secret, enc } = await sender.Encap(await sender.DeserializePublicKey(publicKey));
  const secret = await scheduleKey(sender.id, shared_secret, binding);
  const aad = new Uint8Array(binding.aad ?? NOTHING);
  return { enc: new Uint8Array(enc), ct: await encryptChunk(secret, aad, new Uint8Array(plaintext)) };
}

/** RFC 9180 §5.1 `KeySchedule` in mode PSK; the first nonce of a context is its base nonce (§5.2). */
async function scheduleKey(
  kemId: number,
  sharedSecret: Uint8Array,
  { info, psk, pskId }: HpkeBinding,
): Promise<ChunkSecret> {
  const kdf = KDF_HKDF_SHA256();
  const suiteId = concat(encode('HPKE'), I2OSP(kemId, 2), I2OSP(kdf.id, 2), I2OSP(AES_256_GCM.id, 2));
  const extract = (salt: Uint8Array, label: string, ikm: Uint8Array) =>
    LabeledExtract(kdf, suiteId, salt, encode(label), ikm);
  const [pskIdHash, infoHash, secret] = await Promise.all([
    extract(NOTHING, 'psk_id_hash', pskId),
    extract(NOTHING, 'info_hash', info),
    extract(sharedSecret, 'secret', psk),
  ]);
  const context = concat(I2OSP(MODE_PSK, 1), pskIdHash, infoHash);
  const expand = async (label: string, length: number) =>
    new Uint8Array(await LabeledExpand(kdf, suiteId, secret, encode(label), context, length));
  const [key, nonce] = await Promise.all([
    expand('key', AES_256_GCM.Nk),
    expand('base_nonce', AES_256_GCM.Nn),
  ]);
  return { key, nonce };
}
