// Storage that never throws: blocked, full or gone means that nothing is kept.
// Keys: `scrim-consent:<site>` for the choice, `scrim-consent:<site>/withdrawal/<id>` for an undelivered withdrawal.

export interface SafeStorage {
  read(key: string): string | null;
  /** @returns false when the value could not be kept; what was there before may still be there. */
  write(key: string, value: string): boolean;
  remove(key: string): void;
  keys(prefix: string): string[];
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** Wraps a Storage; null keeps nothing. */
export function createSafeStorage(storage: Storage | null): SafeStorage {
  return {
    read: (key) => attempt(() => storage?.getItem(key) ?? null, null),
    write: (key, value) =>
      attempt(() => {
        storage?.setItem(key, value);
        return storage !== null;
      }, false),
    remove: (key) => attempt(() => storage?.removeItem(key), undefined),
    keys: (prefix) =>
      attempt(() => {
        const all = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '');
        return all.filter((key) => key.startsWith(prefix));
      }, []),
  };
}

/** Where the choice for a site is kept. */
export const choiceKey = (site: string): string => `scrim-consent:${site}`;
