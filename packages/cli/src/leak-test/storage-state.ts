// A sign-in for the browser of a leak test, as Playwright's `storageState({ path })` saves it. Errors never quote the
// file: it holds cookies.
import type { TestPageOptions } from '@scrim/leak-test';
import { ScrimError } from '@scrim/protocol';
import { readTextFile } from '../keys/text-file.ts';

type StorageState = Exclude<NonNullable<TestPageOptions['storageState']>, string>;

/** @throws ScrimError `file_unreadable`, `storage_state_malformed` */
export async function readStorageState(path: string): Promise<StorageState> {
  const state = parseState(await readTextFile(path, '--storage-state'));
  if (isState(state)) return state;
  throw malformed();
}

function parseState(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

/** The browser checks what is in the lists. */
function isState(state: unknown): state is StorageState {
  const { cookies, origins } = Object(state) as Partial<Record<'cookies' | 'origins', unknown>>;
  return Array.isArray(cookies) && Array.isArray(origins);
}

const malformed = (): ScrimError<string> =>
  new ScrimError('storage_state_malformed', 'The file of --storage-state holds no storage of a browser.', {
    hint: 'Make it with Playwright: npx playwright codegen --save-storage=FILE, or context.storageState({ path }).',
  });
