// Things that a page may refuse: an element that went away, is covered, or does not answer. Not an error of the test.

/** Does something, or returns null when the page does not let it. */
export async function attempt<Result>(what: () => Promise<Result>): Promise<Result | null> {
  try {
    return await what();
  } catch {
    return null;
  }
}
