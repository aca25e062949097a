// The visit of a page: planted, recorded, planted again, used like a person would, taken on its journeys; the page as it
// was is read on the way.
import { readStorage, type StoredItem } from '../browser/read-storage.ts';
import { LeakTestError } from '../leak-test-error.ts';
import type { Place } from '../places/place.ts';
import { createPlanter, type Planter } from '../places/planter.ts';
import type { LiveMoment } from '../replayed/moment.ts';
import { readLive } from '../replayed/read-live.ts';
import type { SecretMaker } from '../secrets/make-secrets.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Act } from '../visit/act.ts';
import { drivePage } from '../visit/drive-page.ts';
import { followJourney } from '../visit/follow-journey.ts';
import type { Hand } from '../visit/hand.ts';
import type { Journey } from '../visit/journey.ts';
import { untilStill, untilTold } from '../visit/until-quiet.ts';
import { keepAlone } from './page-company.ts';
import { type VisitDocuments, watchDocuments } from './page-documents.ts';
import type { PagePlan } from './page-options.ts';
import { startRecording, stopRecording } from './page-recording.ts';
import type { PageTarget } from './page-target.ts';
import { createTyped } from './page-typed.ts';

/** The page at one moment. */
export interface NamedMoment extends LiveMoment {
  readonly name: string;
  /** Had nothing been planted yet? Planted values are longer than most, and move what stands beside them. */
  readonly isUnplanted: boolean;
}

/** What came of a visit. */
export interface PageVisit {
  readonly places: readonly Place[];
  readonly secrets: readonly Secret[];
  readonly acts: readonly Act[];
  readonly moments: readonly NamedMoment[];
  readonly stored: readonly StoredItem[];
  readonly notes: readonly string[];
  /** What went wrong, in sentences. */
  readonly problems: readonly string[];
}

/** A visit under way. */
interface Visiting {
  readonly target: PageTarget;
  readonly plan: PagePlan;
  readonly planter: Planter;
  readonly documents: VisitDocuments;
  readonly hand: Hand;
  readonly moments: NamedMoment[];
  readonly notes: string[];
  readonly problems: string[];
}

/** Until a recorder that gathers what happens has taken note of it, in milliseconds. */
const NOTED_MS = 300;

/**
 * Visits a page that is open.
 *
 * @throws LeakTestError `leak_test_recorder_refused`, `leak_test_no_page`
 */
export async function visitPage(
  target: PageTarget,
  plan: PagePlan,
  maker: Pick<SecretMaker, 'make'>,
): Promise<PageVisit> {
  const { page } = target;
  const planter = plannedPlanter(target, plan, maker);
  const typed = createTyped(planter, maker);
  const acts: Act[] = [];
  const moments = await lookUnplanted(target, plan);
  const documents = watchDocuments(target, plan, planter);
  const company = keepAlone(page);
  const hand: Hand = {
    ...{ page, timeoutMs: plan.timeoutMs, settled: documents.settled },
    did: (kind) => acts.push({ kind, atMs: Date.now() }),
    ...typed,
  };
  const visiting = { target, plan, planter, documents, hand, moments, notes: [], problems: [] };
  try {
    const stored = await goThrough(visiting);
    return {
      ...visiting,
      ...{ acts, stored },
      places: [...planter.places(), ...typed.places()],
      secrets: [...planter.secrets(), ...typed.secrets()],
    };
  } finally {
    documents.stop();
    company.stop();
  }
}

/**
 * Records the page as visitors see it, and opens it anew. Layout and readability are measured on that; a page that was
 * handed in cannot be opened anew without losing its state.
 */
async function lookUnplanted(target: PageTarget, plan: PagePlan): Promise<NamedMoment[]> {
  const { page, startUrl, canReload } = target;
  const { recorder, waitUntil, timeoutMs: timeout } = plan;
  if (!canReload || recorder.script === null) return [];
  plan.onProgress({ step: 'looking at the page as it is', done: 0, of: stepsOf(plan) });
  await untilStill(page);
  await startRecording(target, recorder);
  await untilTold(page, NOTED_MS);
  const live = await readLive(page);
  await stopRecording(target, recorder);
  await page.goto(startUrl, { waitUntil, timeout });
  return [{ ...live, name: 'as it is', isUnplanted: true }];
}

function plannedPlanter({ page }: PageTarget, plan: PagePlan, secrets: Pick<SecretMaker, 'make'>): Planter {
  const { policy, maxPlaces } = plan;
  return createPlanter(page, {
    secrets,
    ...(policy === undefined ? {} : { policy }),
    ...(maxPlaces === undefined ? {} : { maxPlaces }),
  });
}

async function goThrough(visiting: Visiting): Promise<readonly StoredItem[]> {
  const { target, plan, documents, notes } = visiting;
  await plantTwice(visiting);
  await use(visiting);
  for (const [at, journey] of plan.journeys.entries()) await goOn(visiting, journey, at);
  if (documents.isHome()) await stopRecording(target, plan.recorder);
  if (documents.abroad() > 0)
    notes.push(`pages of other origins were come to, and not recorded: ${documents.abroad()}`);
  return readStorage(target.page);
}

/** What stands there when recording begins goes one way through a recorder, what changes goes another. */
async function plantTwice(visiting: Visiting): Promise<void> {
  const { documents, planter, hand, target } = visiting;
  tell(visiting, 'planting', 0);
  await documents.settled();
  if (!documents.isHome()) throw leadsAway(target);
  await planter.plantAgain();
  hand.did('change');
  await look(visiting, 'planted');
}

async function use(visiting: Visiting): Promise<void> {
  const { hand, plan, documents, notes } = visiting;
  tell(visiting, 'using the page', 1);
  const { fields, clicks, notes: leftOut } = await drivePage(hand, plan.driving);
  notes.push(`${fields} fields were filled in by hand, ${clicks} things opened`, ...leftOut);
  await documents.settled();
  if (!documents.isHome()) await goHome(visiting);
  await look(visiting, 'used');
}

/** A journey that fails is told with what was found until then: the test does not pass. */
async function goOn(visiting: Visiting, journey: Journey, at: number): Promise<void> {
  const { hand, notes, problems } = visiting;
  tell(visiting, `journey ${journey.name}`, 2 + at);
  await goHome(visiting);
  try {
    notes.push(...(await followJourney(journey, hand)));
  } catch (error) {
    if (!(error instanceof LeakTestError) || error.code !== 'leak_test_journey_failed') throw error;
    problems.push(error.message);
  }
  await look(visiting, `journey ${journey.name}`);
}

async function goHome({ target, plan, hand, documents }: Visiting): Promise<void> {
  const { waitUntil, timeoutMs: timeout } = plan;
  await target.page.goto(target.startUrl, { waitUntil, timeout });
  hand.did('navigate');
  await documents.settled();
}

/** Reads the page as it is, at rest and recorded. */
async function look({ target, documents, moments }: Visiting, name: string): Promise<void> {
  await documents.settled();
  if (!documents.isHome()) return;
  await untilStill(target.page);
  await untilTold(target.page, NOTED_MS);
  moments.push({ ...(await readLive(target.page)), name, isUnplanted: false });
}

function tell({ plan }: Visiting, step: string, done: number): void {
  plan.onProgress({ step, done, of: stepsOf(plan) });
}

/** Planted, used, each journey, searched, replayed. */
export function stepsOf({ journeys }: PagePlan): number {
  return 4 + journeys.length;
}

function leadsAway({ page }: PageTarget): LeakTestError {
  return new LeakTestError(
    'leak_test_page_unreachable',
    'the page leads to another origin before it is at rest',
    {
      hint: `Test that address${page.isClosed() ? '' : ' in its place'}, or hand in the storage that keeps it from doing so.`,
    },
  );
}
