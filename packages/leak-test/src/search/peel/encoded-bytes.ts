// Reads a string that as a whole is bytes in disguise: base64, hex, a list of numbers, or one character a byte.

/** Bytes, and how they were written. */
export interface Disguised {
  readonly how: 'base64' | 'hex' | 'numbers' | 'latin-1';
  readonly bytes: Uint8Array;
}

const BASE64 = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;
const BASE64_LINES = /^(?:[A-Za-z0-9+/_-]{20,}\r?\n)+[A-Za-z0-9+/_-]*={0,2}\s*$/;
const HEX = /^(?:0x|\\x)?(?:[0-9a-f]{2}){4,}$/i;
const NUMBERS = /^\[?\s*\d{1,3}(?:\s*[,; ]\s*\d{1,3}){3,}\s*\]?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a string that holds bytes holds these
const CONTROLS = /[\x00-\x08\x0e-\x1f\x80-\x9f]/;

/** All readings of `text` as bytes; whether they mean anything, the caller sees. */
export function disguisedIn(text: string): readonly Disguised[] {
  const trimmed = text.trim();
  return [
    ...(HEX.test(trimmed)
      ? [{ how: 'hex', bytes: Buffer.from(trimmed.replace(/^0x|^\\x/i, ''), 'hex') } as const]
      : []),
    ...(isBase64(trimmed) ? [{ how: 'base64', bytes: Buffer.from(trimmed, 'base64') } as const] : []),
    ...(NUMBERS.test(trimmed) ? numbersOf((trimmed.match(/\d+/g) ?? []).map(Number)) : []),
    ...(isByteString(text) ? [{ how: 'latin-1', bytes: Buffer.from(text, 'latin1') } as const] : []),
  ];
}

/** A JSON array or object that is bytes: `[31,139,…]`, `{"0":31,"1":139,…}`, `{"type":"Buffer","data":[…]}`. */
export function numbersOf(values: readonly unknown[]): readonly Disguised[] {
  if (values.length < 4 || !values.every(isByte)) return [];
  return [{ how: 'numbers', bytes: Uint8Array.from(values) }];
}

function isByte(value: unknown): value is number {
  return Number.isInteger(value) && typeof value === 'number' && value >= 0 && value <= 255;
}

function isBase64(text: string): boolean {
  return BASE64.test(text) || BASE64_LINES.test(text);
}

function isByteString(text: string): boolean {
  if (text.length < 8 || !CONTROLS.test(text.slice(0, 256))) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 255) return false;
  return true;
}

/** Encoded bytes inside a longer text: `data:` URLs, and base64 that begins like gzip, zlib or zstd. */
export function encodedInside(text: string): readonly Uint8Array[] {
  const urls = text.includes(';base64,') ? [...text.matchAll(/;base64,([A-Za-z0-9+/_-]{8,}={0,2})/g)] : [];
  const packed = [
    ...text.matchAll(
      /(?<![A-Za-z0-9+/_-])((?:H4sI|eJ[wyxz]|eN[op]|eA[EH]|eF[45]|KLUv)[A-Za-z0-9+/_-]{12,}={0,2})/g,
    ),
  ];
  return [...urls, ...packed].map(([, encoded = '']) => Buffer.from(encoded, 'base64'));
}
