// The fields of a page that a person could fill in, each with what to put into it.

import type { ElementHandle } from 'playwright-core';
import type { Guise, Secret } from '../secrets/secret.ts';
import { groupedBy } from './grouped.ts';
import type { FoundPlace, TypeableField } from './in-page/found-place.ts';
import { type PlacesFrame, typeableIn, within } from './page-frames.ts';
import type { Place } from './place.ts';
import type { PlaceBook } from './place-book.ts';
import type { PlantOrders } from './plant-orders.ts';

/** A field that a person could fill in, and with what. */
export interface TypeablePlace {
  readonly place: Place;
  readonly handle: ElementHandle<Element>;
  /** `choose`: select the option whose text is `text`. `file`: a file of the name `text`. */
  readonly how: TypeableField['how'];
  readonly text: string;
  /** What `text` holds. */
  readonly secrets: readonly Secret[];
  /** To be called when it was filled in: the place counts as planted from then on. */
  done(): void;
}

/** A place in one frame. */
export interface FramedPlace extends FoundPlace {
  readonly id: string;
  readonly document: string;
  readonly in: PlacesFrame;
}

/** What is needed to find them. */
export interface TypeableOptions {
  readonly spots: readonly FramedPlace[];
  readonly orders: PlantOrders;
  readonly book: PlaceBook;
  /** What was planted as an option to choose. */
  chosen(spot: FramedPlace): readonly Secret[];
}

/** All of them, frame by frame in the order of the page. */
export async function findTypeable(options: TypeableOptions): Promise<readonly TypeablePlace[]> {
  const found: TypeablePlace[] = [];
  for (const [frame, inFrame] of groupedBy(options.spots, (spot) => spot.in)) {
    const byKey = new Map(inFrame.map((spot) => [spot.key, spot]));
    const fields = await typeableIn(frame).catch((): TypeableField[] => []);
    for (const field of fields) {
      const spot = byKey.get(field.key);
      const filling = spot === undefined ? null : fillingOf(options, spot, field);
      const handle = filling === null ? null : await handleOf(frame, field.key);
      if (filling !== null && handle !== null) found.push({ ...filling, handle });
    }
  }
  return found;
}

async function handleOf({ frame }: PlacesFrame, key: number): Promise<ElementHandle<Element> | null> {
  try {
    const handle = await within(
      frame.evaluateHandle((asked) => globalThis.leakTestPlaces?.elementOf(asked) ?? null, key),
    );
    return handle.asElement();
  } catch {
    return null;
  }
}

/** Null where nothing fits. */
function fillingOf(
  { orders, book, chosen }: TypeableOptions,
  spot: FramedPlace,
  field: TypeableField,
): Omit<TypeablePlace, 'handle'> | null {
  const place = book.get(spot.id);
  const { how, maxLength } = field;
  const secrets = how === 'choose' ? chosen(spot) : orders.secretsFor({ ...spot, ...field }, guiseFor(field));
  const values = secrets.map(({ value }) => value).join(' ');
  const text = how === 'file' ? `${values}.pdf` : values;
  if (place === undefined || text === '' || (maxLength > 0 && text.length > maxLength)) return null;
  return { place, how, text, secrets, done: () => book.markPlanted(spot.id, place.shown) };
}

/** Fields that take one value have letters and words by turns. */
function guiseFor({ key }: TypeableField): Guise {
  return key % 2 === 0 ? 'letters' : 'words';
}
