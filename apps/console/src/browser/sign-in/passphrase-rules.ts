// Which new passphrases are refused before they are used. Keeps nothing.

/** Shorter ones are guessed, however slow each guess is made. */
export const MIN_PASSPHRASE = 15;

/** What is wrong with a new passphrase; null when nothing is. */
export function passphraseProblem(passphrase: string): string | null {
  if ([...passphrase].length < MIN_PASSPHRASE) return `Too short: use at least ${MIN_PASSPHRASE} characters.`;
  return new Set(passphrase).size < 5 ? 'Too plain: use different words.' : null;
}

export interface NewPassphrase {
  readonly first: string;
  readonly again: string;
}

/** Is it good, and typed the same twice? */
export function isGoodPassphrase({ first, again }: NewPassphrase): boolean {
  return passphraseProblem(first) === null && first === again;
}
