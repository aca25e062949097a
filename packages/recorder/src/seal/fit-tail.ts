// What of a page's last events fits into its last chunk. Events of abandoned jobs come first: they are older.

import { paddedLength } from '@scrim/crypto/format';
import { skippedLine } from '@scrim/crypto/seal';

/** codec and length in front of the data, the tag behind it, the flags byte of the frame. */
const PLAIN_OVERHEAD = 5;
const SEALED_OVERHEAD = 17;

export interface TailPart {
  /** Indices that these events were handed out under and not sealed, ascending; none for what was not handed out yet. */
  readonly indices: readonly number[];
  readonly ndjson: string;
}

export interface Tail {
  readonly ndjson: string;
  /** Everything fitted: the chunk may be FINAL. */
  readonly complete: boolean;
}

/** @param roomBytes what the chunk may take on the wire, `u8 flags ‖ ct` */
export function fitTail(parts: readonly TailPart[], roomBytes: number): Tail {
  const indices = ascending(parts.flatMap((part) => part.indices));
  const whole: number[] = [];
  const lines: string[] = [];
  // The control line is counted in full beforehand: it can only get shorter.
  let bytes = indices.length === 0 ? 0 : utf8Length(skippedLine(indices));
  let complete = true;
  for (const part of oldestFirst(parts)) {
    const fitting = linesThatFit(part.ndjson, roomBytes, bytes);
    lines.push(fitting.ndjson);
    bytes += fitting.bytes;
    complete = fitting.complete;
    if (!complete) break;
    whole.push(...part.indices);
  }
  const control = whole.length === 0 ? '' : skippedLine(ascending(whole));
  return { ndjson: control + lines.join(''), complete };
}

/** In the order in which their events were handed out first; new ones last. */
export const oldestFirst = <Part extends TailPart>(parts: readonly Part[]): Part[] =>
  parts.toSorted((a, b) => firstIndex(a) - firstIndex(b));

const firstIndex = ({ indices: [first] }: TailPart): number => first ?? Number.MAX_SAFE_INTEGER;

const ascending = (indices: readonly number[]): number[] => indices.toSorted((a, b) => a - b);

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
