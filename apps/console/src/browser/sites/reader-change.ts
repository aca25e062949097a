// Adding, replacing and revoking a reading key: what each is called, and what it means for sessions old and new.
import type { KeyId, PublishedManifest, Recipient } from '@scrim/protocol';
import type { Neighbours } from '../keys/suite-words.ts';
import { dayTimeWords } from '../words/time-words.ts';

/** A change to who can read. `drop` is the key that pages seal to no longer. */
export type ReaderChange =
  | { readonly kind: 'add'; readonly drop: null }
  | { readonly kind: 'replace' | 'revoke'; readonly drop: KeyId };

/** The words of the dialog of each change. */
export const CHANGE_WORDS = {
  add: {
    title: 'Add a reading key',
    what: 'Pages that are loaded from now on seal to the new key too. It opens no session of before.',
    done: 'Pages that are loaded from now on seal to the new key too.',
  },
  replace: {
    title: 'Replace a reading key',
    what: 'Pages that are loaded from now on seal to the new key instead of the old one. A page that is open already keeps the old key until it is left, an hour at most. Sessions recorded before still need the old key: keep its file, and what unlocks it, as long as you keep them.',
    done: 'Pages that are loaded from now on seal to the new key.',
  },
  revoke: {
    title: 'Revoke a reading key',
    what: 'Pages that are loaded from now on do not seal to this key any more. A page that is open already keeps it until it is left, an hour at most. It takes nothing back: whoever has the key can still open the sessions recorded before, as long as the collector lets them, and what was opened has been seen. Where the key may be in the wrong hands, erase those sessions too.',
    done: 'Pages that are loaded from now on do not seal to that key any more.',
  },
} as const;

/**
 * What a collector can still do with settings that a key was taken out of: signed, and good until they run out.
 *
 * @param published the settings of before
 */
export function olderSettingsWords({ version, exp }: Pick<PublishedManifest, 'version' | 'exp'>): string {
  return `Until ${dayTimeWords(exp * 1000)}, when the settings of before run out, a collector could still give them to pages, which would then seal to the old key. A site whose bundle pins minManifestVersion ${version + 1} refuses them.`;
}

/** What the new key must fit to: the keys that stay. It is none of those that are there now. */
export function neighboursAfter(
  readers: readonly Pick<Recipient, 'suite' | 'kid'>[],
  { drop }: ReaderChange,
): Neighbours {
  return {
    beside: readers.filter(({ kid }) => kid !== drop),
    taken: readers.map(({ kid }) => kid),
    replaced: readers.find(({ kid }) => kid === drop)?.suite,
  };
}
