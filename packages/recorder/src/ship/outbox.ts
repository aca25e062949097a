// Sealed frames that were not acknowledged, kept in IndexedDB over a reload or an offline hour. Ciphertext and write
// tokens only, and only while the grant that they were sealed under holds. Where IndexedDB is missing or full, frames
// live in memory and end with the page.
import { clearFrames, inTransaction, openFrames, readFrames } from './frame-database.ts';
import type { SealedFrame } from './sealed-frame.ts';

/** Write tokens are accepted for 24 hours after they expire (architecture §6); older frames are deleted. */
const KEEP_FOR_MS = 24 * 60 * 60 * 1000;

interface KeptFrame extends SealedFrame {
  /** SHA-256 of the receipt that it was sealed under, base64url. */
  readonly grant: string;
  readonly keptAtMs: number;
}

export interface Outbox {
  keep(frame: SealedFrame): void;
  remove(keys: readonly string[]): void;
  /** Frames that earlier pages left behind under the same grant, oldest first; deletes all others of the site. */
  left(): Promise<readonly SealedFrame[]>;
  /** Keeps nothing from now on. */
  close(): void;
}

const rangeOf = (site: string): IDBKeyRange => IDBKeyRange.bound(`${site}/`, `${site}/\uffff`);

/** @param grant frames of another grant are never delivered */
export function openOutbox(site: string, grant: string): Outbox {
  const database = openFrames();
  let closed = false;
  let open: IDBDatabase | null = null;
  void database.then((db) => {
    if (closed) db?.close();
    else open = db;
  });
  /** At once where the database is open: a page that is being hidden may not live to the next tick. */
  const write = (work: (frames: IDBObjectStore) => void): void => {
    if (open !== null) inTransaction(open, work);
    else void database.then((db) => db !== null && !closed && inTransaction(db, work));
  };
  const remove = (keys: readonly string[]): void =>
    write((frames) => {
      for (const key of keys) frames.delete(`${site}/${key}`);
    });
  const isDeliverable = (kept: KeptFrame): boolean =>
    kept.grant === grant && kept.bytes instanceof Uint8Array && Date.now() - kept.keptAtMs < KEEP_FOR_MS;

  return {
    keep({ key, kind, bytes }) {
      const kept: KeptFrame = { key, kind, bytes, grant, keptAtMs: Date.now() };
      if (!closed) write((frames) => frames.put(kept, `${site}/${key}`));
    },
    remove,
    async left() {
      const db = await database;
      const all = db === null ? [] : ((await readFrames(db, rangeOf(site))) as KeptFrame[]);
      const deliverable = all.filter(isDeliverable);
      remove(all.filter((kept) => !deliverable.includes(kept)).map(({ key }) => key));
      return deliverable.toSorted((a, b) => a.keptAtMs - b.keptAtMs);
    },
    close() {
      closed = true;
      open?.close();
    },
  };
}

/** Deletes all frames of a site; makes no database where there is none. The order is given before this returns. */
export function clearOutbox(site: string): void {
  clearFrames(() => rangeOf(site));
}
