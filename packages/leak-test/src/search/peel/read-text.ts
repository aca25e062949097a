// Reads a text: as JSON, JSON lines, form fields, and as anything that can be written in a string. The strings in it
// are read the same way, without being layers again: whoever searches a layer of JSON looks at its strings.
import { UNESCAPES } from '../unescape.ts';
import { byteStringIn, disguisedIn, encodedInside, numbersOf } from './encoded-bytes.ts';
import { isFramed } from './frames.ts';
import { partsOf } from './multipart.ts';
import { inside, type Peeling, reportCut, type Spot } from './peeling.ts';
import { isPrintable, latin1Of, textOf } from './text-of.ts';
import { type Packing, packingOf, unpack } from './unpack.ts';

/** Passed in, since bytes and texts hold each other. */
export type ReadBytes = (peeling: Peeling, bytes: Uint8Array, spot: Spot) => void;

/** Shorter strings hold nothing that is wrapped. */
const MIN_WRAPPED_CHARS = 8;
/** Shorter strings are read as often as they come. */
const MIN_REMEMBERED_CHARS = 64;
/** How much of a line may stand before its JSON: `data: `, `42`, `)]}'`. */
const MAX_LINE_PREFIX = 64;
/** What is unpacked only to see whether it can be. */
const TRIAL_BYTES = 1024 * 1024;
/** Bytes that are neither text nor packed are read on from here: less is chance. */
const MIN_OPAQUE_BYTES = 96;
/** Enough to tell text from chance by its shares. */
const MIN_SAMPLE_BYTES = 16;
/** Trying costs as much as reading a kilobyte, and pages are full of tokens that are shorter. */
const MIN_HEADERLESS_BYTES = 48;
/** A run of text, or the beginning of gzip or zstd somewhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: gzip begins with one
const TELLING = /[\t\n\r\x20-\x7e]{12}|\x1f\x8b\x08|\x28\xb5\x2f\xfd/;
const HEADERLESS: readonly Packing[] = ['deflate-raw', 'brotli'];

/** Reads `text`, which becomes a layer. */
export function readText(peeling: Peeling, text: string, spot: Spot, readBytes: ReadBytes): void {
  const json = parsedJson(text);
  peeling.layers.push({ via: spot.via, text, ...(json === undefined ? {} : { json }) });
  if (json === undefined) readUnwrapped(peeling, text, spot, readBytes);
  else readValues(peeling, json, spot, readBytes);
}

/** Reads a text that is part of a layer already. */
function readString(peeling: Peeling, text: string, spot: Spot, readBytes: ReadBytes): void {
  if (text.length < MIN_WRAPPED_CHARS) return;
  if (spot.depth > peeling.limits.maxDepth) {
    reportCut(peeling, spot, `more than ${peeling.limits.maxDepth} wrappings`);
    return;
  }
  if (text.length >= MIN_REMEMBERED_CHARS && !peeling.isNew(text)) return;
  const json = parsedJson(text);
  if (json === undefined) {
    // Bytes that were read as text are not read as bytes again.
    for (const bytes of byteStringIn(text)) readDisguised(peeling, bytes, inside(spot, 'latin-1'), readBytes);
    readUnwrapped(peeling, text, spot, readBytes);
    return;
  }
  const at = inside(spot, 'json');
  peeling.layers.push({ via: at.via, json });
  readValues(peeling, json, at, readBytes);
}

/** Reads every string of a JSON value, and arrays that are bytes. */
export function readValues(peeling: Peeling, json: unknown, spot: Spot, readBytes: ReadBytes): void {
  const open: unknown[] = [json];
  const at = inside(spot, 'string');
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') readString(peeling, value, at, readBytes);
    else if (typeof value === 'object' && value !== null) {
      const values: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      for (const { how, bytes } of numbersOf(values))
        readDisguised(peeling, bytes, inside(spot, how), readBytes);
      // From the last, so that the first is read first: keys that were typed come in order. Names can hold as much.
      if (!Array.isArray(value)) open.push(...Object.keys(value).filter((key) => key.length >= 16));
      for (let last = values.length - 1; last >= 0; last -= 1) open.push(values[last]);
    }
  }
}

/** A text that is not JSON as a whole. */
function readUnwrapped(peeling: Peeling, text: string, spot: Spot, readBytes: ReadBytes): void {
  for (const { how, bytes } of disguisedIn(text)) readDisguised(peeling, bytes, inside(spot, how), readBytes);
  for (const bytes of encodedInside(text)) readDisguised(peeling, bytes, inside(spot, 'base64'), readBytes);
  const inParts = text.startsWith('--') ? Buffer.from(text) : undefined;
  if (inParts !== undefined && partsOf(inParts) !== null) readBytes(peeling, inParts, spot);
  const lines = jsonLinesOf(text);
  if (lines.length > 0) {
    const at = inside(spot, 'json lines');
    peeling.layers.push({ via: at.via, json: lines });
    readValues(peeling, lines, at, readBytes);
  }
  const fields = fieldsOf(text);
  if (fields.length > 0) {
    const at = inside(spot, 'fields');
    peeling.layers.push({ via: at.via, json: fields });
    readValues(peeling, fields, at, readBytes);
  }
  for (const unescaped of unescapedOf(text))
    readString(peeling, unescaped, inside(spot, 'unescaped'), readBytes);
}

/** Bytes out of a string are read when they mean something: most words are valid base64. */
function readDisguised(peeling: Peeling, bytes: Uint8Array, spot: Spot, readBytes: ReadBytes): void {
  if (isMeaningful(bytes)) readBytes(peeling, bytes, spot);
}

function isMeaningful(bytes: Uint8Array): boolean {
  if (bytes.length >= MIN_OPAQUE_BYTES || isPrintable(bytes)) return true;
  if (bytes.includes(0) && isPrintable(bytes.filter((byte) => byte !== 0))) return true;
  if (TELLING.test(latin1Of(bytes)) || isFramed(bytes)) return true;
  const packing = packingOf(bytes);
  if (packing !== undefined && unpack(bytes, packing, TRIAL_BYTES) !== null) return true;
  if (bytes.length >= MIN_SAMPLE_BYTES && textOf(bytes) !== null) return true;
  return bytes.length >= MIN_HEADERLESS_BYTES && HEADERLESS.some((kind) => isPackedText(bytes, kind));
}

function isPackedText(bytes: Uint8Array, packing: Packing): boolean {
  const out = unpack(bytes, packing, TRIAL_BYTES);
  if (out === null || out.bytes.length < MIN_SAMPLE_BYTES) return false;
  return (out.isComplete && out.used === bytes.length) || textOf(out.bytes) !== null;
}

/** The JSON that the whole text is; a bare word, number or `null` is none. */
function parsedJson(text: string): unknown {
  return /^\s*[[{"]/.test(text) ? parsed(text) : undefined;
}

function parsed(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json ?? undefined;
  } catch {
    return undefined;
  }
}

/** The objects and arrays that stand one a line, with a little before each allowed. */
function jsonLinesOf(text: string): readonly unknown[] {
  if (!/[[{]/.test(text)) return [];
  return text.split('\n').flatMap((line) => {
    const at = line.slice(0, MAX_LINE_PREFIX).search(/[[{]/);
    const json = at < 0 ? undefined : parsed(line.slice(at));
    return json === undefined ? [] : [json];
  });
}

/** The fields of a form, a query or a row of cookies: names and values. */
function fieldsOf(text: string): readonly Readonly<Record<string, string>>[] {
  if (!/^[^\s=&<>{}"]{1,200}=/.test(text) && !/^[a-z][a-z+.-]*:\/\/[^\s]*[?#]/i.test(text)) return [];
  const query = text.replace(/^[a-z][a-z+.-]*:\/\/[^\s?#]*[?#]/i, '');
  return query.split(/[&;#]\s*/).flatMap((field) => {
    const at = field.indexOf('=');
    return at <= 0 ? [] : [{ [decoded(field.slice(0, at))]: decoded(field.slice(at + 1)) }];
  });
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** What is left when one way of escaping is undone, as far as that changes the text. */
function unescapedOf(text: string): readonly string[] {
  if (!/[%&\\]/.test(text)) return [];
  return UNESCAPES.filter(({ form }) => form !== 'char-codes' && form !== 'hex' && form !== 'utf-16').flatMap(
    ({ maybe, undo }) => {
      if (!maybe(text)) return [];
      const undone = undo(text);
      return undone === text ? [] : [undone];
    },
  );
}
