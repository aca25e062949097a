// A child process of resume.test.ts: erases a session and kills itself before or after one step of it.

import { createErasure } from '@scrim/erasure';
import { parseSessionId } from '@scrim/protocol';
import { openAll } from '../samples.ts';

const [, , folder = '', sidText = '', dieAt = ''] = process.argv;
const sid = parseSessionId(sidText);
if (sid === null) throw new TypeError('sid');
const dieIf = (point: string) => {
  if (point === dieAt) process.kill(process.pid, 'SIGKILL');
};
const { stores, journal, provider } = await openAll(folder);

/** `work`, with a death before and one after it. */
const step =
  <Args extends unknown[], T>(name: string, work: (...args: Args) => Promise<T>) =>
  async (...args: Args): Promise<T> => {
    dieIf(`before ${name}`);
    const result = await work(...args);
    dieIf(`after ${name}`);
    return result;
  };

const erasure = createErasure({
  provider,
  journal: { ...journal, append: step('journal', journal.append) },
  keys: { ...stores.keys, delete: step('key', stores.keys.delete) },
  chunks: { ...stores.chunks, eraseSession: step('blobs', stores.chunks.eraseSession) },
  sessions: { ...stores.sessions, setState: step('tombstone', stores.sessions.setState) },
});
await erasure.erase({ sid, reason: 'operator' });
process.exit(0);
