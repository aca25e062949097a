// The file itself: its mode, its settings, its version, its damage.
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteLedger, openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../src/sqlite/open-file.ts';
import { STORE_FILE } from '../src/sqlite/schema.ts';
import { temporaryFolder } from './adapters.ts';
import { all, newChunk, newEpoch } from './samples.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'scrim.db');
});
afterEach(() => folder.remove());

const codeOf = (open: () => unknown) => {
  try {
    open();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'opened';
};
const openStore = () => openSqliteStores({ path, lockWaitMs: 100 });
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

async function makeStore(chunks: number) {
  const stores = openStore();
  const epoch = newEpoch();
  await stores.chunks.putHeader(epoch, Uint8Array.of(1), 1);
  for (let i = 0; i < chunks; i++) await stores.chunks.putChunk(epoch, newChunk(i, 0, 3000), 1);
  await stores.close();
}

describe('the file', () => {
  it('is its owner’s only, its log too, also when it was open to others', async () => {
    const stores = openStore();
    await stores.records.put('sites', 'a', '1', 0);
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(mode(file)).toBe('600');
    await stores.close();
    chmodSync(path, 0o644);
    await openStore().close();
    expect(mode(path)).toBe('600');
  });

  it('is opened with WAL, FULL and secure_delete', () => {
    const { db } = openFile(path, STORE_FILE, 100);
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect({
      journal: pragma('journal_mode'),
      // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
      synchronous: pragma('synchronous'),
      secureDelete: pragma('secure_delete'),
      foreignKeys: pragma('foreign_keys'),
      tempStore: pragma('temp_store'),
    }).toEqual({ journal: 'wal', synchronous: 2, secureDelete: 1, foreignKeys: 1, tempStore: 2 });
    db.close();
  });

  it('keeps everything from one opening to the next', async () => {
    const stores = openStore();
    await stores.audit.append((seq) => `entry ${seq}`);
    await stores.close();
    const again = openStore();
    expect(await all(again.audit.read())).toEqual([{ seq: 0, entry: 'entry 0' }]);
    await again.close();
  });

  it('that is closed says so, and writes under way are finished first', async () => {
    const stores = openStore();
    const written = stores.records.put('sites', 'a', '1', 0);
    await stores.close();
    expect(await written).toBe(true);
    await expect(stores.records.put('sites', 'a', '2', 1)).rejects.toMatchObject({ code: 'store_closed' });
    await expect(stores.records.get('sites', 'a')).rejects.toMatchObject({ code: 'store_closed' });
    await expect(stores.checkpoint()).rejects.toMatchObject({ code: 'store_closed' });
    await stores.close();
  });

  it('must have a path and a folder', () => {
    for (const bad of ['', ':memory:']) expect(() => openSqliteStores({ path: bad })).toThrow(TypeError);
    path = join(folder.path, 'missing', 'scrim.db');
    expect(codeOf(openStore)).toBe('store_failed');
    expect(() => openSqliteLedger({ path, name: 'a b; DROP' })).toThrow(TypeError);
    path = join(folder.path, 'folder');
    mkdirSync(path);
    expect(codeOf(openStore)).toBe('store_failed');
  });
});

describe('a version', () => {
  it.each([3, 0, 99])('%i that this program does not know is refused and left alone', async (version) => {
    await makeStore(1);
    const db = new DatabaseSync(path);
    db.exec(`PRAGMA user_version = ${version}; PRAGMA wal_checkpoint(TRUNCATE)`);
    db.close();
    const before = readFileSync(path);
    expect(codeOf(openStore)).toBe('store_version');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('of another program or another kind is refused', async () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE t (a)');
    db.close();
    expect(codeOf(openStore)).toBe('store_version');
    path = join(folder.path, 'other.db');
    await makeStore(0);
    expect(codeOf(() => openSqliteLedger({ path }))).toBe('store_version');
  });
});

describe('a damaged file', () => {
  it('is named as damaged', async () => {
    await makeStore(20);
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect(codeOf(openStore)).toBe('opened');
    const file = openSync(path, 'r+');
    // Pages from the second on: the first holds the header by which it is still a SQLite file.
    writeSync(file, Buffer.alloc(20_000, 0xa5), 0, 20_000, 4096);
    closeSync(file);
    expect(codeOf(openStore)).toBe('store_corrupt');
  });

  it('that is no SQLite file at all too', () => {
    writeFileSync(path, 'not a database, but longer than the hundred bytes of a header '.repeat(10));
    expect(codeOf(openStore)).toBe('store_corrupt');
    expect(() => openStore()).toThrow(/scrim\.db is damaged/);
  });
});

describe('ledgers of their own file', () => {
  it('stand beside each other by name', async () => {
    const one = openSqliteLedger({ path, name: 'one' });
    const two = openSqliteLedger({ path, name: 'two' });
    await one.append((seq) => `one ${seq}`);
    await two.append((seq) => `two ${seq}`);
    expect(await all(one.read())).toEqual([{ seq: 0, entry: 'one 0' }]);
    expect(await all(two.read())).toEqual([{ seq: 0, entry: 'two 0' }]);
    await Promise.all([one.close(), two.close()]);
  });

  it('refuse to change or give up an entry', async () => {
    const ledger = openSqliteLedger({ path });
    await ledger.append(() => 'kept');
    await ledger.close();
    const db = new DatabaseSync(path);
    expect(() => db.exec(`UPDATE ledger_entries SET entry = 'other'`)).toThrow(/only at its end/);
    expect(() => db.exec('DELETE FROM ledger_entries')).toThrow(/only at its end/);
    db.close();
  });
});
