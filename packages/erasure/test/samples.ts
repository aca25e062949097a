// Stores on a real disk, the real file key provider, and sessions with bytes in them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileKeyProvider } from '@scrim/crypto/providers';
import { createErasure, type Erasure } from '@scrim/erasure';
import { newEpochId, newSessionId, parseSiteId, randomBytes, type SessionId } from '@scrim/protocol';
import type { Ledger, Stores } from '@scrim/protocol/stores';
import { openSqliteLedger, openSqliteStores } from '@scrim/storage-adapters/sqlite';

const parsed = parseSiteId('demo-shop');
if (parsed === null) throw new TypeError('siteId');
export const siteId = parsed;

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'scrim-erasure-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Everything of a collector that erasure touches, in `folder`. */
export async function openAll(folder: string) {
  const stores = openSqliteStores({ path: join(folder, 'scrim.db') });
  const journal = openSqliteLedger({ path: join(folder, 'journal.db') });
  const provider = await createFileKeyProvider({ path: join(folder, 'keys.json') });
  const { keys, chunks, sessions } = stores;
  const erasure = createErasure({
    keys,
    chunks,
    sessions,
    provider,
    journal,
    nowMs: () => 1_795_219_200_999,
  });
  const close = async () => {
    await stores.close();
    await journal.close();
  };
  return { stores, journal, provider, erasure, close };
}

export type Opened = Awaited<ReturnType<typeof openAll>>;

export const newConsent = () => ({ salt: randomBytes(16), receiptHash: randomBytes(32) });

/** A session as a visit leaves it: a row, a secret, an epoch with two chunks. */
export async function makeSession(stores: Stores, erasure: Erasure) {
  const sid = newSessionId();
  const epoch = { sid, gen: 0, eid: newEpochId() };
  const consent = newConsent();
  await stores.sessions.create({ sid, siteId, gen: 0, kind: 'live', createdAtMs: 1000 });
  const psks = await erasure.createSecret({ siteId, sid, gen: 0, consent });
  await stores.chunks.putHeader(epoch, randomBytes(100), 1000);
  for (const i of [0, 1]) await stores.chunks.putChunk(epoch, { i, flags: 0, ct: randomBytes(1000) }, 1000);
  await stores.sessions.addArrival(sid, { epochs: 1, chunks: 2, bytes: 2100, atMs: 1000 });
  return { sid, epoch, consent, psks };
}

/** What is left of a session. */
export async function remainsOf(stores: Stores, sid: SessionId) {
  return {
    key: (await stores.keys.get(sid, 0)) !== null,
    epochs: (await stores.chunks.listEpochs(sid, 0)).length,
    state: (await stores.sessions.get(sid))?.state,
  };
}

export const NOTHING_LEFT = { key: false, epochs: 0, state: 'erased' };
export const ALL_LEFT = { key: true, epochs: 1, state: 'open' };

export async function linesOf(ledger: Ledger): Promise<string[]> {
  const lines: string[] = [];
  for await (const { entry } of ledger.read()) lines.push(entry);
  return lines;
}
