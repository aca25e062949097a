// Finds many patterns in one pass over a text. Each pattern is indexed by its first five characters, folded to six bits
// each; the five characters that a text has at a place are one number, which is looked up in a table of bits.
import type { Pattern } from './forms.ts';

/** Finds patterns. */
export interface PatternIndex {
  /** Calls `found` for each place where a pattern's characters stand, upper and lower case being one. */
  scan(text: string, found: (pattern: Pattern, at: number) => void): void;
}

const ANCHOR_CHARS = 5;
const ANCHOR_MASK = 2 ** (6 * ANCHOR_CHARS) - 1;
const TABLE_BITS = 20;
/** Knuth's multiplicative hash: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;

/** Six bits for each character: letters without case, digits, and the rest thrown together. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => classOf(code));

function classOf(code: number): number {
  const char = String.fromCharCode(code).toLowerCase();
  const alphanumeric = Number.parseInt(char, 36);
  return Number.isNaN(alphanumeric) ? 37 + (code % 27) : 1 + alphanumeric;
}

/** Indexes `patterns`, each at least five characters of ASCII long. */
export function createPatternIndex(patterns: readonly Pattern[]): PatternIndex {
  const bits = new Uint32Array(2 ** (TABLE_BITS - 5));
  const byAnchor = new Map<number, { readonly pattern: Pattern; readonly folded: string }[]>();
  for (const pattern of patterns) {
    const anchor = anchorOf(pattern.text);
    const slot = slotOf(anchor);
    bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
    const entry = { pattern, folded: pattern.text.toLowerCase() };
    const entries = byAnchor.get(anchor);
    if (entries === undefined) byAnchor.set(anchor, [entry]);
    else entries.push(entry);
  }
  return {
    scan(text, found) {
      let anchor = 0;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        anchor = ((anchor << 6) | (code < 128 ? (CLASSES[code] ?? 0) : 0)) & ANCHOR_MASK;
        const slot = slotOf(anchor);
        if (((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) === 0) continue;
        const from = at - ANCHOR_CHARS + 1;
        for (const { pattern, folded } of byAnchor.get(anchor) ?? []) {
          if (startsFolded(text, folded, from)) found(pattern, from);
        }
      }
    },
  };
}

function slotOf(anchor: number): number {
  return Math.imul(anchor, GOLDEN) >>> (32 - TABLE_BITS);
}

function anchorOf(text: string): number {
  let anchor = 0;
  for (let at = 0; at < ANCHOR_CHARS; at += 1) anchor = (anchor << 6) | (CLASSES[text.charCodeAt(at)] ?? 0);
  return anchor & ANCHOR_MASK;
}

/** Does `folded`, which is lower case, stand at `from` in any case? */
function startsFolded(text: string, folded: string, from: number): boolean {
  if (from < 0 || from + folded.length > text.length) return false;
  for (let at = 0; at < folded.length; at += 1) {
    const code = text.charCodeAt(from + at);
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    if (lower !== folded.charCodeAt(at)) return false;
  }
  return true;
}
