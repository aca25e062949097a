// What people read when a request was refused: what happened and what to do. One sentence per code.
import type { ProblemCode } from '@scrim/protocol';

/** Codes that the console itself makes when no problem arrived. */
export type LocalCode = 'unreachable' | 'not_ours';

const SENTENCES: Partial<Record<ProblemCode | LocalCode, string>> = {
  unreachable: 'The collector does not answer. Check that it runs and that you are online, then try again.',
  not_ours: 'The answer did not come from a Scrim collector. Check the address in the address bar.',
  sign_in_required: 'You are signed out. Sign in again to go on.',
  sign_in_failed: 'That name and passphrase do not belong together, or the person is disabled. Try again.',
  too_many_attempts: 'Too many attempts. Wait a minute, then try again.',
  permission_missing: 'None of your roles permits this. Ask an administrator.',
  origin_refused:
    'The collector refused the request, because it does not come from its console’s address. Open the console at the address that it printed when it started.',
  link_invalid: 'This link is used up or has expired. Ask for a new one.',
  challenge_invalid: 'That took too long. Try the passkey again.',
  passkey_refused: 'The passkey could not be verified. Try another one, or your passphrase.',
  passphrase_weak:
    'Choose another passphrase: 15 to 200 characters, without your name in it, not one pattern repeated.',
  name_taken: 'Somebody has this name already. Choose another one.',
  person_unknown: 'This person is no longer there. Reload the page.',
  last_way_in: 'Nobody else could administer then. Make another person an administrator first.',
  purpose_required: 'Say what you open it for: 3 to 500 characters on one line.',
  site_unknown: 'There is no site with this id.',
  site_exists: 'There is a site with this id already. Choose another id.',
  site_changed: 'Somebody else changed this site just now. Look at it again, then repeat.',
  manifest_refused:
    'The collector did not take the signed settings: they do not verify for this site, or are not newer than the published ones. Reload the page and try again.',
  key_file_refused: 'This is no reading key under a passphrase.',
  key_file_unknown: 'This key file is no longer kept here. Reload the page.',
  session_unknown: 'There is no such session.',
  session_erased: 'This session was erased. Nothing of it can be opened any more.',
  session_empty: 'Nothing has arrived of this session yet. Try again later.',
  cursor_invalid: 'The list has changed. Start again at the first page.',
  query_malformed: 'The address of this page has a part that does not fit. Clear the filters.',
  body_malformed: 'The collector did not take what was entered. Check each field.',
  body_too_large: 'That is more than the collector takes.',
  audit_unavailable:
    'The audit log could not be written, so nothing was done. Whoever runs the collector has to look at its disk.',
  internal: 'The collector failed, and nothing was changed. Try again; its log says more.',
};

const OTHERWISE = 'The collector refused this. Reload the page and try again.';

/** The sentence of a code; a general one for codes that nobody should meet here. */
export function sentenceOf(code: string): string {
  return Object.hasOwn(SENTENCES, code) ? (SENTENCES[code as ProblemCode] ?? OTHERWISE) : OTHERWISE;
}
