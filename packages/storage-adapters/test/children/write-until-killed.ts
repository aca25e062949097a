// A child process of durability.test.ts: stores chunks and tells on stdout of each that was acknowledged. In the
// handler of acknowledgement number `last` it kills itself, so that whatever was not yet committed is lost.
import { writeSync } from 'node:fs';
import type { EpochRef } from '@scrim/protocol/stores';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';

const [, , path = '', epochJson = '', last = '0'] = process.argv;
const epoch = JSON.parse(epochJson) as EpochRef;
const { chunks } = openSqliteStores({ path });
await chunks.putHeader(epoch, Uint8Array.of(1, 2, 3), 0);

/** Bytes that the parent can make again. */
const bytesOf = (i: number) => new Uint8Array(5000).fill(i % 251, 0, 4999);

let i = 0;
for (;;) {
  const tick = Array.from({ length: 8 }, async () => {
    const mine = i++;
    const result = await chunks.putChunk(epoch, { i: mine, flags: 0, ct: bytesOf(mine) }, 0);
    writeSync(1, `${mine} ${result}\n`);
    if (mine === Number(last)) process.kill(process.pid, 'SIGKILL');
  });
  await Promise.all(tick);
}
