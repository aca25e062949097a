// What lies in an authentic plaintext: padding, codec, ndjson, control line. All of it exact; a fault means a broken
// sealer, never a lying collector.
import { readU32 } from '@scrim/protocol';
import { PLAINTEXT_HEAD_BYTES, paddedLength } from '../format/padding.ts';
import { refuseUnless, SealedFormatError } from '../format/sealed-format-error.ts';
import { inflate } from './inflate.ts';

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
 * @throws SealedFormatError `ssf_content`, `ssf_limit`.
 */
export async function readContent(
  plaintext: Uint8Array,
  i: number,
  isPresent: (index: number) => boolean,
): Promise<ChunkContent> {
  const lines = splitLines(decodeUtf8(await readData(plaintext)));
  let skipped: readonly number[] = [];
  for (const [at, line] of lines.entries()) {
    const value = parseLine(line);
    if (!Object.hasOwn(value, 'ssf')) continue;
    refuseUnless(at === 0, 'ssf_content', 'ndjson: a control line that is not the first');
    skipped = readSkipped(value, i, isPresent);
  }
  return { lines: skipped.length === 0 ? lines : lines.slice(1), skipped };
}

async function readData(plaintext: Uint8Array): Promise<Uint8Array> {
  const end = PLAINTEXT_HEAD_BYTES + readU32(plaintext, 1);
  refuseUnless(
    end <= plaintext.length && paddedLength(end) === plaintext.length,
    'ssf_content',
    'plaintext: not padded as its length asks for',
  );
  refuseUnless(
    plaintext.subarray(end).every((byte) => byte === 0),
    'ssf_content',
    'plaintext: padding that is not zero',
  );
  const codec = plaintext[0];
  refuseUnless(codec === 0 || codec === 1, 'ssf_content', 'plaintext: unknown codec');
  const data = plaintext.subarray(PLAINTEXT_HEAD_BYTES, end);
  return codec === 0 ? data : await inflate(data);
}

function decodeUtf8(data: Uint8Array): string {
  try {
    // A BOM stays in the text and is refused there: a line begins with `{`.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    throw new SealedFormatError('ssf_content', 'ndjson: not UTF-8');
  }
}

function splitLines(text: string): string[] {
  const lines = text.split('\n');
  refuseUnless(lines.pop() === '', 'ssf_content', 'ndjson: a line without LF');
  return lines;
}

function parseLine(text: string): Record<string, unknown> {
  refuseUnless(text.startsWith('{') && text.endsWith('}'), 'ssf_content', 'ndjson: a line that is no object');
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new SealedFormatError('ssf_content', 'ndjson: a line that is no JSON');
  }
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
