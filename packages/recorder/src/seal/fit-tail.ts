// What of a page's last events fits into its last chunk. Events of abandoned jobs come first: they are older.

import { paddedLength } from '@scrim/crypto/format';
import { skippedLine } from '@scrim/crypto/seal';

/** codec and length in front of the data, the tag behind it, the flags byte of the frame. */
const PLAIN_OVERHEAD = 5;
const SEALED_OVERHEAD = 17;

export interface TailPart {
  /** Index of the abandoned job whose events these are; null for what was not handed out yet. */
  readonly i: number | null;
  readonly ndjson: string;
}

export interface Tail {
  readonly ndjson: string;
  /** Everything fitted: the chunk may be FINAL. */
  readonly complete: boolean;
}

/** @param roomBytes what the chunk may take on the wire, `u8 flags ‖ ct` */
export function fitTail(parts: readonly TailPart[], roomBytes: number): Tail {
  const indices = parts.flatMap(({ i }) => (i === null ? [] : [i]));
  const whole: number[] = [];
  const lines: string[] = [];
  // The control line is counted in full beforehand: it can only get shorter.
  let bytes = indices.length === 0 ? 0 : utf8Length(skippedLine(indices));
  let complete = true;
  for (const { i, ndjson } of parts) {
    const fitting = linesThatFit(ndjson, roomBytes, bytes);
    lines.push(fitting.ndjson);
    bytes += fitting.bytes;
    complete = fitting.complete;
    if (!complete) break;
    if (i !== null) whole.push(i);
  }
  const control = whole.length === 0 ? '' : skippedLine(whole);
  return { ndjson: control + lines.join(''), complete };
}

function linesThatFit(ndjson: string, roomBytes: number, before: number) {
  const lines = ndjson.split('\n').slice(0, -1);
  const taken: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const length = utf8Length(line) + 1;
    if (sealedLength(before + bytes + length) > roomBytes) break;
    taken.push(`${line}\n`);
    bytes += length;
  }
  return { ndjson: taken.join(''), bytes, complete: taken.length === lines.length };
}

const sealedLength = (dataBytes: number): number =>
  paddedLength(PLAIN_OVERHEAD + dataBytes) + SEALED_OVERHEAD;

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
