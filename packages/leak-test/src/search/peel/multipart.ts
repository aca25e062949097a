// Splits a multipart body (RFC 2046, section 5.1) into its parts.
import { asBuffer } from './text-of.ts';

/** One part. */
export interface Part {
  /** Its header lines. */
  readonly head: string;
  readonly body: Uint8Array;
}

/** The parts; null when the body is not multipart. @param contentType of the body, where it is known */
export function partsOf(bytes: Uint8Array, contentType = ''): readonly Part[] | null {
  const boundary =
    /multipart\/[\w.+-]+;.*?boundary="?([^";]+)/i.exec(contentType)?.[1] ?? sniffedBoundary(bytes);
  return boundary === undefined ? null : split(asBuffer(bytes), Buffer.from(`--${boundary}`, 'latin1'));
}

/** A body that begins with a boundary says so itself. */
function sniffedBoundary(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x2d || bytes[1] !== 0x2d) return undefined;
  const start = asBuffer(bytes.subarray(0, 200)).toString('latin1');
  return /^--([^\r\n]{4,80})\r?\ncontent-/i.exec(start)?.[1];
}

function split(body: Buffer, delimiter: Buffer): readonly Part[] | null {
  const parts: Part[] = [];
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    const from = at + delimiter.length;
    const next = body.indexOf(delimiter, from);
    // A body whose end is missing ends where it ends.
    const part = body.subarray(from, next < 0 ? body.length : next);
    if (!part.subarray(0, 2).equals(Buffer.from('--'))) parts.push(partOf(part));
    at = next;
  }
  return parts.length === 0 ? null : parts;
}

function partOf(part: Buffer): Part {
  const crlf = part.indexOf('\r\n\r\n');
  const [end, gap] = crlf >= 0 ? [crlf, 4] : [part.indexOf('\n\n'), 2];
  if (end < 0) return { head: '', body: part };
  return {
    head: part.subarray(0, end).toString('latin1').trim(),
    body: withoutLastBreak(part.subarray(end + gap)),
  };
}

function withoutLastBreak(body: Buffer): Buffer {
  if (body.at(-1) !== 10) return body;
  return body.subarray(0, body.at(-2) === 13 ? -2 : -1);
}

/** The value of a header in a part's head. */
export function headerOf(head: string, name: string): string | undefined {
  const line = head.split(/\r?\n/).find((text) => text.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}
