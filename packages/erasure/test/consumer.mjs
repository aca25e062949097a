// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileKeyProvider } from '@scrim/crypto/providers';
import { createErasure } from '@scrim/erasure';
import { newSessionId } from '@scrim/protocol';

const folder = mkdtempSync(path.join(tmpdir(), 'scrim-consumer-'));
const rows = new Map();
const entries = [];
const sid = newSessionId();
const session = { sid, siteId: 'shop', gen: 0, kind: 'live', state: 'open' };

const erasure = createErasure({
  keys: {
    create: async (row) => !rows.has(row.sid) && rows.set(row.sid, row) === rows,
    get: async (id) => rows.get(id) ?? null,
    delete: async (id) => rows.delete(id),
  },
  chunks: { eraseSession: async () => ({ chunks: 0, bytes: 0 }), listEpochs: async () => [] },
  sessions: { get: async () => session, setState: async (_sid, state) => Object.assign(session, { state }) },
  provider: await createFileKeyProvider({ path: path.join(folder, 'keys.json') }),
  journal: {
    append: async (entry) => entries.push(entry(entries.length)) - 1,
    read: async function* (from = 0) {
      for (const [seq, entry] of entries.entries()) if (seq >= from) yield { seq, entry };
    },
    size: async () => entries.length,
  },
});

const consent = { salt: new Uint8Array(16).fill(1), receiptHash: new Uint8Array(32).fill(2) };
const made = await erasure.createSecret({ siteId: 'shop', sid, gen: 0, consent });
assert.deepEqual((await erasure.openingSecret(sid, 0)).psk, made.psk);
await erasure.erase({ sid, reason: 'operator' });
assert.equal(rows.size, 0);
await assert.rejects(erasure.openingSecret(sid, 0), { code: 'session_erased' });
assert.equal((await erasure.verifyJournal()).ok, true);
rmSync(folder, { recursive: true });
