// The leaky recorder in the page: hooks everything before the page's own code runs, and from `start` on keeps and sends
// all that it sees.
import type { InPageRecorder } from '../recorder.ts';
import { createDelivery } from './deliver.ts';
import { dumpAddress, dumpEnvironment } from './dump-environment.ts';
import { dumpClosedRoots } from './dump-markup.ts';
import { dumpItems, dumpStorage } from './dump-storage.ts';
import { hookHiddenRoots } from './hook-hidden-roots.ts';
import { hookInterfaces, type Realm } from './hook-interfaces.ts';
import { createLeakLog } from './leak-log.ts';
import { listenToPage, listenWithin } from './listen.ts';
import { watchPerformance } from './watch-performance.ts';
import { createRoots } from './watch-roots.ts';

const LOOK_EVERY_MS = 500;
const SEND_EVERY_MS = 1000;
const LONGEST_READ_MS = 1500;

/** Hooks the window at once. */
export function createLeakyRecorder(realm: Realm): InPageRecorder {
  const known = new Set(Object.getOwnPropertyNames(realm));
  const log = createLeakLog();
  const deliver = createDelivery(log.quietly);
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
        watchPerformance(inner, log);
      }
      if (inner === realm) listenToPage(realm, log);
      else listenWithin(inner, inner, log);
    });
  }
  function look(): void {
    log.quietly(() => {
      roots.look();
      for (const frame of framesOf(realm)) roots.enter(frame);
      dumpItems(log);
      dumpAddress(realm, log);
      for (const readInternals of realms.values()) readInternals();
    });
  }
  function send(): Promise<void> {
    sending = sending.then(() => deliver(log.take()));
    return sending;
  }
  async function dumpAll(): Promise<void> {
    look();
    roots.dumpAll();
    log.quietly(() => {
      for (const inner of realms.keys()) if (isReachable(inner)) dumpEnvironment(inner, known, log);
    });
    await dumpStorage(log);
  }
  enter(realm);
  // From the first element on: what is in a frame before it is hooked is hidden for good.
  roots.watch(realm.document);
  return {
    async start() {
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

/** Embedded pages are frames too, and have no property that leads to them. */
function framesOf(realm: Realm): readonly Document[] {
  return Array.from({ length: realm.length }, (_, at) => realm[at] as Realm).flatMap((frame) =>
    isReachable(frame) ? [frame.document, ...framesOf(frame)] : [],
  );
}

/** A frame may go on to a page of another origin, or away. */
function isReachable(frame: Realm): boolean {
  try {
    return !frame.closed && frame.document !== null;
  } catch {
    return false;
  }
}
