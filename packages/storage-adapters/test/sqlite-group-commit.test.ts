// Many callers, one transaction: whose failure is whose.
import { join } from 'node:path';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../src/sqlite/open-file.ts';
import { createWriter } from '../src/sqlite/write.ts';
import { temporaryFolder } from './adapters.ts';
import { all, newChunk, newEpoch } from './samples.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'scrim.db');
});
afterEach(() => folder.remove());

/** A file whose constraint is checked by COMMIT alone, so that the commit fails and no single write does. */
const DEFERRED = {
  name: 'test',
  applicationId: 1,
  version: 1,
  upgrades: {},
  schema: `CREATE TABLE IF NOT EXISTS parent (id INTEGER PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS child (id INTEGER PRIMARY KEY, data BLOB,
      parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)`,
};

function openWriter() {
  const file = openFile(path, DEFERRED, 100);
  const writer = createWriter(file, 100);
  const ids = () =>
    file.db
      .prepare('SELECT id FROM child ORDER BY id')
      .all()
      .map(({ id }) => id);
  const add = (id: number, parent: number | null, bytes = 1) =>
    writer.write(() => {
      file.db.prepare('INSERT INTO child VALUES (?, ?, ?)').run(id, new Uint8Array(bytes), parent);
      return id;
    });
  return { ...file, ...writer, ids, add };
}

describe('group commit', () => {
  it('keeps the others’ writes when one of a tick fails, and says which', async () => {
    const stores = openSqliteStores({ path });
    const epoch = newEpoch();
    const results = await Promise.allSettled([
      stores.chunks.putHeader(epoch, Uint8Array.of(1), 1),
      stores.chunks.putChunk(epoch, { ...newChunk(0), flags: 0.5 }, 1),
      stores.chunks.putChunk(epoch, newChunk(1), 1),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: expect.any(TypeError) });
    expect((await all(stores.chunks.readChunks(epoch))).map(({ i }) => i)).toEqual([1]);
    await stores.close();
  });

  it('takes back all that a failing write did, and only that', async () => {
    const { write, add, ids, end, db } = openWriter();
    const halfDone = write(() => {
      db.exec('INSERT INTO child VALUES (7, NULL, NULL)');
      throw new RangeError('half done');
    });
    const results = await Promise.allSettled([add(1, null), halfDone, add(2, null)]);
    expect(results).toMatchObject([{ value: 1 }, { reason: { message: 'half done' } }, { value: 2 }]);
    expect(ids()).toEqual([1, 2]);
    await end();
    db.close();
  });

  it('fails every write of the tick when the commit fails, keeps none, and goes on', async () => {
    const { add, ids, end, db } = openWriter();
    const results = await Promise.allSettled([add(1, null), add(2, 99)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(ids()).toEqual([]);
    expect(await add(3, null)).toBe(3);
    expect(ids()).toEqual([3]);
    await end();
    db.close();
  });

  it('tells the caller of a full disk, and keeps what it told the others', async () => {
    const { add, ids, end, db } = openWriter();
    db.exec('PRAGMA max_page_count = 10');
    const results = await Promise.allSettled([add(1, null), add(2, null, 100_000), add(3, null)]);
    expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'store_failed' } });
    const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(ids()).toEqual(kept);
    await end();
    db.close();
  });
});
