import { verifyCompactJws } from '@scrim/crypto/keys';
import { createErasure } from '@scrim/erasure';
import { newEpochId, newSessionId, randomBytes } from '@scrim/protocol';
import type { Stores } from '@scrim/protocol/stores';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ALL_LEFT,
  linesOf,
  makeSession,
  NOTHING_LEFT,
  newConsent,
  type Opened,
  openAll,
  remainsOf,
  siteId,
  temporaryFolder,
} from './samples.ts';

let folder: ReturnType<typeof temporaryFolder>;
let all: Opened;
beforeEach(async () => {
  folder = temporaryFolder();
  all = await openAll(folder.path);
});
afterEach(async () => {
  await all.close();
  folder.remove();
});

/** The stores, with a note of every step that changes them. */
function watched({ keys, chunks, sessions }: Stores, journal: Opened['journal'], steps: string[]) {
  /** `work`, with a note before it. */
  const noted =
    <Args extends unknown[], T>(step: string, work: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> => {
      steps.push(step);
      return work(...args);
    };
  return {
    journal: { ...journal, append: noted('journal', journal.append) },
    keys: { ...keys, delete: noted('key', keys.delete) },
    chunks: { ...chunks, eraseSession: noted('blobs', chunks.eraseSession) },
    sessions: { ...sessions, setState: noted('tombstone', sessions.setState) },
  };
}

describe('erase', () => {
  it('ends opening and writing, deletes the bytes and says what it did', async () => {
    const { sid, epoch } = await makeSession(all.stores, all.erasure);
    const other = await makeSession(all.stores, all.erasure);
    expect(await remainsOf(all.stores, sid)).toEqual(ALL_LEFT);
    expect(await all.erasure.erase({ sid, reason: 'withdrawal' })).toEqual({
      siteId: 'demo-shop',
      sid,
      gen: 0,
      reason: 'withdrawal',
      at: 1_795_219_200,
      seq: 0,
      chunks: 2,
      bytes: 2100,
      alreadyErased: false,
    });
    expect(await remainsOf(all.stores, sid)).toEqual(NOTHING_LEFT);
    expect(await all.erasure.writeSecrets(sid, 0)).toBeNull();
    await expect(all.erasure.openingSecret(sid, 0)).rejects.toMatchObject({ code: 'session_erased' });
    const remade = all.erasure.createSecret({ siteId, sid, gen: 0, consent: newConsent() });
    await expect(remade).rejects.toMatchObject({ code: 'secret_exists' });
    const late = { i: 2, flags: 0, ct: randomBytes(10) };
    expect(await all.stores.chunks.putChunk(epoch, late, 1)).toBe('erased');
    expect(await remainsOf(all.stores, other.sid)).toEqual(ALL_LEFT);
    expect((await all.erasure.openingSecret(other.sid, 0)).psk).toEqual(other.psks.psk);
  });

  it('goes in the order of the format', async () => {
    const { sid } = await makeSession(all.stores, all.erasure);
    const steps: string[] = [];
    const { provider } = all;
    const erasure = createErasure({ ...watched(all.stores, all.journal, steps), provider });
    await erasure.erase({ sid, reason: 'operator' });
    expect(steps).toEqual(['journal', 'key', 'blobs', 'tombstone']);
  });

  it('again, and two at a time, is one entry and no error', async () => {
    const { sid } = await makeSession(all.stores, all.erasure);
    const receipts = await Promise.all([
      all.erasure.erase({ sid, reason: 'operator' }),
      all.erasure.erase({ sid, reason: 'retention' }),
    ]);
    expect(receipts.map(({ seq, reason }) => [seq, reason])).toEqual([
      [0, 'operator'],
      [0, 'operator'],
    ]);
    expect(await all.erasure.erase({ sid, reason: 'retention' })).toMatchObject({
      seq: 0,
      reason: 'operator',
      chunks: 0,
      bytes: 0,
      alreadyErased: true,
    });
    expect(await linesOf(all.journal)).toHaveLength(1);
  });

  it('does nothing for a session that is none, or a reason that is none', async () => {
    const sid = newSessionId();
    await expect(all.erasure.erase({ sid, reason: 'operator' })).rejects.toMatchObject({
      code: 'session_unknown',
    });
    await expect(all.erasure.erase({ sid, reason: 'whim' as 'operator' })).rejects.toThrow(TypeError);
    expect(await linesOf(all.journal)).toEqual([]);
  });

  it('wins against writes of the same moment, whichever come', async () => {
    const { sid, epoch } = await makeSession(all.stores, all.erasure);
    let erased = false;
    const results: string[] = [];
    const write = async () => {
      for (let i = 2; !erased || i < 50; i++) {
        results.push(await all.stores.chunks.putChunk(epoch, { i, flags: 0, ct: randomBytes(100) }, 1));
        const other = { ...epoch, eid: newEpochId() };
        results.push(await all.stores.chunks.putHeader(other, randomBytes(10), 1));
      }
    };
    const erase = async () => {
      await all.erasure.erase({ sid, reason: 'operator' });
      erased = true;
    };
    await Promise.all([write(), erase()]);
    expect(results).toContain('stored');
    expect(results.at(-1)).toBe('erased');
    expect(results.lastIndexOf('stored')).toBeLessThan(results.indexOf('erased'));
    expect(await remainsOf(all.stores, sid)).toEqual(NOTHING_LEFT);
  });

  it('wins against an opening that began before it', async () => {
    const { sid } = await makeSession(all.stores, all.erasure);
    const { stores, journal, provider } = all;
    const slow: typeof provider = {
      ...provider,
      async unwrap(...of) {
        const secret = await provider.unwrap(...of);
        await all.erasure.erase({ sid, reason: 'operator' });
        return secret;
      },
    };
    const erasure = createErasure({ ...stores, journal, provider: slow });
    await expect(erasure.openingSecret(sid, 0)).rejects.toMatchObject({ code: 'session_erased' });
  });
});

describe('the journal', () => {
  it('names the erasure, signed by the provider’s journal key and by no other', async () => {
    const { sid } = await makeSession(all.stores, all.erasure);
    await all.erasure.erase({ sid, reason: 'subject-request' });
    const [line = ''] = await linesOf(all.journal);
    expect(await verifyCompactJws(line, await all.provider.verifyKey('journal'))).toEqual({
      v: 1,
      seq: 0,
      prev: null,
      siteId: 'demo-shop',
      sid,
      gen: 0,
      at: 1_795_219_200,
      reason: 'subject-request',
    });
    expect(await verifyCompactJws(line, await all.provider.verifyKey('receipt'))).toBeNull();
  });

  it('is read by another process: what one erased, the other does not open', async () => {
    const { sid } = await makeSession(all.stores, all.erasure);
    const other = await openAll(folder.path);
    expect((await other.erasure.openingSecret(sid, 0)).psk).toHaveLength(32);
    await all.erasure.erase({ sid, reason: 'operator' });
    await expect(other.erasure.openingSecret(sid, 0)).rejects.toMatchObject({ code: 'session_erased' });
    const more = await makeSession(all.stores, all.erasure);
    expect(await other.erasure.erase({ sid: more.sid, reason: 'operator' })).toMatchObject({ seq: 1 });
    expect(await all.erasure.verifyJournal()).toEqual({ entries: 2, ok: true, firstBad: null });
    await other.close();
  });

  it('grows from two sides at once without a gap or a fork', async () => {
    const other = await openAll(folder.path);
    const sessions = await Promise.all(
      Array.from({ length: 10 }, () => makeSession(all.stores, all.erasure)),
    );
    await Promise.all(
      sessions.flatMap(({ sid }) => [
        all.erasure.erase({ sid, reason: 'operator' }),
        other.erasure.erase({ sid, reason: 'retention' }),
      ]),
    );
    expect(await all.erasure.verifyJournal()).toEqual({ entries: 10, ok: true, firstBad: null });
    await other.close();
  });
});
