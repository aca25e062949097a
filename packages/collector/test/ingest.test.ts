import { parsePurpose } from '@scrim/access-control';
import { joinChunkBody } from '@scrim/crypto/format';
import { newEpochId, type Permit } from '@scrim/protocol';
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

  it('keeps the transcript of a close in the audit log', async () => {
    await counter.ingest(page.header, page.chunk('a', true), page.close());
    const entries = await Array.fromAsync(counter.stores.audit.read(), ({ entry }) => JSON.parse(entry));
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'epoch.close',
        objects: expect.arrayContaining([`session:${permit.sid}`, `epoch:${page.sealer.eid}`]),
      }),
    );
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
      expect((await counter.stores.sessions.get(sid))?.state).toBe('open');
    });
  });
});
