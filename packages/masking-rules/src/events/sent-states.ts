// What was sent for the `data-…` attributes that styles ask for: a change that says nothing new after masking is not
// sent, so that a page that writes what is typed into such an attribute does not show the rhythm. Must stay bounded.

export interface SentStates {
  /** Is this what the element has in the replay already? If not, it does from now on. `null` is none. */
  isKnown(id: number, name: string, value: string | null): boolean;
  /** The element is sent anew: what was known of it does not hold. */
  forget(id: number): void;
  /** The page is sent anew. */
  forgetAll(): void;
}

/** Elements that are remembered before it starts anew; then a change may be sent twice. */
const MAX_ELEMENTS = 50_000;

/** Builds an empty memory. */
export function createSentStates(): SentStates {
  const elements = new Map<number, Map<string, string | null>>();

  function begin(id: number): Map<string, string | null> {
    if (elements.size >= MAX_ELEMENTS) elements.clear();
    const states = new Map<string, string | null>();
    elements.set(id, states);
    return states;
  }

  return {
    isKnown(id, name, value) {
      const states = elements.get(id) ?? begin(id);
      if (states.get(name) === value) return true;
      states.set(name, value);
      return false;
    },
    forget: (id) => void elements.delete(id),
    forgetAll: () => elements.clear(),
  };
}
