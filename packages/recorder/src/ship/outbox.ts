// Sealed frames that were not acknowledged, kept in IndexedDB over a reload or an offline hour. Ciphertext and write
// tokens only. Where IndexedDB is missing or full, frames live in memory and end with the page.
import type { SealedFrame } from './sealed-frame.ts';

/** Write tokens are accepted for 24 hours after they expire (architecture §6); older frames are deleted. */
const KEEP_FOR_MS = 24 * 60 * 60 * 1000;
const STORE = 'frames';

interface KeptFrame extends SealedFrame {
  readonly site: string;
  readonly keptAtMs: number;
}

export interface Outbox {
  keep(frame: SealedFrame): void;
  remove(keys: readonly string[]): void;
  /** Frames that earlier pages of this site left behind, in order. */
  left(): Promise<readonly SealedFrame[]>;
  /** Deletes all frames of this site; the order to do so is given before this returns. */
  clear(): void;
}

/** @param site frames of other sites on the same origin are left alone */
export function openOutbox(site: string): Outbox {
  const database = openDatabase();
  let cleared = false;
  let open: IDBDatabase | null = null;
  void database.then((db) => {
    open = db;
  });
  /** At once where the database is open: a page that is being hidden may not live to the next tick. */
  const write = (work: (frames: IDBObjectStore) => void): void => {
    if (open !== null) inTransaction(open, work);
    else void database.then((db) => db !== null && inTransaction(db, work));
  };
  const prefix = `${site}/`;
  const ofSite = (): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

  return {
    keep({ key, kind, bytes }) {
      const kept: KeptFrame = { key, kind, bytes, site, keptAtMs: Date.now() };
      if (!cleared) write((frames) => frames.put(kept, prefix + key));
    },
    remove: (keys) =>
      write((frames) => {
        for (const key of keys) frames.delete(prefix + key);
      }),
    async left() {
      const db = await database;
      const all = db === null ? [] : await readAll(db, ofSite());
      const fresh = all.filter(({ keptAtMs }) => Date.now() - keptAtMs < KEEP_FOR_MS);
      const stale = all.filter((frame) => !fresh.includes(frame));
      if (stale.length > 0) this.remove(stale.map(({ key }) => key));
      return fresh.toSorted((a, b) => a.keptAtMs - b.keptAtMs);
    },
    clear() {
      cleared = true;
      write((frames) => frames.delete(ofSite()));
    },
  };
}

function openDatabase(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('scrim-outbox', 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

function readAll(db: IDBDatabase, range: IDBKeyRange): Promise<KeptFrame[]> {
  return new Promise((resolve) => {
    try {
      const request = db.transaction(STORE).objectStore(STORE).getAll(range);
      request.onsuccess = () => resolve(request.result as KeptFrame[]);
      request.onerror = () => resolve([]);
    } catch {
      resolve([]);
    }
  });
}

/**
 * Commits without waiting for the requests' answers, so that the end of the page does not abort it. A full or closing
 * database must not reach the page: the frame is still in the delivery's queue.
 */
function inTransaction(db: IDBDatabase, work: (frames: IDBObjectStore) => void): void {
  try {
    const transaction = db.transaction(STORE, 'readwrite');
    work(transaction.objectStore(STORE));
    transaction.commit();
  } catch {
    // Not kept.
  }
}
