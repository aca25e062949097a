// Finds and plants the places of the document it runs in, when it is asked to. Sends nothing.
import type { LeakTestPlaces } from '../places/in-page/found-place.ts';
import { createLeakTestPlaces } from '../places/in-page/leak-test-places.ts';

if (globalThis.leakTestPlaces === undefined) {
  // Not among the names that a page lists.
  Object.defineProperty(globalThis, 'leakTestPlaces', { value: createLeakTestPlaces(document) });
}

export type { LeakTestPlaces };
