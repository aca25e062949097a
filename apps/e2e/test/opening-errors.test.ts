// What keeps a session shut says so: wrong passphrase, foreign key, a flipped bit, no purpose.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dataFolderLayout } from '@scrim/collector/embedded';
import { generateReadingKey, protectKey } from '@scrim/crypto/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScrim } from '../src/scrim.ts';
import { allowRecording, chunksStored, onlySession, openShop } from '../src/visit.ts';
import { startWorld, type World } from '../src/world.ts';

describe('scrim open', () => {
  let world: World;
  let sid: string;
  beforeAll(async () => {
    world = await startWorld();
    const visitor = await world.newVisitor();
    const page = await openShop(world, visitor);
    await allowRecording(page);
    await chunksStored(world, 1);
    await visitor.close();
    ({ sid } = await onlySession(world));
  });
  afterAll(() => world.close());

  const open = (key: string, passphraseFile: string, ...purpose: string[]) =>
    runScrim([
      'open',
      sid,
      '--data',
      world.data,
      '--key',
      key,
      '--passphrase-file',
      passphraseFile,
      ...purpose,
    ]);
  const purpose = ['--purpose', 'To see what an error says'];

  it('gives the events as ndjson and the report as JSON', async () => {
    const { reading, passphraseFile } = world.keys;
    const { code, stdout, stderr } = await open(reading.file, passphraseFile, ...purpose);
    expect(code).toBe(0);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: number });
    expect(events.map(({ type }) => type).slice(0, 2)).toEqual([4, 2]);
    expect(JSON.parse(stderr)).toMatchObject({ siteId: 'demo-shop', sid, gen: 0 });
  });

  it('wants a purpose', async () => {
    const { reading, passphraseFile } = world.keys;
    const { code, stdout, stderr } = await open(reading.file, passphraseFile);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/purpose/);
  });

  it('refuses a wrong passphrase', async () => {
    const wrong = join(world.folder, 'wrong.txt');
    await writeFile(wrong, 'not the passphrase');
    const { code, stdout, stderr } = await open(world.keys.reading.file, wrong, ...purpose);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('passphrase_wrong');
    expect(stderr).not.toContain('not the passphrase');
  });

  it('refuses a foreign key', async () => {
    const foreign = join(world.folder, 'foreign.json');
    const passphrase = join(world.folder, 'foreign.txt');
    await writeFile(passphrase, 'foreign but right');
    await writeFile(foreign, await protectKey(await generateReadingKey(), 'foreign but right'));
    const { code, stdout, stderr } = await open(foreign, passphrase, ...purpose);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('ssf_no_recipient');
  });

  it('refuses a session in which one bit was flipped', async () => {
    const store = new DatabaseSync(dataFolderLayout(world.data).store);
    const row = store.prepare('SELECT i, ct FROM chunks WHERE sid = ? ORDER BY i LIMIT 1').get(sid);
    const ct = Uint8Array.from(row?.ct as Uint8Array);
    ct[100] = (ct[100] ?? 0) ^ 1;
    store.prepare('UPDATE chunks SET ct = ? WHERE sid = ? AND i = ?').run(ct, sid, row?.i ?? 0);
    store.close();
    const { reading, passphraseFile } = world.keys;
    const { code, stdout, stderr } = await open(reading.file, passphraseFile, ...purpose);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('ssf_open_failed');
  });
});
