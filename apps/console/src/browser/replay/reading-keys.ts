// The reading keys that are unlocked in this tab. They live in a worker: this side knows their ids and nothing else.
// Nothing is stored; locking, signing out and closing the tab end the worker and the keys with it.

import type { KeyId } from '@scrim/protocol';
import { ScrimError } from '@scrim/protocol';
import type { Opening, OpenRequest, Reader } from '@scrim/replay';

export interface ReadingKeys {
  /** Ids of what is unlocked; the same array until it changes. */
  unlocked(): readonly KeyId[];
  /** @returns what ends the subscription */
  subscribe(listener: () => void): () => void;
  /**
   * Takes a second or more with a passphrase: Argon2id is slow on purpose.
   *
   * @param secret the passphrase; of an age file, an officer's identity
   * @throws ScrimError `passphrase_wrong`, `officer_identity_wrong`, `key_file_malformed`, `key_file_unsupported`,
   *   `key_kind_wrong`, `locked`
   */
  unlock(keyFile: string, secret: string): Promise<KeyId>;
  /**
   * Opens a session with what is unlocked.
   *
   * @throws ScrimError `locked` when nothing is.
   */
  open(request: OpenRequest): Opening;
  /** Forgets every key, and stops what is being opened with them. */
  lock(): void;
}

/** @param startReader starts a reader in a worker of its own */
export function createReadingKeys(startReader: () => Reader): ReadingKeys {
  let reader: Reader | null = null;
  let unlocked: readonly KeyId[] = [];
  const listeners = new Set<() => void>();
  const show = (keys: readonly KeyId[]) => {
    unlocked = keys;
    for (const listener of listeners) listener();
  };
  const start = (): Reader => {
    const mine = startReader();
    // A worker that died took its keys with it.
    void mine.ended.then(() => {
      if (reader !== mine) return;
      reader = null;
      show([]);
    });
    return mine;
  };
  const current = (): Reader => {
    reader ??= start();
    return reader;
  };
  return {
    unlocked: () => unlocked,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async unlock(keyFile, secret) {
      const mine = current();
      const { kid } = await mine.unlock(keyFile, secret);
      if (reader !== mine) throw new ScrimError('locked', 'The keys were locked meanwhile.');
      show([...mine.keys()]);
      return kid;
    },
    open(request) {
      if (unlocked.length === 0) throw new ScrimError('locked', 'The keys were locked meanwhile.');
      return current().open(request);
    },
    lock() {
      reader?.forget();
      reader = null;
      if (unlocked.length > 0) show([]);
    },
  };
}
