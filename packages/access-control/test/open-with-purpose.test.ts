import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Opening, openWithPurpose, type Purpose, parsePurpose } from '@scrim/access-control';
import { type AuditLeaf, createAuditLog } from '@scrim/access-control/audit';
import type { Ledger } from '@scrim/protocol/stores';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { describe, expect, it } from 'vitest';

function newOpening(ledger?: Ledger) {
  const stores = createMemoryStores();
  const log = createAuditLog({ ledger: ledger ?? stores.audit, details: stores.records });
  const opening: Opening = {
    log,
    actor: { id: 'ada', role: 'privacy-officer' },
    purpose: parsePurpose('ticket 4711'),
    action: 'session.open',
    objects: ['session:x'],
  };
  return { opening, read: () => all(log.read()) };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const results = (leaves: readonly AuditLeaf[]) => leaves.map(({ result }) => result);

describe('openWithPurpose', () => {
  it('releases after its entry, and gives what was released', async () => {
    const { opening, read } = newOpening();
    const seen = await openWithPurpose(opening, () => read());
    expect(seen).toMatchObject([
      {
        seq: 0,
        actor: 'ada',
        role: 'privacy-officer',
        action: 'session.open',
        objects: ['session:x'],
        purpose: 'ticket 4711',
        result: 'allowed',
      },
    ]);
    expect(await read()).toHaveLength(1);
  });

  it('puts a failed release on record and passes its error on', async () => {
    const { opening, read } = newOpening();
    const failing = openWithPurpose(opening, () => Promise.reject(new RangeError('erased')));
    await expect(failing).rejects.toThrow(new RangeError('erased'));
    expect(results(await read())).toEqual(['allowed', 'failed']);
  });

  it('releases nothing without a purpose, and writes nothing', async () => {
    const { opening, read } = newOpening();
    let released = false;
    const opened = openWithPurpose({ ...opening, purpose: ' ' as Purpose }, async () => {
      released = true;
    });
    await expect(opened).rejects.toMatchObject({ code: 'purpose_required' });
    expect([released, await read()]).toEqual([false, []]);
  });

  it('releases nothing when the entry is not durable', async () => {
    const { audit } = createMemoryStores();
    const { opening } = newOpening({ ...audit, append: () => Promise.reject(new Error('disk full')) });
    let released = false;
    const opened = openWithPurpose(opening, async () => {
      released = true;
    });
    await expect(opened).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(released).toBe(false);
  });

  it('says so when the failure of a release cannot be put on record', async () => {
    const { audit } = createMemoryStores();
    let appends = 0;
    const { opening } = newOpening({
      ...audit,
      append: (entry) => (appends++ === 0 ? audit.append(entry) : Promise.reject(new Error('disk full'))),
    });
    const failing = openWithPurpose(opening, () => Promise.reject(new RangeError('erased')));
    await expect(failing).rejects.toMatchObject({
      code: 'audit_unavailable',
      cause: { errors: [{ message: 'erased' }, { code: 'audit_unavailable' }] },
    });
  });
});

describe('kill -9', () => {
  const program = fileURLToPath(new URL('./children/open-and-die.ts', import.meta.url));

  async function runAndDie(dieAt: string) {
    const folder = mkdtempSync(join(tmpdir(), 'scrim-audit-'));
    const path = join(folder, 'scrim.db');
    const options = ['--conditions=@scrim/source', '--no-warnings', program, path, dieAt];
    const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const [code, signal] = await once(child, 'close');
    const stores = openSqliteStores({ path });
    const entries = await all(createAuditLog({ ledger: stores.audit, details: stores.records }).read());
    await stores.close();
    rmSync(folder, { recursive: true });
    return { entry: entries.length === 1, released: out === 'released', end: signal ?? code };
  }

  it.each([
    { at: 'before the entry', entry: false, released: false },
    { at: 'while the entry is written', entry: false, released: false },
    { at: 'after the entry', entry: true, released: false },
    { at: 'before the release', entry: true, released: false },
    { at: 'after the release', entry: true, released: true },
  ])('$at leaves entry: $entry, released: $released', async ({ at, ...left }) => {
    expect(await runAndDie(at)).toEqual({ ...left, end: 'SIGKILL' });
  });

  it('at no point is the control', async () => {
    expect(await runAndDie('never')).toEqual({ entry: true, released: true, end: 0 });
  });
});
