// Reads a string that as a whole is bytes in disguise: base64, hex, a list of numbers, or one character a byte.

/** Bytes, and how they were written. */
export interface Disguised {
  readonly how: 'base64' | 'hex' | 'numbers';
  readonly bytes: Uint8Array;
}

/** Told by what does not belong: a pattern that counts characters overflows on the text of a long recording. */
const NOT_BASE64 = /[^A-Za-z0-9+/_\-=\r\n]/;
const NOT_HEX = /[^0-9a-f]/i;
const NOT_NUMBERS = /[^\d\s,;[\]]/;
const DATA_URL = /;base64,([A-Za-z0-9+/_-]{8,}={0,2})/g;
/** What the first bytes of gzip, zlib and zstd are in base64. */
const PACKED_START = /H4sI|e[JNAF][A-Za-z0-9]|KLUv/;
const PACKED = /(?<![A-Za-z0-9+/_-])((?:H4sI|eJ[wyxz]|eN[op]|eA[EH]|eF[45]|KLUv)[A-Za-z0-9+/_-]{12,}={0,2})/g;
/** Three bytes, written out. */
const MIN_CHARS = 8;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a string that holds bytes holds these
const CONTROLS = /[\x00-\x08\x0e-\x1f\x80-\x9f]/;

/** All readings of `text` as bytes; whether they mean anything, the caller sees. */
export function disguisedIn(text: string): readonly Disguised[] {
  const trimmed = text.trim();
  if (trimmed.length < MIN_CHARS) return [];
  const hex = trimmed.replace(/^(?:0x|\\x)/i, '');
  return [
    ...(isHex(hex) ? [{ how: 'hex', bytes: Buffer.from(hex, 'hex') } as const] : []),
    ...(isBase64(trimmed) ? [{ how: 'base64', bytes: Buffer.from(trimmed, 'base64') } as const] : []),
    ...(NOT_NUMBERS.test(trimmed) ? [] : numbersOf((trimmed.match(/\d+/g) ?? []).map(Number))),
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

function isHex(text: string): boolean {
  return text.length % 2 === 0 && !NOT_HEX.test(text);
}

/** In one line, or in lines of one length as mail has it. */
function isBase64(text: string): boolean {
  if (NOT_BASE64.test(text) || !/^[^=]+={0,2}$/.test(text.slice(-6))) return false;
  const firstLine = text.indexOf('\n');
  return firstLine < 0 || (firstLine >= 20 && text.charAt(firstLine * 2 + 1).trim() === '');
}

/** The bytes of a string that holds one a character. */
export function byteStringIn(text: string): readonly Uint8Array[] {
  if (text.length < MIN_CHARS || !CONTROLS.test(text.slice(0, 256))) return [];
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 255) return [];
  return [Buffer.from(text, 'latin1')];
}

/** Encoded bytes inside a longer text: `data:` URLs, and base64 that begins like gzip, zlib or zstd. */
export function encodedInside(text: string): readonly Uint8Array[] {
  const urls = text.includes(';base64,') ? [...text.matchAll(DATA_URL)] : [];
  const packed = PACKED_START.test(text) ? [...text.matchAll(PACKED)] : [];
  // What is encoded as a whole was read as that.
  return [...urls, ...packed]
    .filter(([found]) => found.length < text.length)
    .map(([, encoded = '']) => Buffer.from(encoded, 'base64'));
}
