// Reads events as ndjson and groups them into batches for chunks. Every line is checked before it is sealed, so that
// a file of ours is never `ssf_content`; lines are passed on byte for byte. Errors name line numbers, never content.
import { MAX_INFLATED_BYTES } from '@scrim/crypto/format';
import { ScrimError } from '@scrim/protocol';

/** A chunk is closed before a line that would take it above this, bytes of JSON. */
const BATCH_SIZE = 256 * 1024;
/** rrweb's event types of a page's start. */
const META = 4;
const FULL_SNAPSHOT = 2;
const LF = 10;

/** Events for one chunk. */
export interface EventBatch {
  readonly ndjson: string;
  readonly events: number;
  /** The number of its first line, from 1. */
  readonly firstLine: number;
  /** It begins with a Meta and a full snapshot: a player can start here. */
  readonly keyframe: boolean;
}

interface EventLine {
  readonly text: string;
  readonly number: number;
  /** With its LF, bytes of UTF-8. */
  readonly bytes: number;
  /** The event's `type`, whatever that is. */
  readonly type: unknown;
}

/** @throws ScrimError `events_malformed`, `events_too_large` (from the generator) */
export async function* readEventBatches(
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<EventBatch, void, undefined> {
  let lines: EventLine[] = [];
  let size = 0;
  for await (const line of readEventLines(input)) {
    const most = isPageStart(lines, line) ? MAX_INFLATED_BYTES : BATCH_SIZE;
    if (lines.length > 0 && size + line.bytes > most) {
      yield batchOf(lines);
      lines = [];
      size = 0;
    }
    lines.push(line);
    size += line.bytes;
  }
  if (lines.length > 0) yield batchOf(lines);
}

/** A Meta alone, and now its full snapshot: they stay together as long as a reader takes both in one chunk. */
function isPageStart(lines: readonly EventLine[], next: EventLine): boolean {
  return lines.length === 1 && lines[0]?.type === META && next.type === FULL_SNAPSHOT;
}

function batchOf(lines: readonly EventLine[]): EventBatch {
  return {
    ndjson: lines.map(({ text }) => `${text}\n`).join(''),
    events: lines.length,
    firstLine: lines[0]?.number ?? 1,
    keyframe: lines[0]?.type === META && lines[1]?.type === FULL_SNAPSHOT,
  };
}

async function* readEventLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<EventLine, void, undefined> {
  for await (const { bytes, number } of splitLines(input)) yield checkLine(bytes, number);
}

/** Lines without their LF; the last one may do without. */
async function* splitLines(
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly number: number }, void, undefined> {
  let number = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input) {
    let from = 0;
    for (let lf = piece.indexOf(LF); lf !== -1; lf = piece.indexOf(LF, from)) {
      yield { bytes: Buffer.concat([...held, piece.subarray(from, lf)]), number };
      number += 1;
      held = [];
      size = 0;
      from = lf + 1;
    }
    held.push(piece.subarray(from));
    size += piece.length - from;
    if (size >= MAX_INFLATED_BYTES) throw tooLarge(number);
  }
  if (size > 0) yield { bytes: Buffer.concat(held), number };
}

function checkLine(bytes: Uint8Array, number: number): EventLine {
  if (bytes.length >= MAX_INFLATED_BYTES) throw tooLarge(number);
  const text = decode(bytes, number);
  if (!text.startsWith('{') || !text.endsWith('}')) throw malformed(number, 'expected one JSON object');
  const event = parse(text, number);
  if (Object.hasOwn(event, 'ssf')) throw malformed(number, 'the key `ssf` belongs to the format');
  return { text, number, bytes: bytes.length + 1, type: event.type };
}

function decode(bytes: Uint8Array, number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed(number, 'expected UTF-8');
  }
}

function parse(text: string, number: number): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw malformed(number, 'expected one JSON object');
  }
}

const malformed = (number: number, rule: string) =>
  new ScrimError('events_malformed', `Line ${number}: ${rule}.`, {
    hint: 'Each line is one JSON object, from { to }, with LF between lines and nothing else.',
  });

const tooLarge = (number: number) =>
  new ScrimError('events_too_large', `Line ${number}: larger than a chunk can hold, 64 MiB.`);
