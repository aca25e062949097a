// Finds and plants the places of the document it runs in, when it is asked to. Sends nothing.
import type { LeakTestPlaces } from '../places/in-page/found-place.ts';
import { createLeakTestPlaces } from '../places/in-page/leak-test-places.ts';

// Outside a page there is nothing to find.
if (globalThis.leakTestPlaces === undefined && typeof document !== 'undefined') {
  // Not among the names that a page lists.
  Object.defineProperty(globalThis, 'leakTestPlaces', { value: createLeakTestPlaces(document) });
}

export type { LeakTestPlaces };
