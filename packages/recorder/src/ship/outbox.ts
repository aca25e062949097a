// Sealed frames that were not acknowledged, kept in IndexedDB over a reload or an offline hour. Ciphertext and write
// tokens only, and only while the grant that they were sealed under holds. Where IndexedDB is missing or full, frames
// live in memory and end with the page.
import { clearFrames, inTransaction, openFrames, readFrames } from './frame-database.ts';
import type { SealedFrame } from './sealed-frame.ts';

/** Write tokens are accepted for 24 hours after they expire (docs/architecture.md); older frames are deleted. */
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
  /** Deletes all frames of the site, by an order given before this returns, and keeps nothing from now on. */
  clear(): void;
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
  const isDeliverable = (kept: KeptFrame | null): kept is KeptFrame =>
    kept?.grant === grant && kept.bytes instanceof Uint8Array && Date.now() - kept.keptAtMs < KEEP_FOR_MS;

  return {
    keep({ key, kind, bytes }) {
      const kept: KeptFrame = { key, kind, bytes, grant, keptAtMs: Date.now() };
      if (!closed) write((frames) => frames.put(kept, `${site}/${key}`));
    },
    remove,
    async left() {
      const db = await database;
      const rows = db === null ? [] : await readFrames(db, rangeOf(site));
      const deliverable = rows.map(({ value }) => value as KeptFrame | null).filter(isDeliverable);
      const keys = new Set(deliverable.map(({ key }) => `${site}/${key}`));
      write((frames) => {
        for (const { key } of rows) if (!keys.has(key)) frames.delete(key);
      });
      return deliverable.toSorted((a, b) => a.keptAtMs - b.keptAtMs);
    },
    clear() {
      closed = true;
      if (open === null) return;
      inTransaction(open, (frames) => frames.delete(rangeOf(site)));
      open.close();
    },
  };
}

/** Deletes all frames of a site, as soon as it is known that there is a database; makes none. */
export function clearOutbox(site: string): void {
  clearFrames(() => rangeOf(site));
}
