// What group commit is worth: chunks of 20 KB, each acknowledged only when durable, by how many callers write at once.
// Run in the package's folder: node --conditions=@scrim/source bench/group-commit.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEpochId, newSessionId, randomBytes } from '@scrim/protocol';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';

const CHUNKS = 2000;
const CHUNK_BYTES = 20_000;

async function chunksASecond(callers: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'scrim-bench-'));
  const stores = openSqliteStores({ path: join(folder, 'scrim.db') });
  const epoch = { sid: newSessionId(), gen: 0, eid: newEpochId() };
  await stores.chunks.putHeader(epoch, randomBytes(500), 0);
  const ct = randomBytes(CHUNK_BYTES);
  let i = 0;
  const caller = async () => {
    while (i < CHUNKS) await stores.chunks.putChunk(epoch, { i: i++, flags: 0, ct }, 0);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - start) / 1000;
  await stores.close();
  rmSync(folder, { recursive: true });
  return Math.round(CHUNKS / seconds);
}

for (const callers of [1, 4, 16, 64])
  process.stdout.write(`${callers} at once: ${await chunksASecond(callers)} chunks a second\n`);
