import { createHash } from 'node:crypto';
import { AUDIT_ACTIONS, type AuditEntry, createAuditLog } from '@scrim/access-control/audit';
import type { Ledger, RecordStore } from '@scrim/protocol/stores';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { describe, expect, it } from 'vitest';

const AT = '2026-03-01T12:30:45.678Z';
const ENTRY: AuditEntry = {
  actor: { id: 'ada', role: 'analyst' },
  action: 'session.open',
  objects: ['session:ikHX18HyBcEzq-sdUuEzXQ'],
  purpose: 'ticket 4711',
  result: 'allowed',
};

function newLog(over: { ledger?: Ledger; details?: RecordStore } = {}) {
  const { audit, records } = createMemoryStores();
  const log = createAuditLog({ ledger: audit, details: records, nowMs: () => Date.parse(AT), ...over });
  return { log, ledger: audit, records };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** A ledger that holds these lines, whatever they are. */
const ledgerOf = (lines: readonly string[]): Ledger => ({
  append: () => Promise.reject(new Error('read only')),
  async *read(from = 0) {
    for (const [seq, entry] of lines.entries()) if (seq >= from) yield { seq, entry };
  },
  size: async () => lines.length,
});

describe('an entry', () => {
  it('is one RFC 8785 text, key by key', async () => {
    const { log, ledger } = newLog();
    expect(await log.append(ENTRY)).toEqual({ seq: 0 });
    expect(await all(ledger.read())).toEqual([
      {
        seq: 0,
        entry:
          '{"action":"session.open","actor":"ada","at":"2026-03-01T12:30:45.678Z","detailsHash":null,' +
          '"objects":["session:ikHX18HyBcEzq-sdUuEzXQ"],"purpose":"ticket 4711","result":"allowed",' +
          '"role":"analyst","seq":0}',
      },
    ]);
  });

  it('reads back as it was written, in order', async () => {
    const { log } = newLog();
    for (const action of AUDIT_ACTIONS) await log.append({ ...ENTRY, action });
    const leaves = await all(log.read());
    expect(leaves.map(({ seq, action }) => [seq, action])).toEqual([...AUDIT_ACTIONS.entries()]);
    expect(leaves[0]).toEqual({ ...ENTRY, actor: 'ada', role: 'analyst', seq: 0, at: AT, detailsHash: null });
    expect(await all(log.read(AUDIT_ACTIONS.length - 1))).toHaveLength(1);
  });

  it.each([
    ['actor', { actor: { id: '', role: 'analyst' } }],
    ['actor', { actor: { id: 'a\nb', role: 'analyst' } }],
    ['role', { actor: { id: 'a', role: 'owner' } }],
    ['action', { action: 'session.peek' }],
    ['objects', { objects: 'session:x' }],
    ['objects', { objects: [''] }],
    ['objects', { objects: ['a\nb'] }],
    ['objects', { objects: Array.from({ length: 1001 }, () => 'x') }],
    ['purpose', { purpose: '' }],
    ['purpose', { purpose: undefined }],
    ['result', { result: 'maybe' }],
  ])('with a wrong %s is a TypeError, and none is written', async (field, over) => {
    const { log, ledger } = newLog();
    const appended = log.append({ ...ENTRY, ...over } as unknown as AuditEntry);
    await expect(appended).rejects.toThrow(new TypeError(`${field}: not what an audit entry takes`));
    expect(await ledger.size()).toBe(0);
  });

  it('that a ledger does not take is audit_unavailable', async () => {
    const { log } = newLog({ ledger: ledgerOf([]) });
    await expect(log.append(ENTRY)).rejects.toMatchObject({
      name: 'AccessError',
      code: 'audit_unavailable',
      cause: { message: 'read only' },
    });
  });

  it('whose line was altered, moved or spelt otherwise is not read', async () => {
    const { log, ledger } = newLog();
    await log.append(ENTRY);
    await log.append(ENTRY);
    const lines = (await all(ledger.read())).map(({ entry }) => entry);
    const [first = '', second = ''] = lines;
    const read = (...altered: string[]) => all(newLog({ ledger: ledgerOf(altered) }).log.read());
    expect(await read(first, second)).toHaveLength(2);
    const faults = [
      [second, first],
      [first, first],
      [first, `${second} `],
      [first, second.replace('{"action"', '{"extra":1,"action"')],
      [first, second.replace('"analyst"', '"owner"')],
      [first, 'null'],
      [first, '{'],
    ];
    for (const fault of faults)
      await expect(read(...fault)).rejects.toMatchObject({ code: 'audit_malformed' });
  });
});

describe('details', () => {
  const details = { filter: { site: 'demo-shop' }, count: 3, note: 'für Frau Beispiel' };

  it('stand in a row of their own, by a salted hash', async () => {
    const { log, ledger, records } = newLog();
    await log.append({ ...ENTRY, details });
    await log.append({ ...ENTRY, details });
    const [one, two] = await all(log.read());
    expect(one?.detailsHash).not.toBe(two?.detailsHash);
    const record = await records.get('audit_details', one?.detailsHash ?? '');
    const hash = createHash('sha256')
      .update(record?.value ?? '')
      .digest('base64url');
    expect(hash).toBe(one?.detailsHash);
    expect(record?.value).toMatch(
      /^\{"details":\{"count":3,"filter":\{"site":"demo-shop"\},"note":"für Frau Beispiel"\},"salt":"[\w-]{22}"\}$/,
    );
    expect(JSON.stringify(await all(ledger.read()))).not.toContain('Beispiel');
    expect(await log.details(hash)).toEqual(details);
  });

  it('go, and the log stays as it was', async () => {
    const { log, ledger } = newLog();
    await log.append({ ...ENTRY, details });
    const before = await all(ledger.read());
    const hash = (await all(log.read()))[0]?.detailsHash ?? '';
    expect(await log.eraseDetails(hash)).toBe(true);
    expect(await log.eraseDetails(hash)).toBe(false);
    expect(await log.details(hash)).toBeNull();
    expect(await all(ledger.read())).toEqual(before);
    expect(await all(log.read())).toHaveLength(1);
  });

  it('that were altered are noticed', async () => {
    const { log, records } = newLog();
    await log.append({ ...ENTRY, details });
    const hash = (await all(log.read()))[0]?.detailsHash ?? '';
    await records.put('audit_details', hash, '{"details":{"count":4},"salt":"AAAAAAAAAAAAAAAAAAAAAA"}', 1);
    await expect(log.details(hash)).rejects.toMatchObject({ code: 'audit_details_altered' });
  });

  it('are stored before the entry that names them', async () => {
    const { records } = createMemoryStores();
    const { log } = newLog({ ledger: ledgerOf([]), details: records });
    await expect(log.append({ ...ENTRY, details })).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(await records.list('audit_details', { limit: 10 })).toHaveLength(1);
  });
});
