// Why a key was not unlocked or a session not opened, in sentences.
import { ScrimError } from '@scrim/protocol';
import { ApiProblem, sentenceFor } from '../api/api-problem.ts';

/** Where to say it. */
export interface OpenProblem {
  readonly at: 'secret' | 'key' | 'form';
  readonly words: string;
  /** `info` where nothing went wrong. @default 'bad' */
  readonly tone?: 'bad' | 'info';
}

const KEY_WORDS: Readonly<Record<string, OpenProblem>> = {
  passphrase_wrong: {
    at: 'secret',
    words: 'That is not the passphrase of this key. Nothing was opened and nothing was logged.',
  },
  officer_identity_wrong: {
    at: 'secret',
    words: 'This key file is not wrapped to that identity. Nothing was opened and nothing was logged.',
  },
  key_file_malformed: { at: 'key', words: 'This is no key file that Scrim knows.' },
  key_file_unsupported: { at: 'key', words: 'This key file is of a newer kind than this console knows.' },
  key_kind_wrong: { at: 'key', words: 'This is a signing key. Sessions are opened with a reading key.' },
  key_not_expected: {
    at: 'form',
    tone: 'info',
    words:
      'The site seals to another key now. Sessions of before may still need this one: open, if this session is one of them. The key is unlocked; nothing was logged so far.',
  },
  key_not_kept_as: {
    at: 'form',
    words:
      'The collector keeps this file as another key than the one that is in it. Nothing was logged. Lock it, and ask the key’s holders for the file.',
  },
  worker_failed: { at: 'form', words: 'The part of this page that holds keys has stopped. Reload the page.' },
  forgotten: { at: 'form', words: 'The keys were locked meanwhile. Try again.' },
  locked: { at: 'form', words: 'The keys were locked meanwhile. Try again.' },
};

/** What to say of anything that was thrown on the way to an opened session. */
export function openProblemOf(error: unknown): OpenProblem {
  if (error instanceof ApiProblem) return { at: 'form', words: error.message };
  const code = error instanceof ScrimError ? error.code : '';
  const known = Object.hasOwn(KEY_WORDS, code) ? KEY_WORDS[code] : undefined;
  return known ?? { at: 'form', words: sentenceFor(error) };
}
