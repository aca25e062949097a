// Reads small text files and makes new ones, private or public, whole or not at all. Never writes over a file that is there.
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ScrimError } from '@scrim/protocol';

/**
 * @param argument names the file in errors: what was typed in its place may be a passphrase or a key.
 * @throws ScrimError `file_unreadable`
 */
export async function readTextFile(path: string, argument: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ScrimError('file_unreadable', `The file of ${argument} cannot be read.`, { cause });
  }
}

/**
 * Makes a file that only its owner may read (0600), and its folder (0700) when missing; on disk when this resolves.
 *
 * @throws ScrimError `file_exists`, `file_unwritable`
 */
export async function writeNewPrivateFile(path: string, text: string): Promise<void> {
  await writeNew(path, text, { file: 0o600, folder: 0o700 });
}

/**
 * Makes a file that anyone may read, as the account's mask has it: for what is public, such as a signed manifest.
 *
 * @throws ScrimError `file_exists`, `file_unwritable`
 */
export async function writeNewPublicFile(path: string, text: string): Promise<void> {
  await writeNew(path, text, { file: 0o666, folder: 0o777 });
}

async function writeNew(
  path: string,
  text: string,
  mode: { readonly file: number; readonly folder: number },
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: mode.folder });
    await writeWhole(path, text, mode.file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw exists(path);
    throw new ScrimError('file_unwritable', `The file ${path} cannot be written.`, { cause });
  }
}

/** What could not be written to its end is taken away: half a key opens nothing, and would be in the way of the next try. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** @throws ScrimError `file_exists`: before a passphrase is asked for in vain. */
export function requireNoFile(path: string): void {
  if (existsSync(path)) throw exists(path);
}

const exists = (path: string) =>
  new ScrimError('file_exists', `The file ${path} is there already; this command never writes over one.`);
