// A site that is being added: what was entered on the way. Lives in the page's memory only; no private key is in it
// but under its passphrase.
import type { Recipient } from '@scrim/protocol';
import type { Neighbours } from '../../keys/suite-words.ts';
import type { NewSiteKeys } from '../../signing/signing-words.ts';

/** A reading key that the new site's sessions will be sealed to. */
export interface Reader {
  readonly recipient: Recipient;
  /** Where it came from, for people. */
  readonly label: string;
  /** The protected file, where it is at hand: it can be kept at the collector. */
  readonly file: string | null;
  /** Made just now: it must be saved. */
  readonly isNew: boolean;
  /** Is its file to be kept at the collector? */
  readonly keep: boolean;
}

/** Everything so far. */
export interface SiteDraft {
  readonly siteId: string;
  /** As typed. */
  readonly origins: string;
  readonly readers: readonly Reader[];
  /** Made in the third step, for exactly these answers; null before. */
  readonly keys: NewSiteKeys | null;
}

export const EMPTY_DRAFT: SiteDraft = { siteId: '', origins: '', readers: [], keys: null };

/** Sessions can be sealed to so many keys. */
export const MAX_READERS = 8;

/** The readers with one more, or the same where the key is among them already. */
export function withReader(readers: readonly Reader[], reader: Reader): readonly Reader[] {
  return readers.some(({ recipient }) => recipient.kid === reader.recipient.kid)
    ? readers
    : [...readers, reader];
}

/** What one more reader must fit to. */
export function neighboursOf(readers: readonly Reader[]): Neighbours {
  const beside = readers.map(({ recipient }) => recipient);
  return { beside, taken: beside.map(({ kid }) => kid) };
}

/** What each step is given. */
export interface StepProps {
  readonly draft: SiteDraft;
  readonly change: (part: Partial<SiteDraft>) => void;
  readonly next: () => void;
  readonly back: () => void;
}
