// Two processes on one file, as the collector and the CLI are.
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteLedger, openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './adapters.ts';
import { endOf, startChild } from './children/start.ts';
import { all, newKeyRow } from './samples.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'scrim.db');
});
afterEach(() => folder.remove());

describe('two processes', () => {
  it('append to one ledger without a gap or a double, each in its own order', async () => {
    const children = ['a', 'b'].map((name) => startChild('./append.ts', [path, name, '500']));
    const ending = Promise.all(children.map(endOf));
    await Promise.all(children.map(({ stdout }) => stdout && once(stdout, 'data')));
    for (const { stdin } of children) stdin?.write('go\n');
    const ends = await ending;
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    const ledger = openSqliteLedger({ path });
    const entries = await all(ledger.read());
    await ledger.close();
    expect(entries).toHaveLength(1000);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 1000 }, (_, seq) => seq));
    const writers = entries.map(({ entry }) => entry.split(' ')[1]);
    // The control: they did write at the same time, and took turns.
    expect(writers.filter((name, at) => name !== writers[at - 1]).length).toBeGreaterThan(5);
    for (const name of ['a', 'b']) {
      const mine = entries.filter(({ entry }) => entry.split(' ')[1] === name);
      expect(mine.map(({ seq, entry }) => entry === `${seq} ${name} ${entry.split(' ')[2]}`)).not.toContain(
        false,
      );
      expect(mine.map(({ entry }) => Number(entry.split(' ')[2]))).toEqual(
        Array.from({ length: 500 }, (_, n) => n),
      );
    }
  });

  it('see each other’s writes, and a lock held for too long is named', async () => {
    const one = openSqliteStores({ path });
    const two = openSqliteStores({ path, lockWaitMs: 100 });
    await one.records.put('sites', 'a', '1', 0);
    expect(await two.records.get('sites', 'a')).toMatchObject({ value: '1' });
    const holder = new DatabaseSync(path);
    holder.exec('BEGIN IMMEDIATE');
    await expect(two.records.put('sites', 'a', '2', 1)).rejects.toMatchObject({ code: 'store_locked' });
    expect(await two.records.get('sites', 'a')).toMatchObject({ value: '1' });
    holder.exec('ROLLBACK');
    holder.close();
    expect(await two.records.put('sites', 'a', '2', 1)).toBe(true);
    await Promise.all([one.close(), two.close()]);
  });

  it('wait for each other: a write goes through when the lock is let go in time', async () => {
    const stores = openSqliteStores({ path });
    const holder = new DatabaseSync(path);
    holder.exec('BEGIN IMMEDIATE');
    const written = stores.records.put('sites', 'a', '1', 0);
    setTimeout(() => holder.exec('ROLLBACK'), 150);
    expect(await written).toBe(true);
    holder.close();
    await stores.close();
  });

  it('an erasure that a reader elsewhere holds up says so, and succeeds when asked again', async () => {
    const stores = openSqliteStores({ path, lockWaitMs: 100 });
    const row = newKeyRow();
    await stores.keys.create(row);
    const reader = new DatabaseSync(path);
    reader.exec('BEGIN; SELECT count(*) FROM keys');
    reader.prepare('SELECT count(*) FROM keys').get();
    await expect(stores.keys.delete(row.sid, 0)).rejects.toMatchObject({ code: 'store_locked' });
    reader.exec('COMMIT');
    reader.close();
    expect(await stores.keys.get(row.sid, 0)).toBeNull();
    await stores.keys.delete(row.sid, 0);
    await stores.close();
  });
});
