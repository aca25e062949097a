// `kill -9` at every step of an erasure: what is left, and that resume finishes it. Then a restored backup.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ALL_LEFT,
  linesOf,
  makeSession,
  NOTHING_LEFT,
  openAll,
  remainsOf,
  siteId,
  temporaryFolder,
} from './samples.ts';

const program = fileURLToPath(new URL('./children/erase-and-die.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function eraseAndDie(sid: string, dieAt: string): Promise<string | number | null> {
  const options = ['--conditions=@scrim/source', '--no-warnings', program, folder.path, sid, dieAt];
  const child = spawn(process.execPath, options, { stdio: 'inherit' });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return signal ?? code;
}

const JOURNALED = { ...ALL_LEFT, opens: false, entries: 1 };

describe('kill -9', () => {
  it.each([
    { at: 'before journal', left: { ...ALL_LEFT, opens: true, entries: 0 }, finished: 0 },
    { at: 'after journal', left: JOURNALED, finished: 1 },
    { at: 'before key', left: JOURNALED, finished: 1 },
    { at: 'after key', left: { ...JOURNALED, key: false }, finished: 1 },
    { at: 'before blobs', left: { ...JOURNALED, key: false }, finished: 1 },
    { at: 'after blobs', left: { ...JOURNALED, key: false, epochs: 0 }, finished: 1 },
    { at: 'before tombstone', left: { ...JOURNALED, key: false, epochs: 0 }, finished: 1 },
    { at: 'after tombstone', left: { ...NOTHING_LEFT, opens: false, entries: 1 }, finished: 0 },
  ])('$at: resume finishes $finished', async ({ at, left, finished }) => {
    const before = await openAll(folder.path);
    const { sid } = await makeSession(before.stores, before.erasure);
    const other = await makeSession(before.stores, before.erasure);
    await before.close();
    expect(await eraseAndDie(sid, at)).toBe('SIGKILL');

    const { stores, erasure, journal, close } = await openAll(folder.path);
    const opens = await erasure.openingSecret(sid, 0).then(
      () => true,
      () => false,
    );
    const entries = (await linesOf(journal)).length;
    expect({ ...(await remainsOf(stores, sid)), opens, entries }).toEqual(left);
    expect(await erasure.resume()).toBe(finished);
    expect(await erasure.resume()).toBe(0);
    expect(await remainsOf(stores, sid)).toEqual(entries === 0 ? ALL_LEFT : NOTHING_LEFT);
    expect(await remainsOf(stores, other.sid)).toEqual(ALL_LEFT);
    await erasure.erase({ sid, reason: 'operator' });
    expect(await remainsOf(stores, sid)).toEqual(NOTHING_LEFT);
    expect(await erasure.verifyJournal()).toMatchObject({ entries: 1, ok: true });
    await close();
  });
});

describe('a restored backup of the store', () => {
  it('brings a session back; the journal keeps it shut, and resume erases it again', async () => {
    const store = join(folder.path, 'scrim.db');
    const before = await openAll(folder.path);
    const { sid } = await makeSession(before.stores, before.erasure);
    const row = await before.stores.keys.get(sid, 0);
    await before.stores.close();
    copyFileSync(store, `${store}.backup`);
    await before.journal.close();

    const erasing = await openAll(folder.path);
    await erasing.erasure.erase({ sid, reason: 'withdrawal' });
    await erasing.close();
    copyFileSync(`${store}.backup`, store);

    const { stores, erasure, close } = await openAll(folder.path);
    expect(await remainsOf(stores, sid)).toEqual(ALL_LEFT);
    await expect(erasure.openingSecret(sid, 0)).rejects.toMatchObject({ code: 'session_erased' });
    expect(await erasure.writeSecrets(sid, 0)).toBeNull();
    const holdsRow = () => readFileSync(store).includes(Buffer.from(row?.wrappedSecret ?? []));
    expect(holdsRow()).toBe(true);
    expect(await erasure.resume()).toBe(1);
    expect(await remainsOf(stores, sid)).toEqual(NOTHING_LEFT);
    expect(holdsRow()).toBe(false);
    await close();
  });

  it('from before the session was there gives its id no new secret', async () => {
    const before = await openAll(folder.path);
    const { sid, consent } = await makeSession(before.stores, before.erasure);
    await before.erasure.erase({ sid, reason: 'operator' });
    await before.close();
    for (const name of ['scrim.db', 'scrim.db-wal', 'scrim.db-shm'])
      rmSync(join(folder.path, name), { force: true });
    const { erasure, close } = await openAll(folder.path);
    const remade = erasure.createSecret({ siteId, sid, gen: 0, consent });
    await expect(remade).rejects.toMatchObject({ code: 'secret_exists' });
    await expect(erasure.openingSecret(sid, 0)).rejects.toMatchObject({ code: 'session_erased' });
    expect(await erasure.resume()).toBe(0);
    await close();
  });
});
