// The file that `scrim seal` writes: whole or not at all. Replaces a sealed file and nothing else that has content, so
// that a key or the events themselves are not lost to a slip. Errors name the option, never the path.
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ScrimError } from '@scrim/protocol';
import { UsageError } from '../terminal/failure.ts';

const SEALED = Buffer.from('SSF1');

/**
 * Refuses a file that must not be replaced; before anything is read, so that nobody waits in vain.
 *
 * @throws UsageError when it is the file of `--events`
 * @throws ScrimError `file_not_sealed`, `file_unreadable`
 */
export async function checkOutput(out: string, events: string): Promise<void> {
  const there = await statOf(out);
  if (there === null || !there.isFile()) return;
  const input = events === '-' ? null : await statOf(events);
  if (input !== null && input.dev === there.dev && input.ino === there.ino) {
    throw new UsageError('--out: the same file as --events');
  }
  if (there.size > 0 && !(await isSealed(out))) {
    throw new ScrimError('file_not_sealed', 'The file of --out is there already and is no sealed file.', {
      hint: 'Only a sealed file is replaced; name another.',
    });
  }
}

/**
 * Writes beside it and renames: until the last byte is on disk, an older file stays what it was. What a link leads to
 * is replaced, not the link.
 *
 * @throws ScrimError `file_unwritable`
 */
export async function writeOutput(out: string, bytes: Uint8Array): Promise<void> {
  try {
    const there = await statOf(out);
    if (there === null) await replaceFile(out, bytes, null);
    else if (there.isFile()) await replaceFile(await realpath(out), bytes, there);
    // A pipe or a device is written to, never replaced; a folder is refused by the system.
    else await writeFile(out, bytes);
  } catch (cause) {
    throw new ScrimError('file_unwritable', 'The file of --out cannot be written.', { cause });
  }
}

async function replaceFile(path: string, bytes: Uint8Array, older: Stats | null): Promise<void> {
  const beside = join(dirname(path), `.scrim-${randomUUID()}.tmp`);
  try {
    await writeFile(beside, bytes, { flag: 'wx', flush: true });
    if (older !== null) await chmod(beside, older.mode & 0o777);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** @returns null when it is not there, or cannot be looked at: then writing says so. */
async function statOf(path: string): Promise<Stats | null> {
  return await stat(path).catch(() => null);
}

async function isSealed(path: string): Promise<boolean> {
  try {
    return (await readStart(path, SEALED.length)).equals(SEALED);
  } catch (cause) {
    throw new ScrimError('file_unreadable', 'The file of --out cannot be read to see what it is.', { cause });
  }
}

async function readStart(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
