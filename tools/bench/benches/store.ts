// What group commit is worth: chunks of 20 KB into SQLite on a file, each acknowledged only when durable, by how many
// callers write at once.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEpochId, newSessionId, randomBytes } from '@scrim/protocol';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { compare, type Effort, elapsedMs, type Figure } from '../compare.ts';

const CHUNKS = 1000;
const CHUNK_BYTES = 20_000;

/** Chunks a second from 1, 16 and 64 callers. */
export function benchStore(effort: Effort): Promise<Figure[]> {
  const chunks = effort.size(CHUNKS);
  const variant = (callers: number) => ({
    name: `${callers} at once`,
    measure: async () => ({ chunks: await chunksASecond(chunks, callers) }),
  });
  return compare(
    { metrics: { chunks: 'chunks/s' }, baseline: '1 at once', variants: [1, 16, 64].map(variant) },
    effort,
  );
}

async function chunksASecond(chunks: number, callers: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'scrim-bench-'));
  const stores = openSqliteStores({ path: join(folder, 'scrim.db') });
  const epoch = { sid: newSessionId(), gen: 0, eid: newEpochId() };
  await stores.chunks.putHeader(epoch, randomBytes(500), 0);
  const ct = randomBytes(CHUNK_BYTES);
  let i = 0;
  const caller = async () => {
    while (i < chunks) await stores.chunks.putChunk(epoch, { i: i++, flags: 0, ct }, 0);
  };
  const ms = await elapsedMs(async () => {
    await Promise.all(Array.from({ length: callers }, caller));
  });
  await stores.close();
  await rm(folder, { recursive: true });
  return (chunks / ms) * 1000;
}
