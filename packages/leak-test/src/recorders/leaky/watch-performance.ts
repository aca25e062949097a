// Reads what a window's timeline tells: resources, marks, elements, soft navigations, scripts that took long.
import type { Realm } from './hook-interfaces.ts';
import type { LeakLog } from './leak-log.ts';

/** Keeps each entry of every type, those from before too. */
export function watchPerformance({ PerformanceObserver }: Realm, log: LeakLog): void {
  log.quietly(() => {
    const observer = new PerformanceObserver((list) => {
      log.quietly(() => list.getEntries().forEach((entry) => void putEntry(entry, log)));
    });
    const types = PerformanceObserver.supportedEntryTypes;
    for (const type of types) observer.observe({ type, buffered: true });
  });
}

/** Without its times, which would make of each look a new thing. */
function putEntry(entry: PerformanceEntry, log: LeakLog): void {
  const told: unknown[] = [];
  for (const name in entry) {
    const value: unknown = entry[name as keyof PerformanceEntry];
    if (typeof value === 'string' || (typeof value === 'object' && value !== null)) told.push(value);
  }
  log.put('performance', told);
}
