// Lists of sessions, one session, and its deletion, as the console asks for them.
import type { ErasedAnswer, SessionPage, SessionSummary } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SITE } from './counter.ts';
import { type Desk, startDesk } from './staff-desk.ts';

describe('sessions over HTTP', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());

  const list = (query: Record<string, string | number> = {}) =>
    desk.json<SessionPage>(
      `/v1/sessions?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`,
    );
  const sidsOf = ({ sessions }: SessionPage) => sessions.map(({ sid }) => sid);

  it('are shown with what is not sealed', async () => {
    const permit = await desk.record(2);
    const expected: SessionSummary = {
      sid: permit.sid,
      siteId: SITE,
      gen: 0,
      kind: 'live',
      state: 'open',
      createdAtMs: desk.clock.ms,
      lastArrivalAtMs: desk.clock.ms,
      epochs: 1,
      chunks: 2,
      bytes: expect.any(Number) as unknown as number,
      policy: { id: 'default', version: '1' },
    };
    expect(await list()).toEqual({ sessions: [expected], next: null, count: 1 });
    expect(await desk.json(`/v1/sessions/${permit.sid}`)).toEqual(expected);
    const empty = await desk.record(0);
    expect(await desk.json(`/v1/sessions/${empty.sid}`)).toMatchObject({ epochs: 0, policy: null });
    await desk.stores.sessions.setState(permit.sid, 'revoked');
    expect(await desk.json(`/v1/sessions/${permit.sid}`)).toMatchObject({ state: 'revoked' });
  });

  it('are unknown where there is none', async () => {
    for (const sid of ['AAAAAAAAAAAAAAAAAAAAAA', 'short', '..%2F..'])
      expect(await desk.problem(`/v1/sessions/${sid}`)).toBe('404 session_unknown');
  });

  it('are filtered, and counted over all pages', async () => {
    const times: number[] = [];
    const sids: string[] = [];
    for (let at = 0; at < 7; at++) {
      times.push(desk.clock.ms);
      sids.push((await desk.record(1)).sid);
      desk.wait(1000);
    }
    const page = await list({ limit: 3 });
    expect([sidsOf(page), page.count]).toEqual([sids.slice(4).toReversed(), 7]);
    const middle = await list({ fromMs: times[2] ?? 0, toMs: times[5] ?? 0, limit: 2 });
    expect([sidsOf(middle), middle.count]).toEqual([[sids[4], sids[3]], 3]);
    expect(await list({ kind: 'test' })).toEqual({ sessions: [], next: null, count: 0 });
    expect((await list({ kind: 'live', siteId: SITE })).count).toBe(7);
    expect((await list({ siteId: 'other' })).count).toBe(0);
  });

  it('come each once, page by page, while others arrive and one goes', async () => {
    const before = [];
    for (let at = 0; at < 9; at++) before.push((await desk.record(1)).sid);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: SessionPage = await list({ limit: 2, ...(cursor === null ? {} : { cursor }) });
      seen.push(...sidsOf(page));
      cursor = page.next;
      // Newer ones come before the first page; the last row of a page may go and its cursor still holds.
      desk.wait(1000);
      await desk.record(1);
      if (seen.length === 4)
        await desk.erasure.erase({ sid: page.sessions[1]?.sid as never, reason: 'operator' });
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(before.toSorted());
  });

  it.each([
    ['limit=0', ['limit']],
    ['limit=201', ['limit']],
    ['limit=ten', ['limit']],
    ['fromMs=-1', ['fromMs']],
    ['toMs=1e3', ['toMs']],
    ['fromMs=99999999999999999', ['fromMs']],
    ['kind=both', ['kind']],
    ['siteId=no%20id', ['siteId']],
    ['state=erased', []],
    ['constructor=1', []],
    ['__proto__=1', []],
    ['limit=5&limit=6', undefined],
  ])('refuse the query %s', async (query, fields) => {
    const response = await desk.call(`/v1/sessions?${query}`);
    expect(response.status).toBe(400);
    const problem = (await response.json()) as { code: string; fields?: string[] };
    expect(problem.code).toBe('query_malformed');
    expect(problem.fields).toEqual(fields);
  });

  it('refuse a cursor that is none', async () => {
    expect(await desk.problem('/v1/sessions?cursor=elsewhere')).toBe('400 cursor_invalid');
    expect(await desk.problem(`/v1/sessions?cursor=${'1'.repeat(201)}`)).toBe('400 query_malformed');
  });

  it('that are erased are neither listed nor counted, nor shown, opened or streamed', async () => {
    const { sid } = await desk.record(1);
    const kept = await desk.record(1);
    const page = `/v1/sessions/${sid}`;
    const answer = await desk.json<ErasedAnswer>(page, { method: 'DELETE' });
    expect(answer).toEqual({ sid, erasedNow: true, chunks: 1, bytes: expect.any(Number) });
    expect(answer.bytes).toBeGreaterThan(100);
    expect(sidsOf(await list())).toEqual([kept.sid]);
    expect((await list()).count).toBe(1);
    expect(await desk.problem(page)).toBe('410 session_erased');
    const open = { method: 'POST', body: { purpose: 'to look' } };
    expect(await desk.problem(`${page}/open`, open)).toBe('410 session_erased');
    expect(await desk.problem(`${page}/chunks`)).toBe('410 session_erased');
    const again = await desk.json<ErasedAnswer>(page, { method: 'DELETE' });
    expect(again).toEqual({ sid, erasedNow: false, chunks: 0, bytes: 0 });
  });

  it('are deleted on record, before and after', async () => {
    const { sid } = await desk.record(1);
    const seen: string[][] = [];
    const { erase } = desk.erasure;
    Object.assign(desk.erasure, {
      erase: async (request: Parameters<typeof erase>[0]) => {
        seen.push(await desk.log());
        return erase(request);
      },
    });
    const line = (result: string) =>
      `session.erase | ${result} | Ada the privacy-officer | privacy-officer | session:${sid} | site:${SITE}`;
    await desk.call(`/v1/sessions/${sid}`, { method: 'DELETE', role: 'privacy-officer' });
    expect(seen).toEqual([[line('allowed')]]);
    expect(await desk.log()).toEqual([line('allowed'), line('done')]);
  });

  it('are not deleted when the log does not take the entry, and unknown ones leave none', async () => {
    const { sid } = await desk.record(1);
    expect(await desk.problem('/v1/sessions/AAAAAAAAAAAAAAAAAAAAAA', { method: 'DELETE' })).toBe(
      '404 session_unknown',
    );
    expect(await desk.log()).toEqual([]);
    desk.stores.audit.append = () => Promise.reject(new Error('disk'));
    expect(await desk.problem(`/v1/sessions/${sid}`, { method: 'DELETE' })).toBe('503 audit_unavailable');
    expect((await desk.stores.sessions.get(sid))?.state).toBe('open');
    expect(await desk.stores.keys.get(sid, 0)).not.toBeNull();
  });

  it('whose deletion fails are on record as failed', async () => {
    const { sid } = await desk.record(1);
    Object.assign(desk.erasure, { erase: () => Promise.reject(new Error('disk')) });
    expect(await desk.problem(`/v1/sessions/${sid}`, { method: 'DELETE' })).toBe('500 internal');
    expect((await desk.log()).map((line) => line.split(' | ')[1])).toEqual(['allowed', 'failed']);
  });
});
