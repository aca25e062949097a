// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newEpochId, newSessionId } from '@scrim/protocol';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { openSqliteLedger, openSqliteStores } from '@scrim/storage-adapters/sqlite';

const folder = mkdtempSync(path.join(tmpdir(), 'scrim-consumer-'));
for (const stores of [createMemoryStores(), openSqliteStores({ path: path.join(folder, 'store.db') })]) {
  const epoch = { sid: newSessionId(), gen: 0, eid: newEpochId() };
  await stores.sessions.create({ ...epoch, siteId: 'shop', kind: 'live', createdAtMs: 1 });
  assert.equal(await stores.chunks.putHeader(epoch, Uint8Array.of(1), 1), 'stored');
  const chunk = { i: 0, flags: 0, ct: Uint8Array.of(7) };
  assert.equal(await stores.chunks.putChunk(epoch, chunk, 2), 'stored');
  assert.equal(await stores.chunks.putChunk(epoch, chunk, 3), 'known');
  for await (const stored of stores.chunks.readChunks(epoch)) assert.deepEqual([...stored.ct], [7]);
  await stores.close();
}
const journal = openSqliteLedger({ path: path.join(folder, 'journal.db') });
assert.equal(await journal.append((seq) => `entry ${seq}`), 0);
await journal.close();
rmSync(folder, { recursive: true });
