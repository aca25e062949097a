// Padmé with a floor of 1,024 bytes: a length gives away only its order of magnitude.

/** Bytes of a plaintext before its data: `u8 codec ‖ u32 len`. */
export const PLAINTEXT_HEAD_BYTES = 5;

/**
 * Length of the padded plaintext that holds `n` bytes (head and data).
 *
 * @throws RangeError when `n` is not a whole number from 0 to 2^31 − 1.
 */
export function paddedLength(n: number): number {
  if (!Number.isInteger(n) || n < 0 || n > 0x7fff_ffff) throw new RangeError('n: expected 0 to 2^31 - 1');
  if (n <= 1024) return 1024;
  const exponent = 31 - Math.clz32(n);
  const mantissaBits = 32 - Math.clz32(exponent);
  const step = 2 ** (exponent - mantissaBits);
  return Math.ceil(n / step) * step;
}
