// The storage contract, the same for every adapter.
import { newEpochId, newSessionId, randomBytes } from '@scrim/protocol';
import type { RecordCollection, SessionFilter, Stores } from '@scrim/protocol/stores';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADAPTERS, type Opened } from './adapters.ts';
import { all, newChunk, newEpoch, newKeyRow, siteId } from './samples.ts';

const FINAL = 1;
const COLLECTIONS: readonly RecordCollection[] = [
  'sites',
  'permits',
  'continuations',
  'consents',
  'audit_details',
  'people',
  'staff_sign_ins',
  'staff_links',
  'staff_challenges',
  'key_files',
];

describe.each(ADAPTERS)('$name', ({ open }) => {
  let opened: Opened;
  let stores: Stores;
  beforeEach(() => {
    opened = open();
    stores = opened.stores;
  });
  afterEach(() => opened.close());

  describe('chunks', () => {
    const withHeader = async () => {
      const epoch = newEpoch();
      const header = randomBytes(200);
      expect(await stores.chunks.putHeader(epoch, header, 1000)).toBe('stored');
      return { epoch, header };
    };

    it('come back byte for byte, in order, whatever the order of arrival', async () => {
      const { epoch, header } = await withHeader();
      const sent = [newChunk(2), newChunk(0, 2), newChunk(1, 0, 60_000)];
      for (const [at, chunk] of sent.entries())
        expect(await stores.chunks.putChunk(epoch, chunk, 2000 + at)).toBe('stored');
      const [zero, one, two] = [sent[1], sent[2], sent[0]];
      expect(await all(stores.chunks.readChunks(epoch))).toEqual([
        { ...zero, arrivedAtMs: 2001 },
        { ...one, arrivedAtMs: 2002 },
        { ...two, arrivedAtMs: 2000 },
      ]);
      expect(await stores.chunks.listEpochs(epoch.sid, 0)).toEqual([
        { ...epoch, header, arrivedAtMs: 1000, close: null },
      ]);
    });

    it('are written once: the same again is known, other bytes or flags are a conflict', async () => {
      const { epoch, header } = await withHeader();
      const chunk = newChunk(0);
      await stores.chunks.putChunk(epoch, chunk, 1);
      expect(await stores.chunks.putChunk(epoch, chunk, 2)).toBe('known');
      expect(await stores.chunks.putChunk(epoch, { ...chunk, flags: 2 }, 2)).toBe('conflict');
      expect(await stores.chunks.putChunk(epoch, newChunk(0), 2)).toBe('conflict');
      expect(await stores.chunks.putHeader(epoch, header, 2)).toBe('known');
      expect(await stores.chunks.putHeader(epoch, randomBytes(200), 2)).toBe('conflict');
      expect(await all(stores.chunks.readChunks(epoch))).toEqual([{ ...chunk, arrivedAtMs: 1 }]);
    });

    it('need their header', async () => {
      const epoch = newEpoch();
      expect(await stores.chunks.putChunk(epoch, newChunk(0), 1)).toBe('no_header');
      expect(await stores.chunks.putClose(epoch, { next: 1, th: 't' })).toBe('no_header');
      const { epoch: other } = await withHeader();
      expect(await stores.chunks.putChunk({ ...other, eid: newEpochId() }, newChunk(0), 1)).toBe('no_header');
      expect(await stores.chunks.putChunk({ ...other, gen: 1 }, newChunk(0), 1)).toBe('no_header');
    });

    it('end with FINAL: nothing above it, everything below it', async () => {
      const { epoch } = await withHeader();
      expect(await stores.chunks.putChunk(epoch, newChunk(3, FINAL), 1)).toBe('stored');
      expect(await stores.chunks.putChunk(epoch, newChunk(4), 1)).toBe('conflict');
      expect(await stores.chunks.putChunk(epoch, newChunk(4, FINAL), 1)).toBe('conflict');
      expect(await stores.chunks.putChunk(epoch, newChunk(2, FINAL), 1)).toBe('conflict');
      expect(await stores.chunks.putChunk(epoch, newChunk(2), 1)).toBe('stored');
    });

    it('end with the close: nothing at or after its next, and no other close', async () => {
      const { epoch } = await withHeader();
      await stores.chunks.putChunk(epoch, newChunk(1), 1);
      expect(await stores.chunks.putClose(epoch, { next: 1, th: 'a' })).toBe('conflict');
      expect(await stores.chunks.putClose(epoch, { next: 3, th: 'a' })).toBe('stored');
      expect(await stores.chunks.putClose(epoch, { next: 3, th: 'a' })).toBe('known');
      expect(await stores.chunks.putClose(epoch, { next: 3, th: 'b' })).toBe('conflict');
      expect(await stores.chunks.putClose(epoch, { next: 4, th: 'a' })).toBe('conflict');
      expect(await stores.chunks.putChunk(epoch, newChunk(3), 1)).toBe('conflict');
      expect(await stores.chunks.putChunk(epoch, newChunk(2, FINAL), 1)).toBe('stored');
      expect((await stores.chunks.listEpochs(epoch.sid, 0))[0]?.close).toEqual({ next: 3, th: 'a' });
    });

    it('say beforehand what a close would be, and note nothing by that', async () => {
      const { epoch } = await withHeader();
      const close = { next: 2, th: 'a' };
      expect(await stores.chunks.checkClose({ ...epoch, gen: 1 }, close)).toBe('no_header');
      expect(await stores.chunks.checkClose(epoch, close)).toBe('stored');
      expect((await stores.chunks.listEpochs(epoch.sid, 0))[0]?.close).toBeNull();
      await stores.chunks.putChunk(epoch, newChunk(1), 1);
      expect(await stores.chunks.checkClose(epoch, { next: 1, th: 'a' })).toBe('conflict');
      await stores.chunks.putClose(epoch, close);
      expect(await stores.chunks.checkClose(epoch, close)).toBe('known');
      expect(await stores.chunks.checkClose(epoch, { next: 2, th: 'b' })).toBe('conflict');
      await stores.chunks.eraseSession(epoch.sid, 0);
      expect(await stores.chunks.checkClose(epoch, close)).toBe('erased');
    });

    it('are refused once their session is revoked', async () => {
      const { epoch, header } = await withHeader();
      const { sid } = epoch;
      const chunk = newChunk(0);
      await stores.sessions.create({ sid, siteId: siteId(), gen: 0, kind: 'live', createdAtMs: 1 });
      expect(await stores.chunks.putChunk(epoch, chunk, 1)).toBe('stored');
      await stores.sessions.setState(sid, 'revoked');
      expect(await stores.chunks.putHeader(epoch, header, 1)).toBe('revoked');
      expect(await stores.chunks.putHeader({ ...epoch, eid: newEpochId() }, header, 1)).toBe('revoked');
      expect(await stores.chunks.putChunk(epoch, chunk, 1)).toBe('revoked');
      expect(await stores.chunks.putChunk(epoch, newChunk(1), 1)).toBe('revoked');
      expect(await stores.chunks.putClose(epoch, { next: 1, th: 'a' })).toBe('revoked');
      expect(await stores.chunks.checkClose(epoch, { next: 1, th: 'a' })).toBe('revoked');
      expect(await all(stores.chunks.readChunks(epoch))).toHaveLength(1);
      const { epoch: other } = await withHeader();
      expect(await stores.chunks.putChunk(other, newChunk(0), 1)).toBe('stored');
      await stores.chunks.eraseSession(sid, 0);
      expect(await stores.chunks.putChunk(epoch, chunk, 1)).toBe('erased');
    });

    it('lose against a revocation of the same tick, after it', async () => {
      const { epoch } = await withHeader();
      const { sid } = epoch;
      await stores.sessions.create({ sid, siteId: siteId(), gen: 0, kind: 'live', createdAtMs: 1 });
      const [before, , after] = await Promise.all([
        stores.chunks.putChunk(epoch, newChunk(0), 1),
        stores.sessions.setState(sid, 'revoked'),
        stores.chunks.putChunk(epoch, newChunk(1), 1),
      ]);
      expect([before, after]).toEqual(['stored', 'revoked']);
    });

    it('list epochs in order of arrival', async () => {
      const { sid, gen } = newEpoch();
      const sent = Array.from({ length: 20 }, () => newEpochId());
      for (const eid of sent) await stores.chunks.putHeader({ sid, gen, eid }, randomBytes(10), 5);
      expect((await stores.chunks.listEpochs(sid, gen)).map(({ eid }) => eid)).toEqual(sent);
    });

    it('once erased are gone and refused for ever; another generation and session stay', async () => {
      const { epoch } = await withHeader();
      const { epoch: other } = await withHeader();
      const next = { ...epoch, gen: 1 };
      await stores.chunks.putHeader(next, randomBytes(10), 1);
      await stores.chunks.putChunk(epoch, newChunk(0), 1);
      expect(await stores.chunks.eraseSession(epoch.sid, 0)).toEqual({ chunks: 1, bytes: 264 });
      expect(await stores.chunks.eraseSession(epoch.sid, 0)).toEqual({ chunks: 0, bytes: 0 });
      expect(await stores.chunks.listEpochs(epoch.sid, 0)).toEqual([]);
      expect(await all(stores.chunks.readChunks(epoch))).toEqual([]);
      expect(await stores.chunks.putHeader(epoch, randomBytes(10), 1)).toBe('erased');
      expect(await stores.chunks.putHeader({ ...epoch, eid: newEpochId() }, randomBytes(9), 1)).toBe(
        'erased',
      );
      expect(await stores.chunks.putChunk(epoch, newChunk(1), 1)).toBe('erased');
      expect(await stores.chunks.putClose(epoch, { next: 1, th: 'a' })).toBe('erased');
      expect(await stores.chunks.putChunk(next, newChunk(0), 1)).toBe('stored');
      expect(await stores.chunks.putChunk(other, newChunk(0), 1)).toBe('stored');
    });

    it('lose against an erasure of the same tick, before and after it', async () => {
      const { epoch } = await withHeader();
      const [before, , after] = await Promise.all([
        stores.chunks.putChunk(epoch, newChunk(0), 1),
        stores.chunks.eraseSession(epoch.sid, 0),
        stores.chunks.putChunk(epoch, newChunk(1), 1),
      ]);
      expect([before, after]).toEqual(['stored', 'erased']);
      expect(await all(stores.chunks.readChunks(epoch))).toEqual([]);
    });

    it('are the store’s own: neither what was put nor what was read alters them', async () => {
      const { epoch, header } = await withHeader();
      const chunk = newChunk(0);
      const kept = Uint8Array.from(chunk.ct);
      await stores.chunks.putChunk(epoch, chunk, 1);
      chunk.ct.fill(0);
      header.fill(0);
      const [read] = await all(stores.chunks.readChunks(epoch));
      expect(read?.ct).toEqual(kept);
      read?.ct.fill(0);
      expect((await all(stores.chunks.readChunks(epoch)))[0]?.ct).toEqual(kept);
      expect((await stores.chunks.listEpochs(epoch.sid, 0))[0]?.header).not.toEqual(header);
    });
  });

  describe('sessions', () => {
    const create = async (over: { at?: number; site?: string; kind?: 'live' | 'test' } = {}) => {
      const { at = 1000, site = 'demo-shop', kind = 'live' } = over;
      const sid = newSessionId();
      await stores.sessions.create({ sid, siteId: siteId(site), gen: 0, kind, createdAtMs: at });
      return sid;
    };

    it('begin open and count arrivals', async () => {
      const sid = await create();
      await stores.sessions.addArrival(sid, { epochs: 1, chunks: 2, bytes: 300, atMs: 5000 });
      await stores.sessions.addArrival(sid, { epochs: 0, chunks: 1, bytes: 50, atMs: 4000 });
      expect(await stores.sessions.get(sid)).toEqual({
        sid,
        siteId: 'demo-shop',
        gen: 0,
        kind: 'live',
        state: 'open',
        createdAtMs: 1000,
        lastArrivalAtMs: 5000,
        epochs: 1,
        chunks: 3,
        bytes: 350,
        policy: null,
      });
      expect(await stores.sessions.get(newSessionId())).toBeNull();
    });

    it('keep the policy of the first arrival that carries one', async () => {
      const sid = await create();
      const arrival = { epochs: 1, chunks: 0, bytes: 1, atMs: 1 };
      const policyNow = async () => (await stores.sessions.get(sid))?.policy;
      await stores.sessions.addArrival(sid, arrival);
      expect(await policyNow()).toBeNull();
      await stores.sessions.addArrival(sid, { ...arrival, policy: { id: 'default', version: '7' } });
      await stores.sessions.addArrival(sid, { ...arrival, policy: { id: 'other', version: '8' } });
      await stores.sessions.addArrival(sid, arrival);
      expect(await policyNow()).toEqual({ id: 'default', version: '7' });
    });

    it('are created once', async () => {
      const sid = await create();
      const again = stores.sessions.create({
        sid,
        siteId: siteId(),
        gen: 0,
        kind: 'live',
        createdAtMs: 1,
      });
      await expect(again).rejects.toMatchObject({ name: 'StoreError', code: 'session_exists' });
    });

    it('stay erased, with nothing counted', async () => {
      const sid = await create();
      const policy = { id: 'default', version: '1' };
      await stores.sessions.addArrival(sid, { epochs: 1, chunks: 2, bytes: 300, atMs: 5000, policy });
      await stores.sessions.setState(sid, 'revoked');
      expect((await stores.sessions.get(sid))?.state).toBe('revoked');
      await stores.sessions.setState(sid, 'erased');
      await stores.sessions.setState(sid, 'open');
      await stores.sessions.addArrival(sid, { epochs: 1, chunks: 2, bytes: 300, atMs: 6000 });
      expect(await stores.sessions.get(sid)).toMatchObject({
        state: 'erased',
        epochs: 0,
        chunks: 0,
        bytes: 0,
        lastArrivalAtMs: 5000,
        policy: null,
      });
    });

    it('ignore arrivals and states of an unknown session', async () => {
      const sid = newSessionId();
      await stores.sessions.addArrival(sid, { epochs: 1, chunks: 1, bytes: 1, atMs: 1 });
      await stores.sessions.setState(sid, 'revoked');
      expect(await stores.sessions.get(sid)).toBeNull();
    });

    it('list newest first, page by page, each once, even within one millisecond', async () => {
      const made: string[] = [];
      for (let at = 0; at < 25; at++) made.push(await create({ at: 1000 + Math.floor(at / 5) }));
      const seen: { createdAtMs: number; sid: string }[] = [];
      let cursor: string | undefined;
      do {
        const page = await stores.sessions.list({ limit: 4, ...(cursor === undefined ? {} : { cursor }) });
        expect(page.rows.length).toBeLessThanOrEqual(4);
        seen.push(...page.rows);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen.map(({ sid }) => sid).sort()).toEqual(made.sort());
      const times = seen.map(({ createdAtMs }) => createdAtMs);
      expect(times).toEqual([...times].sort((a, b) => b - a));
    });

    it('filter by site and kind', async () => {
      const live = await create({ site: 'a' });
      const test = await create({ site: 'a', kind: 'test' });
      const other = await create({ site: 'b' });
      const list = async (query: { siteId?: string; kind?: 'live' | 'test' }) => {
        const { siteId: site, ...rest } = query;
        const filter = { ...rest, ...(site === undefined ? {} : { siteId: siteId(site) }), limit: 10 };
        return (await stores.sessions.list(filter)).rows.map(({ sid }) => sid).sort();
      };
      expect(await list({ siteId: 'a' })).toEqual([live, test].sort());
      expect(await list({ siteId: 'a', kind: 'test' })).toEqual([test]);
      expect(await list({ kind: 'live' })).toEqual([live, other].sort());
      expect(await list({ siteId: 'c' })).toEqual([]);
    });

    it('filter by time and state; a count is what all pages of the list show', async () => {
      const early = await create({ at: 1000, site: 'a' });
      const late = await create({ at: 3000, site: 'a', kind: 'test' });
      const stopped = await create({ at: 2000, site: 'b' });
      const erased = await create({ at: 2000, site: 'a' });
      await stores.sessions.setState(stopped, 'revoked');
      await stores.sessions.setState(erased, 'erased');
      const cases: readonly (readonly [SessionFilter, readonly string[]])[] = [
        [{}, [early, late, stopped, erased]],
        [{ states: ['open', 'revoked'] }, [early, late, stopped]],
        [{ states: ['erased'] }, [erased]],
        [{ states: [] }, []],
        [{ fromMs: 2000 }, [late, stopped, erased]],
        [{ toMs: 2000 }, [early]],
        [{ fromMs: 1000, toMs: 3000, states: ['open', 'revoked'] }, [early, stopped]],
        [{ fromMs: 2001, toMs: 2001 }, []],
        [{ siteId: siteId('a'), states: ['open'], fromMs: 1 }, [early, late]],
        [{ siteId: siteId('a'), kind: 'live', states: ['open'] }, [early]],
      ];
      for (const [filter, found] of cases) {
        expect(await sidsOfAllPages(filter)).toEqual(found.toSorted());
        expect(await stores.sessions.count(filter)).toBe(found.length);
      }
    });

    /** Two a page, so that the filter and the cursor meet. */
    const sidsOfAllPages = async (filter: SessionFilter) => {
      const sids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await stores.sessions.list({
          ...filter,
          limit: 2,
          ...(cursor === undefined ? {} : { cursor }),
        });
        sids.push(...page.rows.map(({ sid }) => sid));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return sids.toSorted();
    };

    it('refuse a cursor that is none and a limit that is none', async () => {
      for (const cursor of ['', 'x', '1000.abc', '1e3.ikHX18HyBcEzq-sdUuEzXQ', "1000.' OR 1"])
        await expect(stores.sessions.list({ limit: 1, cursor })).rejects.toMatchObject({
          code: 'cursor_invalid',
        });
      for (const limit of [0, -1, 1.5, 1001, Number.NaN])
        await expect(stores.sessions.list({ limit })).rejects.toThrow(RangeError);
    });
  });

  describe('keys', () => {
    it('come back and are made once', async () => {
      const row = newKeyRow();
      expect(await stores.keys.create(row)).toBe(true);
      expect(await stores.keys.create(newKeyRow({ sid: row.sid }))).toBe(false);
      expect(await stores.keys.get(row.sid, 0)).toEqual(row);
      expect(await stores.keys.get(row.sid, 1)).toBeNull();
      expect(await stores.keys.create(newKeyRow({ sid: row.sid, gen: 1 }))).toBe(true);
    });

    it('once deleted are never made again', async () => {
      const row = newKeyRow();
      await stores.keys.create(row);
      expect(await stores.keys.delete(row.sid, 0)).toBe(true);
      expect(await stores.keys.delete(row.sid, 0)).toBe(false);
      expect(await stores.keys.get(row.sid, 0)).toBeNull();
      expect(await stores.keys.create(row)).toBe(false);
      expect(await stores.keys.get(row.sid, 0)).toBeNull();
    });

    it('are never made after the deletion of a row that was not there', async () => {
      const row = newKeyRow();
      expect(await stores.keys.delete(row.sid, 0)).toBe(false);
      expect(await stores.keys.create(row)).toBe(false);
    });
  });

  describe('records', () => {
    it('are written by compare and set', async () => {
      const { records } = stores;
      expect(await records.get('sites', 'a')).toBeNull();
      expect(await records.put('sites', 'a', '1', 1)).toBe(false);
      expect(await records.put('sites', 'a', '1', 0)).toBe(true);
      expect(await records.put('sites', 'a', '2', 0)).toBe(false);
      expect(await records.get('sites', 'a')).toEqual({ key: 'a', version: 1, value: '1' });
      expect(await records.put('sites', 'a', '2', 1)).toBe(true);
      expect(await records.put('sites', 'a', '3', 1)).toBe(false);
      expect(await records.get('sites', 'a')).toEqual({ key: 'a', version: 2, value: '2' });
    });

    it('let one of many writers of the same version win', async () => {
      await stores.records.put('continuations', 'k', '0', 0);
      const writers = Array.from({ length: 20 }, (_, n) =>
        stores.records.put('continuations', 'k', `${n + 1}`, 1),
      );
      expect((await Promise.all(writers)).filter(Boolean)).toHaveLength(1);
    });

    it('are deleted, and then new', async () => {
      await stores.records.put('consents', 'a', '1', 0);
      expect(await stores.records.delete('consents', 'a')).toBe(true);
      expect(await stores.records.delete('consents', 'a')).toBe(false);
      expect(await stores.records.get('consents', 'a')).toBeNull();
      expect(await stores.records.put('consents', 'a', '2', 0)).toBe(true);
    });

    it.each(COLLECTIONS)('%s is a collection of its own', async (collection) => {
      for (const other of COLLECTIONS) await stores.records.put(other, 'k', JSON.stringify(other), 0);
      expect(await stores.records.delete(collection, 'k')).toBe(true);
      for (const other of COLLECTIONS)
        expect(await stores.records.get(other, 'k')).toEqual(
          other === collection ? null : { key: 'k', version: 1, value: JSON.stringify(other) },
        );
    });

    it('list by key', async () => {
      for (const key of ['c', 'a', 'b', 'd']) await stores.records.put('permits', key, key, 0);
      const keys = async (query: { after?: string; limit: number }) =>
        (await stores.records.list('permits', query)).map(({ key }) => key);
      expect(await keys({ limit: 10 })).toEqual(['a', 'b', 'c', 'd']);
      expect(await keys({ limit: 2 })).toEqual(['a', 'b']);
      expect(await keys({ after: 'b', limit: 10 })).toEqual(['c', 'd']);
      await expect(keys({ limit: 0 })).rejects.toThrow(RangeError);
    });
  });

  describe('audit', () => {
    it('numbers entries from 0 without gaps and reads them in order', async () => {
      const seqs = await Promise.all(
        Array.from({ length: 600 }, () => stores.audit.append((seq) => `entry ${seq}`)),
      );
      expect(seqs).toEqual(Array.from({ length: 600 }, (_, seq) => seq));
      expect(await stores.audit.size()).toBe(600);
      const read = await all(stores.audit.read());
      expect(read).toEqual(seqs.map((seq) => ({ seq, entry: `entry ${seq}` })));
      expect(await all(stores.audit.read(598))).toEqual(read.slice(598));
      expect(await all(stores.audit.read(600))).toEqual([]);
    });

    it('gives the number of an entry that throws to the next one, and fails nobody else', async () => {
      const refuse = () => {
        throw new RangeError('no entry');
      };
      const [first, second, third] = await Promise.allSettled([
        stores.audit.append((seq) => `a ${seq}`),
        stores.audit.append(refuse),
        stores.audit.append((seq) => `b ${seq}`),
      ]);
      expect([first, third]).toMatchObject([{ value: 0 }, { value: 1 }]);
      expect(second).toMatchObject({ status: 'rejected', reason: { message: 'no entry' } });
      expect((await all(stores.audit.read())).map(({ entry }) => entry)).toEqual(['a 0', 'b 1']);
    });
  });
});
