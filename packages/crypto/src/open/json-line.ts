// Is a line one JSON object (RFC 8259), and has it a key `ssf`? JSON.parse would tell, but it builds what it reads, in
// gigabytes for 64 MiB of brackets, and takes three times as long. This walks over the bytes and keeps one for each open
// bracket. It takes exactly what JSON.parse takes.
import { createNesting, type Nesting } from './json-nesting.ts';
import { takeScalar, takeString } from './json-scalar.ts';

/** `control`: an object that has a key `ssf`, however that is spelled. */
export type LineKind = 'no-object' | 'object' | 'control';

const [TAB, LF, CR, SPACE, QUOTE, COMMA, COLON] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x3a];
const [LETTER_S, BACKSLASH] = [0x73, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** `"ssf"` with each letter as `\\u0073`. */
const LONGEST_CONTROL_KEY = 20;

/**
 * Judges the line from `start` up to its LF.
 *
 * @param bytes hold an LF at or after `start`: no walk goes beyond one. Their UTF-8 is judged elsewhere.
 */
export function judgeLine(bytes: Uint8Array, start: number): LineKind {
  if (bytes[start] !== OPEN_OBJECT) return 'no-object';
  const nesting = createNesting();
  let at = start;
  do at = leave(bytes, enter(bytes, at, nesting), nesting);
  while (at > 0 && nesting.depth > 0);
  if (bytes[at] !== LF) return 'no-object';
  return nesting.hasControlKey ? 'control' : 'object';
}

/** From the first byte of a value past the first thing that is whole: a string, number, word or empty bracket. */
function enter(bytes: Uint8Array, from: number, nesting: Nesting): number {
  let at = from;
  for (;;) {
    const opening = bytes[at];
    if (opening !== OPEN_OBJECT && opening !== OPEN_LIST) return takeScalar(bytes, at);
    const isObject = opening === OPEN_OBJECT;
    at = skipSpace(bytes, at + 1);
    if (bytes[at] === (isObject ? CLOSE_OBJECT : CLOSE_LIST)) return at + 1;
    nesting.open(isObject);
    if (isObject) at = takeKey(bytes, at, nesting);
  }
}

/** From behind a value to the first byte of the next one, or behind the line's last bracket. */
function leave(bytes: Uint8Array, from: number, nesting: Nesting): number {
  let at = from;
  while (nesting.depth > 0) {
    at = skipSpace(bytes, at);
    const byte = bytes[at];
    const { inObject } = nesting;
    at += 1;
    if (byte === COMMA) {
      at = skipSpace(bytes, at);
      return inObject ? takeKey(bytes, at, nesting) : at;
    }
    if (byte !== (inObject ? CLOSE_OBJECT : CLOSE_LIST)) return -1;
    nesting.close();
  }
  return at;
}

function takeKey(bytes: Uint8Array, start: number, nesting: Nesting): number {
  if (bytes[start] !== QUOTE) return -1;
  const end = takeString(bytes, start + 1);
  if (nesting.depth === 1 && isControlKey(bytes, start, end)) nesting.hasControlKey = true;
  const at = skipSpace(bytes, end);
  return bytes[at] === COLON ? skipSpace(bytes, at + 1) : -1;
}

/** @param end behind the closing quote; -1 when the string was none. */
function isControlKey(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start + 1];
  if ((first !== LETTER_S && first !== BACKSLASH) || end === -1 || end - start > LONGEST_CONTROL_KEY)
    return false;
  return JSON.parse(String.fromCharCode(...bytes.subarray(start, end))) === 'ssf';
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === SPACE || byte === TAB || byte === CR; byte = bytes[at]) at += 1;
  return at;
}
