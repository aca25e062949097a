// The check of an ML-KEM-768 public key that FIPS 203 §7.2 asks of whoever encapsulates.

/** FIPS 203 §2.4: coefficients are integers below q. */
const ML_KEM_Q = 3329;
/** Of the 1184 bytes of a key these are coefficients, two in three bytes; the last 32 are a seed. */
const COEFFICIENT_BYTES = 1152;

/** Is every coefficient of the ML-KEM-768 key that these bytes begin with below q (the "modulus check")? */
export function isReduced(publicKey: Uint8Array): boolean {
  for (let at = 0; at < COEFFICIENT_BYTES; at += 3) {
    const [low = 0, middle = 0, high = 0] = publicKey.subarray(at, at + 3);
    const [even, odd] = [low | ((middle & 0x0f) << 8), (middle >> 4) | (high << 4)];
    if (even >= ML_KEM_Q || odd >= ML_KEM_Q) return false;
  }
  return true;
}
