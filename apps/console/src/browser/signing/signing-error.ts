// A signing task that failed, as an error with a sentence for people. Never holds a passphrase or a part of a key.
import type { SigningCode } from './signing-words.ts';

const SENTENCES: Record<SigningCode, string> = {
  passphrase_wrong:
    'The passphrase does not open this key file. Try it again; if you are sure of it, try another copy of the file.',
  root_passphrase_wrong:
    'The passphrase does not open the root key file. Try it again; if you are sure of it, try another copy of the file.',
  key_file_malformed: 'This is no key file. Choose the .json file that was saved when the key was made.',
  key_file_unsupported: 'This key file was made by a newer version, which this console does not know.',
  key_kind_wrong:
    'This is a key of another kind. A reading key opens sessions; a manifest key or root key signs settings.',
  manifest_key_foreign:
    'The published settings were not signed with this key. Choose the manifest key file of this site.',
  grant_expired:
    'The root key’s yearly permission for this manifest key has run out. Choose the root key file too, to renew it.',
  officer_identity_wrong:
    'That identity does not open this file. Take the one whose recipient the file was wrapped to.',
  readers_refused:
    'These reading keys cannot be published together: a site has one to eight of them, each once, all of one kind. Reload the page to see which it has now.',
  signing_failed: 'Signing did not work in this browser. Reload the page and try again.',
};

/** What a signing task throws; `message` is the sentence to show. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly code: SigningCode;

  constructor(code: SigningCode) {
    super(SENTENCES[code]);
    this.code = code;
  }
}

/** The code of what a task threw; unknown errors say nothing of themselves. */
export function signingCodeOf(error: unknown): SigningCode {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && Object.hasOwn(SENTENCES, code)
    ? (code as SigningCode)
    : 'signing_failed';
}
