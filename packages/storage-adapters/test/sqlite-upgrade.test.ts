// A file of version 1 becomes one of version 2 when it is opened: all of it is still there, and it is as a new file is.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EpochId, SessionId } from '@scrim/protocol';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../src/sqlite/open-file.ts';
import { STORE_FILE } from '../src/sqlite/schema.ts';
import { temporaryFolder } from './adapters.ts';
import { all, siteId } from './samples.ts';
import { OLD_EID, OLD_SESSION, writeVersion1 } from './version-1.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'scrim.db');
  writeVersion1(path);
});
afterEach(() => folder.remove());

const sid = OLD_SESSION.sid as SessionId;

/** Names and columns of everything in a file, and its version. */
function shapeOf(file: string) {
  const db = new DatabaseSync(file, { readOnly: true });
  const names = db.prepare('SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name').all();
  const columns = names.map(({ name }) => [
    name,
    db.prepare(`SELECT name, type, "notnull", pk FROM pragma_table_info(?)`).all(String(name)),
    db.prepare('SELECT name FROM pragma_index_info(?)').all(String(name)),
  ]);
  const version = db.prepare('PRAGMA user_version').get();
  db.close();
  return { names, columns, version };
}

describe('a file of version 1', () => {
  it('keeps every row, and its sessions have no policy', async () => {
    const stores = openSqliteStores({ path });
    expect(await stores.sessions.get(sid)).toEqual({ ...OLD_SESSION, policy: null });
    const epoch = { sid, gen: 0, eid: OLD_EID as EpochId };
    expect(await all(stores.chunks.readChunks(epoch))).toMatchObject([
      { i: 0, ct: Uint8Array.of(9, 8, 7, 6) },
    ]);
    expect(await stores.records.get('sites', 'demo-shop')).toMatchObject({ version: 3 });
    expect(await all(stores.audit.read())).toEqual([{ seq: 0, entry: 'entry 0' }]);
    expect(await stores.sessions.count({ siteId: siteId() })).toBe(1);
    await stores.close();
  });

  it('takes what version 2 knows, from one opening to the next', async () => {
    const policy = { id: 'default', version: '1' };
    const first = openSqliteStores({ path });
    await first.sessions.addArrival(sid, { epochs: 1, chunks: 0, bytes: 1, atMs: 3000, policy });
    await first.records.put('people', 'a', '{}', 0);
    await first.close();
    const again = openSqliteStores({ path });
    expect(await again.sessions.get(sid)).toMatchObject({ epochs: 2, policy });
    expect(await again.records.get('people', 'a')).toMatchObject({ version: 1 });
    await again.close();
  });

  it('is then as a new file is', async () => {
    await openSqliteStores({ path }).close();
    const fresh = join(folder.path, 'fresh.db');
    await openSqliteStores({ path: fresh }).close();
    expect(shapeOf(path)).toEqual(shapeOf(fresh));
  });

  it('stays one when the upgrade fails in the middle', () => {
    const before = shapeOf(path);
    const broken = {
      ...STORE_FILE,
      upgrades: { 1: `${STORE_FILE.upgrades[1]}; SELECT nothing FROM nowhere` },
    };
    expect(() => openFile(path, broken, 100)).toThrow();
    expect(shapeOf(path)).toEqual(before);
  });
});
