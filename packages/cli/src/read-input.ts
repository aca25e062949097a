// Reads a file, or stdin for `-`, piece by piece. Tells a failure without the path: what was typed there may be a key.
import { createReadStream } from 'node:fs';
import { ScrimError } from '@scrim/protocol';

/** @param argument names the file in errors. @throws ScrimError `file_unreadable` (from the generator) */
export async function* readInput(
  path: string,
  argument: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  try {
    for await (const piece of input) yield piece as Uint8Array;
  } catch (cause) {
    throw new ScrimError('file_unreadable', `The file of ${argument} cannot be read.`, { cause });
  }
}
