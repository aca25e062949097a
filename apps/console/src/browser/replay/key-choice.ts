// Which reading key to unlock: one that is kept at the collector, or a file from the reader's own disk. Pure.
import type { KeyFileEntry, KeyId, SiteSummary } from '@scrim/protocol';
import type { ChosenFile } from '../kit/file-field.tsx';

/** What the person has chosen so far. */
export interface KeyChoice {
  /** The id of a kept key, or `disk`; null before anything was chosen. */
  readonly from: KeyId | 'disk' | null;
  /** A file that was read from disk; its text stays in this page until it was unlocked. */
  readonly disk: ChosenFile | null;
}

/** A kept key, and whether the site seals to it now. */
export interface OfferedKey extends KeyFileEntry {
  readonly isCurrent: boolean;
}

/**
 * The kept keys: those that the site seals to now, then the others, because a session of before may have been sealed to
 * one of them.
 */
export function keysFor(
  keyFiles: readonly KeyFileEntry[],
  site: Pick<SiteSummary, 'manifest'> | null,
): readonly OfferedKey[] {
  const recipients = new Set(site?.manifest?.recipients.map(({ kid }) => kid) ?? []);
  const offered = keyFiles.map((entry) => ({ ...entry, isCurrent: recipients.has(entry.kid) }));
  return [...offered.filter(({ isCurrent }) => isCurrent), ...offered.filter(({ isCurrent }) => !isCurrent)];
}

/** What is chosen while nobody has chosen: the first kept key, else a file. */
export function effectiveChoice(
  choice: KeyChoice,
  offered: readonly KeyFileEntry[],
): NonNullable<KeyChoice['from']> {
  return choice.from ?? offered[0]?.kid ?? 'disk';
}

/** A key file that is to be unlocked. */
export interface ChosenKeyFile {
  readonly text: string;
  /** The key that the collector keeps the file as; null of a file from disk. */
  readonly keptAs: KeyId | null;
}

/** The chosen key file; null when none is chosen. */
export function chosenKeyFile(choice: KeyChoice, offered: readonly KeyFileEntry[]): ChosenKeyFile | null {
  const from = effectiveChoice(choice, offered);
  if (from === 'disk') return choice.disk && { text: choice.disk.text, keptAs: null };
  const entry = offered.find(({ kid }) => kid === from);
  return entry === undefined ? null : { text: entry.file, keptAs: entry.kid };
}
