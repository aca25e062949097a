// `kill -9` of a writing process: what it was told is stored, is stored.
import { join } from 'node:path';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './adapters.ts';
import { endOf, startChild } from './children/start.ts';
import { all, newEpoch } from './samples.ts';

const CHILD = './write-until-killed.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'scrim.db');
});
afterEach(() => folder.remove());

/** The indices that were acknowledged, as the child told. */
const acknowledged = (out: string) =>
  out
    .split('\n')
    .filter((line) => line.endsWith(' stored'))
    .map((line) => Number.parseInt(line, 10));

async function storedChunks(epoch: ReturnType<typeof newEpoch>) {
  const stores = openSqliteStores({ path });
  const chunks = await all(stores.chunks.readChunks(epoch));
  await stores.close();
  return chunks;
}

describe('after kill -9', () => {
  it.each([0, 7, 100])('of a writer in the acknowledgement of chunk %i, every one is there', async (last) => {
    const epoch = newEpoch();
    const { out, signal } = await endOf(startChild(CHILD, [path, JSON.stringify(epoch), String(last)]));
    expect(signal).toBe('SIGKILL');
    const told = acknowledged(out);
    expect(told).toContain(last);
    const chunks = await storedChunks(epoch);
    for (const i of told) expect(chunks[i]?.ct).toEqual(new Uint8Array(5000).fill(i % 251, 0, 4999));
  });

  it('from outside at any moment, every acknowledged chunk is there', async () => {
    const epoch = newEpoch();
    const child = startChild(CHILD, [path, JSON.stringify(epoch), '-1']);
    const end = endOf(child);
    let seen = 0;
    child.stdout?.on('data', (text: string) => {
      seen += text.length;
      if (seen > 2000) child.kill('SIGKILL');
    });
    const { out, signal } = await end;
    expect(signal).toBe('SIGKILL');
    const stored = new Set((await storedChunks(epoch)).map(({ i }) => i));
    expect(acknowledged(out).length).toBeGreaterThan(50);
    for (const i of acknowledged(out)) expect(stored).toContain(i);
  });
});
