// One piece of work per session at a time, in the order of asking; in this process only.

/** Runs `work` when everything that asked before it for one of the same names is done. */
export type Turns = <T>(names: readonly string[], work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return (names, work) => {
    const mine = Promise.all(names.map((name) => last.get(name))).then(work);
    const done = mine.then(nothing, nothing);
    for (const name of names) last.set(name, done);
    void done.then(() => {
      for (const name of names) if (last.get(name) === done) last.delete(name);
    });
    return mine;
  };
}

const nothing = (): void => undefined;
