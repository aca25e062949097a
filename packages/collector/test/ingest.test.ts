import { parsePurpose } from '@scrim/access-control';
import { joinChunkBody } from '@scrim/crypto/format';
import {
  decodeBase64Url,
  encodeBase64Url,
  joinBytes,
  newEpochId,
  type Permit,
  randomBytes,
} from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Counter, results, SITE, startCounter, startPage } from './counter.ts';

const HOUR_MS = 3_600_000;

describe('ingest', () => {
  let counter: Counter;
  let receipt: string;
  let permit: Permit;
  let page: Awaited<ReturnType<typeof startPage>>;
  beforeEach(async () => {
    counter = await startCounter();
    receipt = await counter.receipt();
    permit = await counter.permit(receipt);
    page = await startPage(counter, permit);
  });
  afterEach(() => counter.close());

  it('stores header, chunks and close, and counts them', async () => {
    const frames = [page.header, page.chunk('a'), page.chunk('b', true)];
    const answer = await counter.ingest(...frames, page.close());
    expect(answer).toMatchObject({ manifestVersion: 1, state: 'active' });
    expect(results(answer)).toEqual(['stored', 'stored', 'stored', 'stored']);
    expect(await counter.stores.sessions.get(permit.sid)).toMatchObject({
      epochs: 1,
      chunks: 2,
      state: 'open',
      policy: { id: 'default', version: '1' },
    });
  });

  it('takes the same bytes once, and refuses other bytes at the same place', async () => {
    const chunk = page.chunk('a');
    await counter.ingest(page.header, chunk);
    expect(results(await counter.ingest(page.header, chunk))).toEqual(['known', 'known']);
    const other = await startPage(counter, permit);
    const { flags, ct } = other.sealer.sealNow(other.sealer.reserve({}), '{"text":"b"}\n');
    const impostor = page.frame('chunk', 0, joinChunkBody(flags, ct));
    expect(results(await counter.ingest(impostor))).toEqual(['conflict']);
    expect(await counter.stores.sessions.get(permit.sid)).toMatchObject({ epochs: 1, chunks: 1 });
  });

  it('refuses what does not belong to the permit', async () => {
    const other = await counter.permit(await counter.receipt());
    const body = new Uint8Array(10);
    const frames = [
      page.frame('chunk', 0, body, { writeToken: 'AAAA' }),
      page.frame('chunk', 0, body, { sid: other.sid }),
      page.frame('chunk', 0, body, { gen: 1 }),
      page.frame('header', null, page.sealer.header, { eid: newEpochId() }),
    ];
    const answers = await Promise.all(frames.map((frame) => counter.ingest(frame)));
    expect(answers.flatMap(results)).toEqual(['permit_unknown', 'binding', 'binding', 'binding']);
  });

  it('refuses a token that names the permit and is not its own', async () => {
    const id = decodeBase64Url(permit.permitId) ?? new Uint8Array();
    const writeToken = encodeBase64Url(joinBytes(id, randomBytes(32)));
    const header = page.frame('header', null, page.sealer.header, { writeToken });
    const answer = await counter.ingest(header);
    expect([answer.state, results(answer)]).toEqual(['revoked', ['permit_unknown']]);
    expect(await counter.stores.chunks.listEpochs(permit.sid, 0)).toEqual([]);
  });

  it('refuses a header that names another permit of the same session', async () => {
    const { sid, continuation } = permit;
    const next = await counter.permit(receipt, { sid, continuation });
    const { writeToken } = next;
    const header = page.frame('header', null, page.sealer.header, { writeToken });
    expect(results(await counter.ingest(header))).toEqual(['binding']);
    const own = await startPage(counter, next);
    expect(results(await counter.ingest(own.header))).toEqual(['stored']);
  });

  it('refuses what has not the shape of a sealed frame', async () => {
    const { flags, ct } = page.sealer.sealNow(page.sealer.reserve({}), '{}\n');
    await counter.ingest(page.header);
    const answer = await counter.ingest(
      page.frame('header', null, new TextEncoder().encode('{}')),
      page.frame('chunk', 0, new Uint8Array()),
      page.frame('chunk', 0, joinChunkBody(64, ct)),
      page.frame('chunk', 0, joinChunkBody(flags, ct.subarray(1))),
      page.frame('chunk', null, joinChunkBody(flags, ct)),
      page.frame('close', null, new TextEncoder().encode('{"next":-1}')),
    );
    expect(results(answer)).toEqual(Array(6).fill('malformed'));
  });

  it('refuses a chunk without its header', async () => {
    expect(results(await counter.ingest(page.chunk('a')))).toEqual(['no_header']);
  });

  it('stops a page whose site was disabled, and stores nothing of it', async () => {
    await counter.ingest(page.header);
    await counter.sites.setSwitch(SITE, 'off');
    const answer = await counter.ingest(page.chunk('a'));
    expect([answer.state, results(answer)]).toEqual(['disabled', ['disabled']]);
    expect(await counter.stores.sessions.get(permit.sid)).toMatchObject({ chunks: 0 });
  });

  it('takes queued chunks for a day after the permit ran out, and none later', async () => {
    await counter.ingest(page.header);
    counter.clock.ms += 24.5 * HOUR_MS;
    expect(results(await counter.ingest(page.chunk('a')))).toEqual(['stored']);
    counter.clock.ms += HOUR_MS;
    const answer = await counter.ingest(page.chunk('b'));
    expect([answer.state, results(answer)]).toEqual(['revoked', ['permit_expired']]);
  });

  it('refuses what comes after an erasure, for ever', async () => {
    await counter.ingest(page.header, page.chunk('a'));
    await counter.erasure.erase({ sid: permit.sid, reason: 'operator' });
    const answer = await counter.ingest(page.chunk('b'));
    expect([answer.state, results(answer)]).toEqual(['revoked', ['erased']]);
    expect(await counter.stores.chunks.listEpochs(permit.sid, 0)).toEqual([]);
  });

  describe('a close', () => {
    const closes = async () => {
      const entries = await Array.fromAsync(counter.stores.audit.read(), ({ entry }) => JSON.parse(entry));
      return entries.filter(({ action }) => action === 'epoch.close').map(({ objects }) => objects);
    };

    it('is put on record with its transcript, once', async () => {
      const close = page.close();
      expect(results(await counter.ingest(page.header, close, close))).toEqual(['stored', 'stored', 'known']);
      expect(results(await counter.ingest(close))).toEqual(['known']);
      const { next, th } = page.sealer.transcript();
      expect(await closes()).toEqual([
        [
          `session:${permit.sid}`,
          'generation:0',
          `epoch:${page.sealer.eid}`,
          `next:${next}`,
          `transcript:${encodeBase64Url(th)}`,
        ],
      ]);
    });

    it('that contradicts what is stored is refused and not put on record', async () => {
      const early = page.close();
      await counter.ingest(page.header, page.chunk('a', true));
      const answer = await counter.ingest(early, page.close(), early);
      expect(results(answer)).toEqual(['conflict', 'stored', 'conflict']);
      expect(await closes()).toHaveLength(1);
    });

    it.each([
      ['the audit log', 'audit', 'append'],
      ['the store', 'chunks', 'putClose'],
    ] as const)('that %s failed on can be sent again, and is on record then', async (_, store, method) => {
      await counter.ingest(page.header, page.chunk('a', true));
      const close = page.close();
      const owner: object = counter.stores[store];
      const original = Reflect.get(owner, method);
      Object.assign(owner, { [method]: () => Promise.reject(new Error('disk')) });
      expect((await counter.post('/v1/ingest', close)).status).toBe(500);
      expect((await counter.stores.chunks.listEpochs(permit.sid, 0))[0]?.close).toBeNull();
      Object.assign(owner, { [method]: original });
      expect(results(await counter.ingest(close))).toEqual(['stored']);
      expect((await closes()).length).toBe(method === 'append' ? 1 : 2);
      expect(results(await counter.ingest(close))).toEqual(['known']);
    });
  });

  describe('a withdrawal', () => {
    const withdraw = (session: object, of = receipt) =>
      counter.postJson('/v1/consents/withdraw', { siteId: SITE, receipt: of, sessions: [session] });

    it('erases the session, even while the site is disabled', async () => {
      await counter.ingest(page.header, page.chunk('a'));
      await counter.sites.setSwitch(SITE, 'off');
      const { sid, writeToken } = permit;
      expect((await withdraw({ sid, writeToken })).status).toBe(200);
      expect((await counter.stores.sessions.get(sid))?.state).toBe('erased');
      expect((await withdraw({ sid, writeToken })).status).toBe(200);
    });

    it('only stops it where the site chose so', async () => {
      await counter.publish(2, { onWithdraw: 'stop' });
      await counter.ingest(page.header, page.chunk('a'));
      const { sid, writeToken } = permit;
      await withdraw({ sid, writeToken });
      expect(results(await counter.ingest(page.chunk('b')))).toEqual(['revoked']);
      const actor = { id: 'a', role: 'analyst' } as const;
      const opened = await counter.access.open({ sid, actor, purpose: parsePurpose('It still opens') });
      expect(opened.epochs[0]?.chunks.length).toBe(1);
    });

    it('is proved by the continuation too, of a page that has no permit yet', async () => {
      await counter.ingest(page.header, page.chunk('a'));
      const { sid, continuation } = permit;
      expect((await withdraw({ sid, continuation })).status).toBe(200);
      expect((await counter.stores.sessions.get(sid))?.state).toBe('erased');
    });

    it('cannot end a session of somebody else', async () => {
      const { sid } = permit;
      const foreign = await counter.receipt();
      const own = await counter.permit(foreign);
      await withdraw({ sid, writeToken: own.writeToken }, foreign);
      await withdraw({ sid, writeToken: permit.writeToken }, foreign);
      await withdraw({ sid, continuation: own.continuation }, foreign);
      await withdraw({ sid, continuation: permit.continuation }, foreign);
      await withdraw({ sid, continuation: own.continuation });
      await withdraw({ sid: own.sid, writeToken: permit.writeToken });
      expect((await counter.stores.sessions.get(sid))?.state).toBe('open');
    });
  });
});
