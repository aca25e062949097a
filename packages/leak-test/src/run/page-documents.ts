// The documents of a visit: each is planted and recorded as soon as the page has become it. Those of other origins are
// left as they are, and counted.
import type { Planter } from '../places/planter.ts';
import { untilQuiet } from '../visit/until-quiet.ts';
import { watchArrivals } from '../visit/watch-arrivals.ts';
import type { PagePlan } from './page-options.ts';
import { startRecording } from './page-recording.ts';
import type { PageTarget } from './page-target.ts';

/** Where a visit is. */
export interface VisitDocuments {
  /** Waits for a navigation that is under way, and makes the new document ready. */
  settled(): Promise<void>;
  /** Is the page of the site under test, planted and recorded? */
  isHome(): boolean;
  /** How many documents of other origins were come to. */
  abroad(): number;
  stop(): void;
}

/** Watches the documents of a page; nothing is done before `settled`. */
export function watchDocuments(target: PageTarget, plan: PagePlan, planter: Planter): VisitDocuments {
  const { page, origin } = target;
  let isHome = false;
  let abroad = 0;

  async function arrive(): Promise<void> {
    isHome = false;
    await untilQuiet(page, plan.timeoutMs);
    if (URL.parse(page.url())?.origin !== origin) {
      abroad += 1;
      return;
    }
    await planter.find();
    await planter.plant();
    await startRecording(target, plan.recorder);
    isHome = true;
  }

  const { settled, stop } = watchArrivals(page, arrive);
  return { settled, stop, isHome: () => isHome, abroad: () => abroad };
}
