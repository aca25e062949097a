import type { Permit } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Counter, codeOf, results, SITE, startCounter, startPage } from './counter.ts';

const MINUTE_MS = 60_000;

describe('a continuation', () => {
  let counter: Counter;
  let receipt: string;
  let first: Permit;
  beforeEach(async () => {
    counter = await startCounter();
    receipt = await counter.receipt();
    first = await counter.permit(receipt);
  });
  afterEach(() => counter.close());
  const ask = (more: object, of = receipt) =>
    counter.postJson('/v1/permits', { siteId: SITE, kind: 'live', receipt: of, ...more });
  const tokenOf = ({ sid, continuation }: Permit) => ({ sid, continuation });
  const write = async (permit: Permit) => {
    const page = await startPage(counter, permit);
    expect(results(await counter.ingest(page.header, page.chunk('a')))).toEqual(['stored', 'stored']);
  };
  const refusal = async (permit: Permit) => codeOf(await ask(tokenOf(permit)));

  it('carries a session to the next page', async () => {
    const next = await counter.permit(receipt, tokenOf(first));
    const { sid, psk, consentSalt } = first;
    expect(next).toMatchObject({ sid, psk, consentSalt });
    expect(next.continuation).not.toBe(first.continuation);
    expect(next.permitId).not.toBe(first.permitId);
    await write(next);
  });

  it('survives a lost answer: the same again carries the same session', async () => {
    await ask(tokenOf(first));
    counter.wait(MINUTE_MS);
    const again = await counter.permit(receipt, tokenOf(first));
    expect(again.sid).toBe(first.sid);
    await write(again);
  });

  it('is spent a minute after its first exchange, however often it was asked for in between', async () => {
    await ask(tokenOf(first));
    counter.wait(MINUTE_MS);
    expect((await ask(tokenOf(first))).status).toBe(201);
    counter.wait(1);
    expect(await refusal(first)).toBe('continuation_invalid');
  });

  it('is spent once a permit made from it has written', async () => {
    const next = await counter.permit(receipt, tokenOf(first));
    expect((await ask(tokenOf(first))).status).toBe(201);
    await write(next);
    expect(await refusal(first)).toBe('continuation_invalid');
    expect((await ask(tokenOf(next))).status).toBe(201);
  });

  it('is spent once a permit later than one made from it has written', async () => {
    const second = await counter.permit(receipt, tokenOf(first));
    const third = await counter.permit(receipt, tokenOf(second));
    await write(third);
    expect(await refusal(first)).toBe('continuation_invalid');
    expect(await refusal(second)).toBe('continuation_invalid');
  });

  it('is not spent by what the page before it still had to send', async () => {
    await ask(tokenOf(first));
    await write(first);
    expect((await ask(tokenOf(first))).status).toBe(201);
  });

  it('used by two tabs at once makes two epochs of one session, and both go on', async () => {
    const [one, two] = await Promise.all([
      counter.permit(receipt, tokenOf(first)),
      counter.permit(receipt, tokenOf(first)),
    ]);
    await write(one);
    await write(two);
    expect(one.permitId).not.toBe(two.permitId);
    expect(await counter.stores.sessions.get(first.sid)).toMatchObject({ epochs: 2, chunks: 2 });
    for (const tab of [one, two]) expect((await counter.permit(receipt, tokenOf(tab))).sid).toBe(first.sid);
  });

  it('is good for twenty idle minutes, and not beyond the hour of its session', async () => {
    let permit = first;
    for (let page = 0; page < 3; page++) {
      counter.clock.ms += 19 * MINUTE_MS;
      permit = await counter.permit(receipt, tokenOf(permit));
    }
    counter.clock.ms += 4 * MINUTE_MS;
    expect(await refusal(permit)).toBe('continuation_invalid');
    permit = await counter.permit(receipt);
    counter.clock.ms += 21 * MINUTE_MS;
    expect(await refusal(permit)).toBe('continuation_invalid');
  });

  it.each(['another receipt', 'another session'])('is refused with %s, and not spent by it', async (what) => {
    const other = await counter.permit(await counter.receipt());
    const { sid, continuation } = first;
    const wrong = what === 'another session' ? { sid: other.sid, continuation } : { sid, continuation };
    const of = what === 'another receipt' ? await counter.receipt() : receipt;
    expect(await codeOf(await ask(wrong, of))).toBe('continuation_invalid');
    counter.wait(2 * MINUTE_MS);
    expect((await ask(tokenOf(first))).status).toBe(201);
  });

  it('of an erased session is refused', async () => {
    await counter.erasure.erase({ sid: first.sid, reason: 'operator' });
    expect(await refusal(first)).toBe('continuation_invalid');
  });

  it('is kept as a hash', async () => {
    await ask(tokenOf(first));
    const kept = await counter.stores.records.list('continuations', { limit: 10 });
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain(first.continuation);
  });

  describe('proves a withdrawal', () => {
    const withdraw = () =>
      counter.postJson('/v1/consents/withdraw', { siteId: SITE, receipt, sessions: [tokenOf(first)] });
    const state = async () => (await counter.stores.sessions.get(first.sid))?.state;

    it('after its exchange as before it', async () => {
      await write(await counter.permit(receipt, tokenOf(first)));
      counter.wait(2 * MINUTE_MS);
      expect(await refusal(first)).toBe('continuation_invalid');
      await withdraw();
      expect(await state()).toBe('erased');
    });

    it('for a day after it ran out, and no longer', async () => {
      counter.wait(24 * 60 * MINUTE_MS + 20 * MINUTE_MS + 1);
      await withdraw();
      expect(await state()).toBe('open');
      counter.wait(-1);
      await withdraw();
      expect(await state()).toBe('erased');
    });
  });
});
