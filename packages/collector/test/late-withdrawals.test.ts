// What was on its way when a withdrawal was answered: it may not write any more.
import type { Permit } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Counter, codeOf, results, SITE, startCounter, startPage } from './counter.ts';

/** Holds calls of a method, those about `what` only if it is given, and tells when the first one is being held. */
function hold(owner: object, name: string, what?: string) {
  const original = Reflect.get(owner, name) as (...args: unknown[]) => Promise<unknown>;
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const held = async (...args: unknown[]) => {
    if (what === undefined || args[0] === what) {
      arrive();
      await gate;
    }
    return original(...args);
  };
  Object.assign(owner, { [name]: held });
  return { arrived, letGo: () => letGo() };
}

describe.each(['stop', 'erase-session'] as const)('a withdrawal where the site chose %s', (onWithdraw) => {
  let counter: Counter;
  let receipt: string;
  beforeEach(async () => {
    counter = await startCounter({ onWithdraw });
    receipt = await counter.receipt();
  });
  afterEach(() => counter.close());
  const withdraw = async (...sessions: readonly Permit[]) => {
    const named = sessions.map(({ sid, writeToken }) => ({ sid, writeToken }));
    const response = await counter.postJson('/v1/consents/withdraw', {
      siteId: SITE,
      receipt,
      sessions: named,
    });
    expect(response.status).toBe(200);
  };
  const ask = (more: object = {}) =>
    counter.postJson('/v1/permits', { siteId: SITE, kind: 'live', receipt, ...more });
  const states = async () =>
    (await counter.stores.sessions.list({ limit: 9 })).rows.map(({ state }) => state);

  it.each([
    ['its secret', (c: Counter) => hold(c.erasure, 'createSecret')],
    ['its permit', (c: Counter) => hold(c.stores.records, 'put', 'permits')],
    ['its continuation', (c: Counter) => hold(c.stores.records, 'put', 'continuations')],
  ])('outruns a new session, held at %s: no permit, no session', async (_, holdAt) => {
    const held = holdAt(counter);
    const asking = ask();
    await held.arrived;
    await withdraw();
    held.letGo();
    expect(await codeOf(await asking)).toBe('consent_not_granted');
    expect(await states()).toEqual(['erased']);
  });

  it('outruns a permit for the next page: no permit, and the session ends as the site chose', async () => {
    const { sid, continuation } = await counter.permit(receipt);
    const held = hold(counter.erasure, 'writeSecrets');
    const asking = ask({ sid, continuation });
    await held.arrived;
    await withdraw();
    held.letGo();
    expect(await codeOf(await asking)).toBe('consent_not_granted');
    expect(await states()).toEqual([onWithdraw === 'stop' ? 'revoked' : 'erased']);
  });

  it.each(['putHeader', 'putChunk', 'putClose'] as const)(
    'outruns a frame that passed its check, held at %s: nothing is stored',
    async (at) => {
      const permit = await counter.permit(receipt);
      const page = await startPage(counter, permit);
      if (at !== 'putHeader') await counter.ingest(page.header);
      const frame = at === 'putHeader' ? page.header : at === 'putChunk' ? page.chunk('late') : page.close();
      const held = hold(counter.stores.chunks, at);
      const sending = counter.ingest(frame);
      await held.arrived;
      await withdraw(permit);
      held.letGo();
      const answer = await sending;
      const refused = onWithdraw === 'stop' ? 'revoked' : 'erased';
      expect([answer.state, results(answer)]).toEqual(['revoked', [refused]]);
      const epochs = await counter.stores.chunks.listEpochs(permit.sid, 0);
      expect(epochs.filter(({ close }) => close !== null)).toEqual([]);
      expect((await counter.stores.sessions.get(permit.sid))?.chunks).toBe(0);
    },
  );
});

describe('a withdrawal', () => {
  it('ends no session by a token of a permit that is another site’s', async () => {
    const counter = await startCounter();
    const receipt = await counter.receipt();
    const { sid, permitId, writeToken, continuation } = await counter.permit(receipt);
    const { records } = counter.stores;
    const stored = await records.get('permits', permitId);
    // No request leads here: a receipt is one site's. The row is altered, as by a fault elsewhere.
    const altered = (stored?.value ?? '').replace(`"siteId":"${SITE}"`, '"siteId":"other"');
    expect(altered).not.toBe(stored?.value);
    await records.put('permits', permitId, altered, 1);
    const withdraw = (session: object) =>
      counter.postJson('/v1/consents/withdraw', { siteId: SITE, receipt, sessions: [session] });
    await withdraw({ sid, writeToken });
    expect((await counter.stores.sessions.get(sid))?.state).toBe('open');
    await withdraw({ sid, continuation }); // the control: its row is as it was
    expect((await counter.stores.sessions.get(sid))?.state).toBe('erased');
    await counter.close();
  });
});
