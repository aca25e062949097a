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

/**
 * The kept keys that the site seals to now. A session of before may have been sealed to others: when none fits, all
 * are offered.
 */
export function keysFor(
  keyFiles: readonly KeyFileEntry[],
  site: Pick<SiteSummary, 'manifest'> | null,
): readonly KeyFileEntry[] {
  const recipients = new Set(site?.manifest?.recipients.map(({ kid }) => kid) ?? []);
  const fitting = keyFiles.filter(({ kid }) => recipients.has(kid));
  return fitting.length > 0 ? fitting : keyFiles;
}

/** What is chosen while nobody has chosen: the first kept key, else a file. */
export function effectiveChoice(
  choice: KeyChoice,
  offered: readonly KeyFileEntry[],
): NonNullable<KeyChoice['from']> {
  return choice.from ?? offered[0]?.kid ?? 'disk';
}

/** The text of the chosen key file; null when none is chosen. */
export function chosenKeyFile(choice: KeyChoice, offered: readonly KeyFileEntry[]): string | null {
  const from = effectiveChoice(choice, offered);
  if (from === 'disk') return choice.disk?.text ?? null;
  return offered.find(({ kid }) => kid === from)?.file ?? null;
}
