// Finds all places of somebody's page that can carry a value, plants secrets in them, and keeps account of every one:
// planted, or why not. Works on the page as it stands; after a navigation it is asked to find again.

import type { PolicyArtifact } from '@scrim/protocol';
import type { ElementHandle, Page } from 'playwright-core';
import type { SecretMaker } from '../secrets/make-secrets.ts';
import type { Secret } from '../secrets/secret.ts';
import { choosePlaces } from './choose-places.ts';
import { openClosedRoots } from './closed-roots.ts';
import { groupedBy } from './grouped.ts';
import type { PlantOutcome } from './in-page/found-place.ts';
import { enterFrames, findIn, NO_ANSWER, pathOf, plantInFrame } from './page-frames.ts';
import type { Place } from './place.ts';
import { createPlaceBook } from './place-book.ts';
import { createPlantOrders, type PlantedOrder } from './plant-orders.ts';
import { createTypeablePlaces, type FramedPlace, type TypeablePlace } from './typeable-places.ts';

/** What a planter needs. */
export interface PlanterOptions {
  readonly secrets: Pick<SecretMaker, 'make'>;
  /** The policy under test. @default none: nothing is shown on purpose */
  readonly policy?: PolicyArtifact;
  /** How many places of one page are planted at most. @default 2000 */
  readonly maxPlaces?: number;
}

/** Finds and plants. */
export interface Planter {
  /** Finds the places of the page as it is now; known ones keep their ids. To be called after every navigation. */
  find(): Promise<readonly Place[]>;
  /** Plants in all found places that hold no secret yet. To be called before the recording starts. */
  plant(): Promise<void>;
  /** Plants fresh secrets in the planted places, puts some elements in anew and copies some: while it is recorded. */
  plantAgain(): Promise<void>;
  /**
   * The fields of the page as it was found that a person could fill in, each with secrets of its own. The same field has
   * the same however often it is asked for.
   */
  typeable(): Promise<readonly TypeablePlace[]>;
  /** The field that an element is; null when it is none of those. */
  typeableAt(element: ElementHandle<Element>): Promise<TypeablePlace | null>;
  /** All places of all pages so far. */
  places(): readonly Place[];
  /** All that was planted, or given out to be typed. */
  secrets(): readonly Secret[];
}

const MAX_PLACES = 2_000;

/** Builds a planter for a page; nothing is touched before `find`. */
export function createPlanter(page: Page, options: PlanterOptions): Planter {
  const { policy, maxPlaces = MAX_PLACES } = options;
  const book = createPlaceBook();
  const orders = createPlantOrders(options.secrets);
  const secrets: Secret[] = [];
  /** The spots that are on the page now. */
  let spots: readonly FramedPlace[] = [];
  /** What those of them hold that were planted, by document and number. */
  const planted = new Map<string, readonly Secret[]>();

  const typeable = createTypeablePlaces({
    orders,
    book,
    chosen: (spot) => planted.get(nameOf(spot)) ?? [],
  });

  async function find(): Promise<readonly Place[]> {
    const address = page.url();
    const { frames, unreachable } = await enterFrames(page);
    const canOpen = await openClosedRoots(
      page,
      frames.map(({ frame }) => frame),
    );
    const answers = await Promise.all(frames.map((frame) => findIn(frame, policy, canOpen)));
    const found = frames.flatMap((frame, at) => {
      const places = answers[at] ?? null;
      return places === null ? [] : [{ frame, over: frame.over, ...places }];
    });
    const ids = book.take(address, found);
    spots = found.flatMap(({ frame, document, places }, at) =>
      places.map((place, index) => ({ ...place, document, id: ids[at]?.[index] ?? '', in: frame })),
    );
    const silent = frames.filter((_, at) => answers[at] === null);
    for (const frame of silent) book.takeClosed(address, 'frame', pathOf(frame), NO_ANSWER);
    for (const { where, reason } of unreachable) book.takeClosed(address, 'frame', where, reason);
    return book.places();
  }

  async function plant(): Promise<void> {
    const open = spots.filter((spot) => spot.wants !== undefined && !planted.has(nameOf(spot)));
    const held = spots.filter((spot) => planted.has(nameOf(spot))).length;
    const chosen = choosePlaces(open, maxPlaces - held);
    const isChosen = new Set(chosen);
    for (const { id } of open.filter((spot) => !isChosen.has(spot)))
      book.markNotPlanted(id, `over the limit of ${maxPlaces} places`);
    await plantIn(chosen, false);
  }

  async function plantIn(chosen: readonly FramedPlace[], again: boolean): Promise<void> {
    for (const [frame, inFrame] of groupedBy(chosen, (spot) => spot.in)) {
      const made = inFrame.map((spot, at) => ({ spot, ...orders.make(spot, again, at) }));
      const outcomes = await plantInFrame(
        frame,
        made.map(({ order }) => order),
        again,
      ).catch((): PlantOutcome[] => []);
      const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
      for (const one of made) settle(one, byKey.get(one.spot.key) ?? { key: 0, reason: NO_ANSWER });
    }
  }

  function settle(
    { spot, secrets: made }: PlantedOrder & { readonly spot: FramedPlace },
    outcome: PlantOutcome,
  ): void {
    if (outcome.reason !== undefined) {
      // What was partly written can come to light too.
      secrets.push(...made);
      book.markNotPlanted(spot.id, outcome.reason);
      return;
    }
    planted.set(nameOf(spot), made);
    secrets.push(...made.map((secret, at) => withPieces(secret, at === 0 ? outcome.pieces : undefined)));
    book.markPlanted(spot.id, outcome.shown);
  }

  return {
    find,
    plant,
    plantAgain: () =>
      plantIn(
        spots.filter((spot) => planted.has(nameOf(spot))),
        true,
      ),
    typeable: () => typeable.find(spots),
    typeableAt: (element) => typeable.at(spots, element),
    places: book.places,
    secrets: () => [...secrets, ...typeable.secrets()],
  };
}

function nameOf({ document, key }: Pick<FramedPlace, 'document' | 'key'>): string {
  return `${document}:${key}`;
}

function withPieces(secret: Secret, pieces: readonly string[] | undefined): Secret {
  return pieces === undefined ? secret : { ...secret, pieces };
}
