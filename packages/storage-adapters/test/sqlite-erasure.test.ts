// Erased bytes are in no page, no free page and no log frame: the raw files are searched, with a control before.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStores, type SqliteStores } from '@scrim/storage-adapters/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './adapters.ts';
import { newChunk, newEpoch, newKeyRow } from './samples.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let stores: SqliteStores;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'scrim.db');
  stores = openSqliteStores({ path });
});
afterEach(async () => {
  await stores.close();
  folder.remove();
});

/** Which of the pieces are in the files. 24 bytes of a piece: a longer one is cut by page borders. */
function found(pieces: readonly Uint8Array[]): number {
  const files = [path, `${path}-wal`].filter(existsSync).map((file) => readFileSync(file));
  const isThere = (piece: Uint8Array) =>
    files.some((file) => file.includes(Buffer.from(piece.subarray(0, 24))));
  return pieces.filter(isThere).length;
}

/** A session's bytes: small ones that lie in a row's page and large ones that lie in pages of their own. */
async function storeSession() {
  const epoch = newEpoch();
  const chunks = [newChunk(0, 0, 100), newChunk(1, 0, 9000), newChunk(2, 0, 60_000)];
  const header = newChunk(0, 0, 700).ct;
  await stores.chunks.putHeader(epoch, header, 1);
  for (const chunk of chunks) await stores.chunks.putChunk(epoch, chunk, 1);
  const tails = chunks.map(({ ct }) => ct.subarray(ct.length - 24));
  return { epoch, pieces: [header, ...chunks.map(({ ct }) => ct), ...tails] };
}

describe.each([
  { where: 'the log', settle: async () => {} },
  { where: 'the file', settle: () => stores.checkpoint() },
])('bytes that lie in $where', ({ settle }) => {
  it('of a session are gone when eraseSession resolves; another session’s stay', async () => {
    const mine = await storeSession();
    const other = await storeSession();
    await settle();
    expect(found(mine.pieces)).toBe(7);
    await stores.chunks.eraseSession(mine.epoch.sid, 0);
    expect(found(mine.pieces)).toBe(0);
    expect(found(other.pieces)).toBe(7);
  });

  it('of a key row are gone when delete resolves', async () => {
    const mine = newKeyRow();
    const other = newKeyRow();
    await stores.keys.create(mine);
    await stores.keys.create(other);
    await settle();
    const pieces = (row: typeof mine) => [row.wrappedSecret, row.wrappedConsent];
    expect(found([...pieces(mine), ...pieces(other)])).toBe(4);
    await stores.keys.delete(mine.sid, 0);
    expect(found(pieces(mine))).toBe(0);
    expect(found(pieces(other))).toBe(2);
  });

  it.each([
    'consents',
    'audit_details',
    'people',
    'staff_sign_ins',
    'staff_links',
    'staff_challenges',
    'key_files',
  ] as const)('of %s are gone when delete resolves', async (collection) => {
    const value = JSON.stringify({ text: 'a text of more than twenty-four bytes' });
    await stores.records.put(collection, 'key', value, 0);
    await settle();
    const piece = new TextEncoder().encode(value).subarray(6);
    expect(found([piece])).toBe(1);
    await stores.records.delete(collection, 'key');
    expect(found([piece])).toBe(0);
  });
});

describe('a crash between the deletion and the cut of the log', () => {
  it('leaves bytes that the next opening removes', async () => {
    const row = newKeyRow();
    await stores.keys.create(row);
    // What a killed process leaves: a row deleted in a log that nobody cut. The second connection keeps it alive.
    const other = new DatabaseSync(path);
    other.exec('PRAGMA secure_delete = ON; DELETE FROM keys');
    expect(found([row.wrappedSecret])).toBe(1);
    await openSqliteStores({ path }).close();
    expect(found([row.wrappedSecret])).toBe(0);
    other.close();
  });
});
