// Takes exact numbers of bytes from a whole buffer or from a stream; holds no more than was asked for and one piece.
import { joinBytes } from '@scrim/protocol';
import { refuseUnless } from './sealed-format-error.ts';

/** Reads a file front to back. */
export interface ByteReader {
  /** @throws SealedFormatError `ssf_malformed` when the file ends before `length` bytes. */
  take(length: number): Promise<Uint8Array>;
  atEnd(): Promise<boolean>;
  /** Tells the source that nothing more is wanted, so that it lets go of its file or connection. Never rejects. */
  close(): Promise<void>;
}

export function createByteReader(input: Uint8Array | AsyncIterable<Uint8Array>): ByteReader {
  const pieces = input instanceof Uint8Array ? null : input[Symbol.asyncIterator]();
  let held: Uint8Array = input instanceof Uint8Array ? input : new Uint8Array();

  async function fill(length: number): Promise<void> {
    const parts = [held];
    let size = held.length;
    while (size < length && pieces !== null) {
      const piece = await pieces.next();
      if (piece.done) break;
      parts.push(piece.value);
      size += piece.value.length;
    }
    if (parts.length > 1) held = joinBytes(...parts);
  }

  return {
    async take(length) {
      await fill(length);
      refuseUnless(held.length >= length, 'ssf_malformed', 'the file ends inside something');
      const taken = held.subarray(0, length);
      held = held.subarray(length);
      return taken;
    },
    async atEnd() {
      await fill(1);
      return held.length === 0;
    },
    async close() {
      try {
        await pieces?.return?.();
      } catch {
        // Whatever was read has been judged.
      }
    },
  };
}
