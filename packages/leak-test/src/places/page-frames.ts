// The frames of a page, of any origin, and the leak test's code in each of them. A frame that does not answer is told,
// never waited for without end.
import type { ElementHandle, Frame, Page } from 'playwright-core';
import { bundleScript } from '../browser/bundle-script.ts';
import type { FoundPlace, PlantOrder, PlantOutcome, TypeableField } from './in-page/found-place.ts';

/** How long a frame may take to answer, in milliseconds. */
const ANSWER_WITHIN_MS = 15_000;

/** One frame, with the code in it. */
export interface PlacesFrame {
  readonly frame: Frame;
  /** The path of the frame itself, with ` @ ` at its end; '' at the top. */
  readonly over: string;
}

/** A frame that cannot be looked into. */
export interface UnreachableFrame {
  readonly where: string;
  readonly reason: string;
}

/** The frames of a page that can be looked into, outermost first, and those that cannot. */
export interface PageFrames {
  readonly frames: readonly PlacesFrame[];
  readonly unreachable: readonly UnreachableFrame[];
}

/** Why nothing is known of a frame. */
export const NO_ANSWER = 'the frame does not answer';
const NO_SCRIPTS = 'no script runs in the frame: its sandbox does not allow it';

/** Puts the code into every frame. */
export async function enterFrames(page: Page): Promise<PageFrames> {
  const script = await bundleScript('page/places');
  const paths = new Map<Frame, string>();
  const unreachable: UnreachableFrame[] = [];
  for (const frame of page.frames()) {
    const at = frame.isDetached() ? null : await standingOf(frame, paths);
    if (at === null) continue;
    const isIn = at.runsScripts && (await answers(frame.evaluate(script)));
    if (isIn) paths.set(frame, at.over);
    else unreachable.push({ where: pathOf(at), reason: at.runsScripts ? NO_ANSWER : NO_SCRIPTS });
  }
  return { frames: [...paths].map(([frame, over]) => ({ frame, over })), unreachable };
}

/** The path of the frame itself. */
export function pathOf({ over }: Pick<PlacesFrame, 'over'>): string {
  return over.replace(/ @ $/, '');
}

interface Standing {
  readonly over: string;
  readonly runsScripts: boolean;
}

/** Null for a frame in one that cannot be looked into, or that is gone. */
async function standingOf(frame: Frame, paths: ReadonlyMap<Frame, string>): Promise<Standing | null> {
  const parent = frame.parentFrame();
  if (parent === null) return { over: '', runsScripts: true };
  const above = paths.get(parent);
  if (above === undefined) return null;
  try {
    const element = await within(frame.frameElement());
    const [path, sandbox] = await within(
      element.evaluate((at) => [
        globalThis.leakTestPlaces?.whereOf(at as Element) ?? null,
        (at as Element).getAttribute('sandbox'),
      ]),
    );
    await element.dispose();
    if (typeof path !== 'string') return null;
    return { over: `${above}${path} @ `, runsScripts: sandbox == null || /\ballow-scripts\b/i.test(sandbox) };
  } catch {
    return null;
  }
}

async function answers(asked: Promise<unknown>): Promise<boolean> {
  return within(asked).then(
    () => true,
    () => false,
  );
}

/** What one document has. */
export interface FoundPlaces {
  readonly document: string;
  readonly places: readonly FoundPlace[];
}

/** All places of one frame; null when it does not answer. */
export async function findIn(
  { frame }: PlacesFrame,
  policy: unknown,
  canOpenRoots: boolean,
): Promise<FoundPlaces | null> {
  const found = await within(
    frame.evaluate((asked) => globalThis.leakTestPlaces?.find(asked.policy, asked.canOpenRoots) ?? null, {
      policy: policy ?? null,
      canOpenRoots,
    }),
  ).catch(() => null);
  return found === null ? null : (JSON.parse(found) as FoundPlaces);
}

/** Plants in one frame. */
export function plantInFrame(
  { frame }: PlacesFrame,
  orders: readonly PlantOrder[],
  again: boolean,
): Promise<readonly PlantOutcome[]> {
  return within(
    frame.evaluate(
      (asked) => {
        const places = globalThis.leakTestPlaces;
        return (asked.again ? places?.plantAgain(asked.orders) : places?.plant(asked.orders)) ?? [];
      },
      { orders, again },
    ),
  );
}

/** The fields of one frame that a person could fill in. */
export function typeableIn({ frame }: PlacesFrame): Promise<readonly TypeableField[]> {
  return within(frame.evaluate(() => globalThis.leakTestPlaces?.typeable() ?? []));
}

/** The elements of places in one frame, by their numbers. */
export async function elementsIn(
  { frame }: PlacesFrame,
  keys: readonly number[],
): Promise<ReadonlyMap<number, ElementHandle<Element>>> {
  const all = await within(
    frame.evaluateHandle((asked) => globalThis.leakTestPlaces?.elementsOf(asked) ?? [], keys),
  );
  const found = new Map<number, ElementHandle<Element>>();
  for (const [at, handle] of await within(all.getProperties())) {
    const key = keys[Number(at)];
    const element = handle.asElement();
    if (key !== undefined && element !== null) found.set(key, element as ElementHandle<Element>);
  }
  await all.dispose();
  return found;
}

/** The number of the field that an element is; 0 when it is none. */
export function fieldAt(element: ElementHandle<Element>): Promise<number> {
  return within(element.evaluate((asked) => globalThis.leakTestPlaces?.fieldAt(asked) ?? 0));
}

/** Gives up on what does not answer. */
export async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
