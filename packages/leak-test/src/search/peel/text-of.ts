// Tells text from bytes that are none, and reads it.
import { isUtf8 } from 'node:buffer';

/** Enough to judge by. */
const SAMPLE_BYTES = 4096;
const MAX_CONTROLS = 0.02;
const MAX_HIGH = 0.3;

/** The text that the bytes are, in UTF-8, UTF-16 or Latin-1; null when they are no text. */
export function textOf(bytes: Uint8Array): string | null {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return utf16;
  const { controls, high } = sharesOf(bytes.subarray(0, SAMPLE_BYTES));
  if (controls > MAX_CONTROLS) return null;
  const buffer = asBuffer(bytes);
  if (isUtf8(bytes)) return buffer.toString('utf8');
  return high > MAX_HIGH ? null : buffer.toString('latin1');
}

/** One character a byte. */
export function latin1Of(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1');
}

/** Is all of it printable? For what is too little to judge by shares. */
export function isPrintable(bytes: Uint8Array): boolean {
  return (
    isUtf8(bytes) && bytes.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13)) && !bytes.includes(127)
  );
}

/** The same memory as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function sharesOf(sample: Uint8Array): { controls: number; high: number } {
  let controls = 0;
  let high = 0;
  for (const byte of sample) {
    if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
    else if (byte > 126) high += 1;
  }
  return { controls: controls / sample.length, high: high / sample.length };
}

/** UTF-16 of mostly Latin text: every other byte is zero. */
function utf16Of(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.length < 8 || !sample.includes(0)) return null;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros.map((count) => count / (sample.length / 2));
  if (odd > 0.8 && even < 0.05) return asBuffer(bytes).toString('utf16le');
  return even > 0.8 && odd < 0.05 ? new TextDecoder('utf-16be').decode(bytes) : null;
}
