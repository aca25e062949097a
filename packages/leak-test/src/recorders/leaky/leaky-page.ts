// The leaky recorder in the page: hooks everything before the page's own code runs, and from `start` on keeps and sends
// all that it sees.
import type { InPageRecorder } from '../recorder.ts';
import { createDelivery } from './deliver.ts';
import { dumpEnvironment } from './dump-environment.ts';
import { dumpClosedRoots } from './dump-markup.ts';
import { dumpItems, dumpStorage } from './dump-storage.ts';
import { hookHiddenRoots } from './hook-hidden-roots.ts';
import { hookInterfaces, type Realm } from './hook-interfaces.ts';
import { createLeakLog } from './leak-log.ts';
import { listenAll } from './listen.ts';
import { createRoots } from './watch-roots.ts';

const LOOK_EVERY_MS = 250;
const SEND_EVERY_MS = 1000;
const LONGEST_READ_MS = 1500;

/** Hooks the window at once. */
export function createLeakyRecorder(realm: Realm): InPageRecorder {
  const known = new Set(Object.getOwnPropertyNames(realm));
  const { fetch } = realm;
  const log = createLeakLog();
  const deliver = createDelivery((input, init) => log.quietly(() => fetch(input, init)));
  const realms = new Map<Realm, () => void>();
  const roots = createRoots(log, enter);
  const clock: Window = realm;
  const timers: number[] = [];
  let sending: Promise<void> = Promise.resolve();

  /** A frame's first document goes, its window may stay: whatever is there is hooked once and listened to again. */
  function enter(inner: Realm): void {
    log.quietly(() => {
      if (!realms.has(inner)) {
        hookInterfaces(inner, log);
        realms.set(inner, hookHiddenRoots(inner, log, roots.watch));
      }
      listenAll(inner, inner, log);
    });
  }
  function look(): void {
    log.quietly(() => {
      roots.look();
      dumpItems(log);
      for (const [inner, readInternals] of realms) {
        readInternals();
        if (inner.document !== undefined && !inner.closed) dumpEnvironment(inner, known, log);
      }
    });
  }
  function send(): Promise<void> {
    sending = sending.then(() => deliver(log.take()));
    return sending;
  }
  async function dumpAll(): Promise<void> {
    look();
    roots.dumpAll();
    await dumpStorage(log);
  }
  enter(realm);
  return {
    async start() {
      roots.watch(realm.document);
      timers.push(clock.setInterval(look, LOOK_EVERY_MS), clock.setInterval(send, SEND_EVERY_MS));
      await Promise.allSettled([dumpAll(), dumpClosedRoots(realm.location.href, log)]);
    },
    async stop() {
      for (const timer of timers) clock.clearInterval(timer);
      await dumpAll();
      await log.settled(LONGEST_READ_MS);
      await send();
    },
  };
}
