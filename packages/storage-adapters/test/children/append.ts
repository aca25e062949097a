// A child process of two-processes.test.ts: appends to a ledger, many at a time, beside others that do the same.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteLedger } from '@scrim/storage-adapters/sqlite';

const [, , path = '', name = '', count = '0'] = process.argv;
const ledger = openSqliteLedger({ path });
process.stdout.write('ready\n');
await once(process.stdin, 'data');
let made = 0;
while (made < Number(count)) {
  const tick = Array.from({ length: 5 }, () => ledger.append((seq) => `${seq} ${name} ${made++}`));
  await Promise.all(tick);
  // A collector, too, has other work between two ticks.
  await sleep(1);
}
await ledger.close();
process.stdin.destroy();
