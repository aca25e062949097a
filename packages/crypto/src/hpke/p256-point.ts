// How a point of P-256 is written: uncompressed, and in no other way.

/** SEC 1 §2.3.3: what stands before the coordinates of an uncompressed point. */
const UNCOMPRESSED = 4;

/**
 * WebCrypto takes SEC 1's hybrid form, of the same length, as well; RFC 9180 §7.1.1 does not.
 *
 * @throws TypeError when this is not the uncompressed form.
 */
export function refuseOtherForms(point: Uint8Array): void {
  if (point[0] !== UNCOMPRESSED) throw new TypeError('publicKey: expected an uncompressed point');
}
