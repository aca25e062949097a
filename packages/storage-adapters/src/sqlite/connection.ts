// A file together with its one way of writing and its one way of reading.
import type { DatabaseSync } from 'node:sqlite';
import { openFile } from './open-file.ts';
import type { FileKind } from './schema.ts';
import { toStoreError } from './sqlite-error.ts';
import { createWriter, type Writer } from './write.ts';

/** How long to wait for another process that holds the file, milliseconds. */
const DEFAULT_WAIT_MS = 5000;

export interface Connection extends Pick<Writer, 'write' | 'erase' | 'checkpoint'> {
  readonly db: DatabaseSync;
  /** Runs a read; every statement ends inside it, so that no reader stands in a checkpoint's way. */
  read<T>(work: () => T): Promise<T>;
  close(): Promise<void>;
}

/** @throws StoreError `store_version`, `store_locked`, `store_corrupt`, `store_failed` */
export function openConnection(path: string, kind: FileKind, waitMs: number = DEFAULT_WAIT_MS): Connection {
  const file = openFile(path, kind, waitMs);
  const { write, erase, checkpoint, end } = createWriter(file, waitMs);
  return {
    db: file.db,
    write,
    erase,
    checkpoint,
    async read(work) {
      try {
        return work();
      } catch (error) {
        throw toStoreError(error, file.path);
      }
    },
    async close() {
      await end();
      if (file.db.isOpen) file.db.close();
    },
  };
}
