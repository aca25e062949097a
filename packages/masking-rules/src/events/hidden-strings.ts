// Strings that a rule or a mark hid, kept in memory for the page load: a node that is copied or drawn again elsewhere
// says the same, and stays masked there. Must never be written anywhere.

export interface HiddenStrings {
  /** Remembers a string that was hidden. */
  add(text: string): void;
  /** Was this very string hidden, white space at its ends apart? */
  has(text: string): boolean;
}

/** Shorter ones are words of every page. */
const SHORTEST = 3;
/** How many are kept; the first ones, because a page that hides more has more than copies to fear. */
const MOST = 5000;

/** Builds an empty memory. */
export function createHiddenStrings(): HiddenStrings {
  const strings = new Set<string>();
  return {
    add(text) {
      if (strings.size >= MOST) return;
      const content = text.trim();
      if (content.length >= SHORTEST) strings.add(content);
    },
    has: (text) => strings.size > 0 && strings.has(text.trim()),
  };
}
