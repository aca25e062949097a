// The key schedule: HKDF-Expand only, each label once. Internal: no door of the package shows it.
import { expand as hkdfExpand } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { joinBytes, u32 } from '@scrim/protocol';

/** The key and nonce of one chunk. */
export interface ChunkSecret {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

/** HKDF-Expand with SHA-256 (RFC 5869 §2.3), never Extract: every `prk` of SSF1 is 32 uniform bytes. */
export function expand(prk: Uint8Array, info: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfExpand(sha256, prk, info, length));
}

/** Fixes the one root and authenticates every wrap. */
export function deriveCommit(root: Uint8Array, hw: Uint8Array): Uint8Array<ArrayBuffer> {
  return expand(root, joinBytes('ssf1 commit', hw), 32);
}

/** `chain_0`; the root is of no use afterwards. */
export function firstChain(root: Uint8Array, hh: Uint8Array): Uint8Array<ArrayBuffer> {
  return expand(root, joinBytes('ssf1 chain', hh), 32);
}

/** `chain_{i+1}`, `key_i`, `nonce_i`. The chain that was given is wiped. */
export function stepChain(
  chain: Uint8Array,
  i: number,
): { readonly chain: Uint8Array<ArrayBuffer>; readonly secret: ChunkSecret } {
  const block = expand(chain, joinBytes('ssf1 chunk', u32(i)), 76);
  chain.fill(0);
  const stepped = {
    chain: block.slice(0, 32),
    secret: { key: block.slice(32, 64), nonce: block.slice(64, 76) },
  };
  block.fill(0);
  return stepped;
}

/** `"ssf1" ‖ hh ‖ u32 i ‖ u8 flags`. */
export function chunkAad(hh: Uint8Array, i: number, flags: number): Uint8Array<ArrayBuffer> {
  return joinBytes('ssf1', hh, u32(i), Uint8Array.of(flags));
}

/** What HPKE binds a wrap to: `"ssf1 wrap" ‖ hc`. */
export function wrapInfo(hc: Uint8Array): Uint8Array<ArrayBuffer> {
  return joinBytes('ssf1 wrap', hc);
}

/** @throws RangeError when the psk is not 32 bytes. */
export function checkPsk(psk: Uint8Array): void {
  if (!(psk instanceof Uint8Array)) throw new TypeError('psk: expected a Uint8Array');
  if (psk.length !== 32) throw new RangeError(`psk: expected 32 bytes, got ${psk.length}`);
}
