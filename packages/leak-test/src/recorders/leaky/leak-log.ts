// What the leaky recorder has seen and not yet sent. A control for the leak test, never a recorder for people: it
// keeps and sends everything on purpose.
import { describeValue } from './describe-value.ts';

/** One thing seen: what kind of thing, and all that could be read of it. */
export type Leak = readonly [kind: string, value: unknown];

/** The leaky recorder's memory. */
export interface LeakLog {
  /** Keeps a value, once: what was kept before in the same words is not kept again. */
  put(kind: string, value: unknown): void;
  /** Keeps what a promise brings, its failure too. */
  putLater(kind: string, value: PromiseLike<unknown>): void;
  /** Runs work of the leaky recorder's own, whose calls are not to be kept. */
  readonly quietly: <T>(work: () => T) => T;
  /** Is work of its own under way? */
  isQuiet(): boolean;
  /** Hands over what was kept and forgets it. */
  take(): readonly Leak[];
  /** Waits for what is still being read, so long at most: a stream may never end. */
  settled(longestMs: number): Promise<void>;
}

/** Makes an empty memory. */
export function createLeakLog(): LeakLog {
  const scope = {
    quiet: 0,
    leaks: [] as Leak[],
    seen: new Set<string>(),
    pending: new Set<PromiseLike<unknown>>(),
  };
  const log: LeakLog = {
    put: (kind, value) => log.quietly(() => keep(kind, value)),
    putLater(kind, value) {
      const done = value.then(
        (result) => log.put(kind, result),
        (failure: unknown) => log.put(`${kind} failed`, failure),
      );
      scope.pending.add(done);
      void done.then(() => scope.pending.delete(done));
    },
    quietly(work) {
      scope.quiet++;
      try {
        return work();
      } finally {
        scope.quiet--;
      }
    },
    isQuiet: () => scope.quiet > 0,
    take: () => scope.leaks.splice(0),
    async settled(longestMs) {
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, longestMs, 'late'));
      while (scope.pending.size > 0)
        if ((await Promise.race([late, Promise.all(scope.pending)])) === 'late') return;
    },
  };
  function keep(kind: string, value: unknown): void {
    const described = describeValue(value, (later) => log.putLater(`${kind} content`, later));
    const text = `${kind} ${JSON.stringify(described)}`;
    if (scope.seen.has(text)) return;
    scope.seen.add(text);
    scope.leaks.push([kind, described]);
  }
  return log;
}
