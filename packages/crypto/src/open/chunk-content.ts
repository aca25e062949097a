// What lies in an authentic plaintext: padding, codec, ndjson, control line. All of it exact; a fault means a broken
// sealer, never a lying collector.
import { readU32 } from '@scrim/protocol';
import { MAX_INFLATED_BYTES } from '../format/limits.ts';
import { PLAINTEXT_HEAD_BYTES, paddedLength } from '../format/padding.ts';
import { refuseUnless, SealedFormatError } from '../format/sealed-format-error.ts';
import { inflate } from './inflate.ts';
import { judgeLine, type LineKind } from './json-line.ts';

const LF = 0x0a;
/** A BOM stays in the text and is refused there: a line begins with `{`. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** All 65,535 indices make 382,121 characters; the rest is room for white space. */
const MAX_CONTROL_LINE = 1024 * 1024;

/** The lines of one chunk. */
export interface ChunkContent {
  /** JSON texts, the control line left out. */
  readonly lines: string[];
  /** Indices that were given out and never sealed. */
  readonly skipped: readonly number[];
}

/**
 * Reads a chunk's plaintext.
 *
 * @param i the chunk's own index.
 * @param isPresent is there a chunk of this index, below `i`?
 * @param maxBytes longer data, decoded, is `ssf_limit`. @default 64 MiB
 * @throws SealedFormatError `ssf_content`, `ssf_limit`.
 */
export async function readContent(
  plaintext: Uint8Array<ArrayBuffer>,
  i: number,
  isPresent: (index: number) => boolean,
  maxBytes = MAX_INFLATED_BYTES,
): Promise<ChunkContent> {
  const data = await readData(plaintext, maxBytes);
  requireLastLf(data);
  // Judged before a string is made of it: 64 MiB of LF would be as many strings.
  const first = judgeLines(data);
  const lines = splitLines(data);
  if (first !== 'control') return { lines, skipped: [] };
  const [line = '', ...others] = lines;
  return { lines: others, skipped: readSkipped(parseControlLine(line), i, isPresent) };
}

async function readData(plaintext: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array> {
  const end = PLAINTEXT_HEAD_BYTES + readU32(plaintext, 1);
  refuseUnless(
    end <= plaintext.length && paddedLength(end) === plaintext.length,
    'ssf_content',
    'plaintext: not padded as its length asks for',
  );
  refuseUnless(isZeroFrom(plaintext, end), 'ssf_content', 'plaintext: padding that is not zero');
  const codec = plaintext[0];
  refuseUnless(codec === 0 || codec === 1, 'ssf_content', 'plaintext: unknown codec');
  const data = plaintext.subarray(PLAINTEXT_HEAD_BYTES, end);
  refuseUnless(codec === 1 || data.length <= maxBytes, 'ssf_limit', 'chunk: longer than it may be');
  return codec === 0 ? data : await inflate(data, maxBytes);
}

/** A loop: `every` on a long padding takes eight times as long. */
function isZeroFrom(bytes: Uint8Array, start: number): boolean {
  let found = 0;
  for (let at = start; at < bytes.length; at += 1) found |= bytes[at] ?? 1;
  return found === 0;
}

function decodeUtf8(data: Uint8Array): string {
  try {
    return UTF8.decode(data);
  } catch {
    throw new SealedFormatError('ssf_content', 'ndjson: not UTF-8');
  }
}

function requireLastLf(data: Uint8Array): void {
  refuseUnless(data.length === 0 || data.at(-1) === LF, 'ssf_content', 'ndjson: a line without LF');
}

/** The data ends with LF or is empty. */
function splitLines(data: Uint8Array): string[] {
  return decodeUtf8(data).split('\n').slice(0, -1);
}

/** What the first line is, if there is one. The data ends with LF or is empty. */
function judgeLines(data: Uint8Array): LineKind | null {
  let first: LineKind | null = null;
  for (let start = 0; start < data.length; start = data.indexOf(LF, start) + 1) {
    const kind = judgeLine(data, start);
    refuseUnless(kind !== 'no-object', 'ssf_content', 'ndjson: a line that is no JSON object');
    refuseUnless(
      first === null || kind !== 'control',
      'ssf_content',
      'ndjson: a control line that is not the first',
    );
    first ??= kind;
  }
  return first;
}

function parseControlLine(line: string): Record<string, unknown> {
  refuseUnless(line.length <= MAX_CONTROL_LINE, 'ssf_content', 'control line: longer than any can be');
  return JSON.parse(line) as Record<string, unknown>;
}

function readSkipped(
  { ssf, i: indices, ...others }: Record<string, unknown>,
  i: number,
  isPresent: (index: number) => boolean,
): number[] {
  const known = ssf === 'skipped' && Object.keys(others).length === 0 && Array.isArray(indices);
  refuseUnless(known, 'ssf_content', 'control line: not one of this version');
  const list = indices as unknown[];
  refuseUnless(list.length > 0, 'ssf_content', 'control line: no indices');
  let last = -1;
  for (const index of list) {
    refuseUnless(Number.isInteger(index), 'ssf_content', 'control line: an index that is no integer');
    const at = index as number;
    refuseUnless(at > last && at < i, 'ssf_content', 'control line: indices not ascending below its own');
    refuseUnless(!isPresent(at), 'ssf_content', 'control line: an index that is present');
    last = at;
  }
  return list as number[];
}
