// The order of record and deed: what the audit log could not take did not happen.
import { parsePurpose } from '@scrim/access-control';
import type { SessionId } from '@scrim/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Counter, startCounter, startPage } from './counter.ts';

const ACTOR = { id: 'a', role: 'privacy-officer' } as const;
const PURPOSE = parsePurpose('A fault in the basket');

describe('session access', () => {
  let counter: Counter;
  let sid: SessionId;
  beforeEach(async () => {
    counter = await startCounter();
    const permit = await counter.permit(await counter.receipt());
    sid = permit.sid;
    const page = await startPage(counter, permit);
    await counter.ingest(page.header, page.chunk('a'));
  });
  afterEach(() => counter.close());

  /** Audit entries there are whenever a method is called. */
  const watch = (name: 'openingSecret' | 'erase') => {
    const seen: string[][] = [];
    const original = counter.erasure[name] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(counter.erasure, {
      [name]: async (...args: unknown[]) => {
        const entries = await Array.fromAsync(counter.stores.audit.read(), ({ entry }) => JSON.parse(entry));
        seen.push(entries.map(({ action, result }) => `${action} ${result}`));
        return original(...args);
      },
    });
    return seen;
  };
  const breakAudit = () => {
    counter.stores.audit.append = () => Promise.reject(new Error('disk'));
  };

  it('releases a secret after the entry, never before it', async () => {
    const seen = watch('openingSecret');
    const opened = await counter.access.open({ sid, actor: ACTOR, purpose: PURPOSE });
    expect(opened.epochs).toHaveLength(1);
    expect(seen).toEqual([['session.open allowed']]);
    breakAudit();
    const refused = counter.access.open({ sid, actor: ACTOR, purpose: PURPOSE });
    await expect(refused).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(seen).toHaveLength(1);
  });

  it('erases after the entry, never before it', async () => {
    const seen = watch('erase');
    const { append } = counter.stores.audit;
    breakAudit();
    const refused = counter.access.erase({ sid, actor: ACTOR });
    await expect(refused).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(seen).toEqual([]);
    expect((await counter.stores.sessions.get(sid))?.state).toBe('open');
    counter.stores.audit.append = append;
    await counter.access.erase({ sid, actor: ACTOR });
    expect(seen).toEqual([['session.erase allowed']]);
    expect((await counter.stores.sessions.get(sid))?.state).toBe('erased');
  });
});
