// After `scrim erase` nothing opens: not from the store, and not from a copy of all ciphertext taken before.

import { parsePurpose } from '@scrim/access-control';
import { openEpochs, readingKey } from '@scrim/crypto/open';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../src/erased.ts';
import { openSession } from '../src/opened.ts';
import { runScrim } from '../src/scrim.ts';
import { allFiles } from '../src/secrets.ts';
import { allowRecording, chunksStored, onlySession, openShop } from '../src/visit.ts';
import { recorderState, startWorld, type World } from '../src/world.ts';

describe('scrim erase', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('ends opening for good, deletes the bytes, and stops the page that is still open', async () => {
    const page = await openShop(world, await world.newVisitor());
    await allowRecording(page);
    await chunksStored(world, 1);
    const { sid } = await onlySession(world);
    expect((await openSession(world, sid)).events.length).toBeGreaterThan(1);
    const released = await world.admin.sessions.open({
      sid,
      actor: { id: 'e2e', role: 'analyst' },
      purpose: parsePurpose('A copy of all ciphertext'),
    });
    const ciphertext = Buffer.from(released.epochs[0]?.chunks[0]?.ct ?? []).subarray(0, 64);
    const { wrappedSecret } = (await world.admin.stores.keys.get(sid, 0)) ?? {
      wrappedSecret: new Uint8Array(),
    };
    const secret = Buffer.from(wrappedSecret);
    expect(secret.length).toBeGreaterThan(32);
    const before = await allFiles(world.data);
    expect([before.includes(ciphertext), before.includes(secret)]).toEqual([true, true]);

    const erased = await runScrim(['erase', sid, '--data', world.data]);
    expect(erased).toMatchObject({ code: 0 });
    expect(await refusalOf(world, sid)).toBe('session_erased');
    const { reading, passphraseFile } = world.keys;
    const key = ['--key', reading.file, '--passphrase-file', passphraseFile];
    const opened = await runScrim([
      'open',
      sid,
      '--data',
      world.data,
      ...key,
      '--purpose',
      'After the erasure',
    ]);
    expect(opened.code).toBe(1);
    expect(opened.stdout).toBe('');
    expect(opened.stderr).toContain('session_erased');

    const after = await allFiles(world.data);
    expect([after.includes(ciphertext), after.includes(secret)]).toEqual([false, false]);
    // The private key and the copied ciphertext are still here; without the psk they open nothing.
    const kept = openEpochs(released.epochs, {
      key: await readingKey(1, (await world.keys.reading.unlock()).privateKey),
      psk: new Uint8Array(32),
    });
    await expect(kept.next()).rejects.toMatchObject({ code: 'ssf_open_failed' });

    await page.getByTestId('product-card').first().locator('a').first().click();
    await recorderState(page, 'stopped');
    expect(await world.admin.erasure.verifyJournal()).toMatchObject({ entries: 1, ok: true });
    expect((await allFiles(world.data)).includes(ciphertext)).toBe(false);
  });
});
