// The IndexedDB database of the outbox, and nothing about what is in it. No function here throws or rejects: storage
// may be missing, full or forbidden, and the page must not notice.

const DATABASE = 'scrim-outbox';
const STORE = 'frames';

/** @returns null where there is no IndexedDB to use. */
export function openFrames(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => {
        // A later version in another tab must not wait for this one.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** Commits without waiting for the requests' answers, so that the end of the page does not abort it. */
export function inTransaction(db: IDBDatabase, work: (frames: IDBObjectStore) => void): void {
  try {
    const transaction = db.transaction(STORE, 'readwrite');
    work(transaction.objectStore(STORE));
    transaction.commit();
  } catch {
    // Not kept: the frame is still in the delivery's queue.
  }
}

export interface FrameRow {
  readonly key: string;
  /** Whatever is stored there. */
  readonly value: unknown;
}

export function readFrames(db: IDBDatabase, range: IDBKeyRange): Promise<FrameRow[]> {
  return new Promise((resolve) => {
    try {
      const rows: FrameRow[] = [];
      const request = db.transaction(STORE).objectStore(STORE).openCursor(range);
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor === null) return resolve(rows);
        rows.push({ key: String(cursor.key), value: cursor.value });
        cursor.continue();
      };
      request.onerror = () => resolve([]);
    } catch {
      resolve([]);
    }
  });
}

/** Deletes a range, where the database exists. */
export function clearFrames(range: () => IDBKeyRange): void {
  void clear(range).catch(() => {});
}

async function clear(range: () => IDBKeyRange): Promise<void> {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const db = names.includes(DATABASE) ? await openFrames() : null;
  if (db === null) return;
  inTransaction(db, (frames) => frames.delete(range()));
  db.close();
}
