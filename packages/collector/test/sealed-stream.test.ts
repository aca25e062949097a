// The streamed file over both stores: a session that goes while it is read ends the stream in an error, whichever of its
// traces goes first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEpochId, newSessionId, randomBytes, type SessionId } from '@scrim/protocol';
import type { Stores } from '@scrim/protocol/stores';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealedStream } from '../src/sessions/sealed-stream.ts';
import { SITE } from './counter.ts';

describe.each(['memory', 'sqlite'])('a stream from %s', (kind) => {
  let folder: string;
  let stores: Stores;
  let sid: SessionId;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scrim-stream-'));
    stores = kind === 'memory' ? createMemoryStores() : openSqliteStores({ path: join(folder, 'scrim.db') });
    sid = newSessionId();
    await stores.sessions.create({ sid, siteId: SITE, gen: 0, kind: 'live', createdAtMs: 1 });
    for (let epoch = 0; epoch < 2; epoch++) {
      const ref = { sid, gen: 0, eid: newEpochId() };
      await stores.chunks.putHeader(ref, randomBytes(100), 1);
      for (let i = 0; i < 3; i++) await stores.chunks.putChunk(ref, { i, flags: 0, ct: randomBytes(50) }, 1);
    }
  });
  afterEach(async () => {
    await stores.close();
    rmSync(folder, { recursive: true });
  });

  const start = async () => sealedStream(stores, await stores.chunks.listEpochs(sid, 0)).getReader();
  /** Two starts of an epoch and three chunks each. */
  const PIECES = 8;

  it('ends by itself when all of it was read (control)', async () => {
    const reader = await start();
    for (let piece = 0; piece < PIECES; piece++) expect((await reader.read()).done).toBe(false);
    expect((await reader.read()).done).toBe(true);
  });

  describe.each([
    { what: 'its bytes', erase: () => stores.chunks.eraseSession(sid, 0) },
    { what: 'its row in the index', erase: () => stores.sessions.setState(sid, 'erased') },
  ])('when $what went', ({ erase }) => {
    it.each([0, 1, 2, 4, 5, 7, 8])('after piece %i, ends in an error', async (pieces) => {
      const reader = await start();
      for (let piece = 0; piece < pieces; piece++) expect((await reader.read()).done).toBe(false);
      await erase();
      await expect(reader.read()).rejects.toMatchObject({ code: 'session_erased' });
    });
  });

  it('goes on when the session is only stopped', async () => {
    const reader = await start();
    await reader.read();
    await stores.sessions.setState(sid, 'revoked');
    for (let piece = 1; piece < PIECES; piece++) expect((await reader.read()).done).toBe(false);
    expect((await reader.read()).done).toBe(true);
  });
});
