// Derives what a permit and an opening carry from a session's erasure secret. Stores nothing.
import { decodeBase64Url, joinBytes, type SessionId, u32 } from '@scrim/protocol';
import { expand } from '../format/key-schedule.ts';

function derive(label: string, es: Uint8Array, sid: SessionId, gen: number): Uint8Array<ArrayBuffer> {
  const sidBytes = decodeBase64Url(sid, 16);
  if (es.length !== 32) throw new RangeError(`es: expected 32 bytes, got ${es.length}`);
  if (sidBytes === null) throw new TypeError('sid: expected base64url of 16 bytes');
  if (!Number.isInteger(gen) || gen < 0 || gen >= 2 ** 32)
    throw new RangeError('gen: expected 0 to 2^32 - 1');
  return expand(es, joinBytes(label, sidBytes, u32(gen)), 32);
}

/**
 * `psk = Expand(ES, "ssf1 psk" ‖ sid ‖ u32 gen, 32)`, for schema `rrweb/2`.
 *
 * @param es the erasure secret, 32 bytes.
 * @throws RangeError, TypeError for arguments that are not these.
 */
export function derivePsk(es: Uint8Array, sid: SessionId, gen: number): Uint8Array<ArrayBuffer> {
  return derive('ssf1 psk', es, sid, gen);
}

/**
 * `cardPsk = Expand(ES, "ssf1 card" ‖ sid ‖ u32 gen, 32)`, for schema `scrim-card/1`.
 *
 * @param es the erasure secret, 32 bytes.
 * @throws RangeError, TypeError for arguments that are not these.
 */
export function deriveCardPsk(es: Uint8Array, sid: SessionId, gen: number): Uint8Array<ArrayBuffer> {
  return derive('ssf1 card', es, sid, gen);
}
