// A child process of open-with-purpose.test.ts: opens something with a purpose and is killed at one point of it.
import { writeSync } from 'node:fs';
import { openWithPurpose, parsePurpose } from '@scrim/access-control';
import { createAuditLog } from '@scrim/access-control/audit';
import { openSqliteStores } from '@scrim/storage-adapters/sqlite';

const [, , path = '', dieAt = ''] = process.argv;
const dieIf = (point: string) => {
  if (point === dieAt) process.kill(process.pid, 'SIGKILL');
};

const { audit, records } = openSqliteStores({ path });
const log = createAuditLog({ ledger: audit, details: records });
const watched: Pick<typeof log, 'append'> = {
  async append(entry) {
    dieIf('before the entry');
    const appending = log.append(entry);
    dieIf('while the entry is written');
    const appended = await appending;
    dieIf('after the entry');
    return appended;
  },
};
const opening = {
  log: watched,
  actor: { id: 'ada', role: 'analyst' },
  purpose: parsePurpose('ticket 4711'),
  action: 'session.open',
  objects: ['session:x'],
} as const;
await openWithPurpose(opening, async () => {
  dieIf('before the release');
  writeSync(1, 'released');
  dieIf('after the release');
});
