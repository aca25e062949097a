// A small private file that survives crashes and other processes: 0600, made exclusively, replaced in one step, synced
// together with its folder, changed under a lock.
import { link, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { encodeBase64Url, randomBytes } from '@scrim/protocol';
import { KeyProviderError } from './key-provider.ts';

const LOCK_TRIES = 200;
const LOCK_PAUSE_MS = 50;

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}

/** @throws KeyProviderError `provider_missing`, `provider_exposed`. */
export async function readPrivateFile(path: string): Promise<string> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new KeyProviderError('provider_exposed', 'provider file: others may read it', {
        hint: 'Set its mode to 0600, and think about who has read it.',
      });
    }
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (!isCode(cause, 'ENOENT')) throw cause;
    throw new KeyProviderError('provider_missing', 'provider file: not there', {
      hint: 'Restore it: what it wrapped opens with no other.',
      cause,
    });
  }
}

/** Writes the file if there is none yet: of several writers at once, one wins and the others change nothing. */
export async function createPrivateFile(path: string, text: string): Promise<void> {
  const draft = await writeDraft(path, text);
  try {
    await link(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(path);
}

/**
 * Replaces the file by what `change` makes of it, one process at a time; durable when it resolves.
 *
 * @throws KeyProviderError `provider_locked` after 10 seconds.
 */
export async function changePrivateFile(path: string, change: (text: string) => string): Promise<void> {
  const lock = `${path}.lock`;
  await takeLock(lock);
  try {
    const draft = await writeDraft(path, change(await readPrivateFile(path)));
    await rename(draft, path);
    await syncFolder(path);
  } finally {
    await unlink(lock);
  }
}

/** A process that died while it held the lock leaves it: nobody else may guess that it is dead. */
async function takeLock(lock: string): Promise<void> {
  for (let tries = 0; tries < LOCK_TRIES; tries += 1) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    await pause(LOCK_PAUSE_MS);
  }
  throw new KeyProviderError('provider_locked', 'provider file: locked by another process', {
    hint: 'If none is running, delete the .lock file next to it.',
  });
}

async function writeDraft(path: string, text: string): Promise<string> {
  const draft = `${path}.${encodeBase64Url(randomBytes(9))}.tmp`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
