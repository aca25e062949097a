// The fields of a page that a person could fill in, each with what to put into it.

import type { ElementHandle } from 'playwright-core';
import type { Guise, Secret } from '../secrets/secret.ts';
import { groupedBy } from './grouped.ts';
import type { FoundPlace, TypeableField } from './in-page/found-place.ts';
import { elementsIn, fieldAt, type PlacesFrame, typeableIn } from './page-frames.ts';
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
  readonly orders: PlantOrders;
  readonly book: PlaceBook;
  /** What was planted in a place as an option to choose. */
  chosen(spot: FramedPlace): readonly Secret[];
}

/** Finds them; the same field has the same secrets however often it is found. */
export interface TypeablePlaces {
  /** All of them, frame by frame in the order of the page. */
  find(spots: readonly FramedPlace[]): Promise<readonly TypeablePlace[]>;
  /** The one that an element is; null when it is none of them. */
  at(spots: readonly FramedPlace[], element: ElementHandle<Element>): Promise<TypeablePlace | null>;
  /** All secrets that were given out. */
  secrets(): readonly Secret[];
}

/** Builds what finds the fields to fill in. */
export function createTypeablePlaces({ orders, book, chosen }: TypeableOptions): TypeablePlaces {
  const made = new Map<string, readonly Secret[]>();

  function secretsFor(spot: FramedPlace, field: TypeableField): readonly Secret[] {
    if (field.how === 'choose') return chosen(spot);
    const called = `${spot.document}:${spot.key}`;
    const secrets = made.get(called) ?? orders.secretsFor({ ...spot, ...field }, guiseFor(field));
    made.set(called, secrets);
    return secrets;
  }

  /** Null where nothing fits. */
  function fillingOf(spot: FramedPlace, field: TypeableField): Omit<TypeablePlace, 'handle'> | null {
    const place = book.get(spot.id);
    const { how, maxLength } = field;
    const secrets = secretsFor(spot, field);
    const values = secrets.map(({ value }) => value).join(' ');
    const text = how === 'file' ? `${values}.pdf` : values;
    if (place === undefined || values === '' || (maxLength > 0 && text.length > maxLength)) return null;
    return { place, how, text, secrets, done: () => book.markPlanted(spot.id, book.get(spot.id)?.shown) };
  }

  async function findIn(
    frame: PlacesFrame,
    spots: readonly FramedPlace[],
  ): Promise<readonly TypeablePlace[]> {
    const byKey = new Map(spots.map((spot) => [spot.key, spot]));
    const fields = await typeableIn(frame).catch((): TypeableField[] => []);
    const handles = await elementsIn(
      frame,
      fields.map(({ key }) => key),
    ).catch(() => new Map<number, ElementHandle<Element>>());
    return fields.flatMap((field) => {
      const spot = byKey.get(field.key);
      const handle = handles.get(field.key);
      const filling = spot === undefined ? null : fillingOf(spot, field);
      return filling === null || handle === undefined ? [] : [{ ...filling, handle }];
    });
  }

  return {
    async find(spots) {
      const found: TypeablePlace[] = [];
      for (const [frame, inFrame] of groupedBy(spots, (spot) => spot.in))
        found.push(...(await findIn(frame, inFrame)));
      return found;
    },
    async at(spots, element) {
      const frame = await element.ownerFrame();
      const key = await fieldAt(element).catch(() => 0);
      const spot = spots.find((one) => one.in.frame === frame && one.key === key);
      const fields = spot === undefined ? [] : await typeableIn(spot.in).catch((): TypeableField[] => []);
      const field = fields.find((one) => one.key === key);
      const filling = spot === undefined || field === undefined ? null : fillingOf(spot, field);
      return filling === null ? null : { ...filling, handle: element };
    },
    secrets: () => [...made.values()].flat(),
  };
}

/** Fields that take one value have letters and words by turns. */
function guiseFor({ key }: TypeableField): Guise {
  return key % 2 === 0 ? 'letters' : 'words';
}
