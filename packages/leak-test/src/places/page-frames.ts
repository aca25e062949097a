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

/** The frames of a page that can be looked into, outermost first, and the paths of those that cannot. */
export interface PageFrames {
  readonly frames: readonly PlacesFrame[];
  readonly unreachable: readonly string[];
}

/** Puts the code into every frame. */
export async function enterFrames(page: Page): Promise<PageFrames> {
  const script = await bundleScript('page/places');
  const paths = new Map<Frame, string>();
  const unreachable: string[] = [];
  for (const frame of page.frames()) {
    if (frame.isDetached()) continue;
    const over = await pathOver(frame, paths);
    if (over === null) continue;
    const isIn = await within(frame.evaluate(script)).then(
      () => true,
      () => false,
    );
    if (isIn) paths.set(frame, over);
    else unreachable.push(over.replace(/ @ $/, ''));
  }
  return { frames: [...paths].map(([frame, over]) => ({ frame, over })), unreachable };
}

/** Null for a frame in one that cannot be looked into, or that is gone. */
async function pathOver(frame: Frame, paths: ReadonlyMap<Frame, string>): Promise<string | null> {
  const parent = frame.parentFrame();
  if (parent === null) return '';
  const above = paths.get(parent);
  if (above === undefined) return null;
  try {
    const element = await within(frame.frameElement());
    const path = await within(
      element.evaluate((at) => globalThis.leakTestPlaces?.whereOf(at as Element) ?? null),
    );
    await element.dispose();
    return path === null ? null : `${above}${path} @ `;
  } catch {
    return null;
  }
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
