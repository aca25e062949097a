// The values that hands type on a page: fresh ones, one a guise, remembered with the place that they went to.
import type { ElementHandle } from 'playwright-core';
import type { Place } from '../places/place.ts';
import type { Planter } from '../places/planter.ts';
import type { TypeablePlace } from '../places/typeable-places.ts';
import type { SecretMaker } from '../secrets/make-secrets.ts';
import type { Guise, Secret, SecretKind } from '../secrets/secret.ts';
import { attempt } from '../visit/attempt.ts';
import type { FieldAtHand, FieldToFill } from '../visit/hand.ts';

/** What is typed, and where. */
export interface Typed {
  /** The fields of the page as it is now that were not handed out before; what is new on the page is planted too. */
  fieldsToFill(): Promise<readonly FieldToFill[]>;
  /** For a field of a journey: it is one of the planter's places where the planter knows it. */
  secretsFor(field: FieldAtHand): Promise<readonly string[]>;
  secretOf(where: string, kind: SecretKind): string;
  /** Places that only a journey knows. */
  places(): readonly Place[];
  secrets(): readonly Secret[];
}

const GUISES: readonly Guise[] = ['letters', 'words'];

/** Builds an account of what is typed. */
export function createTyped(planter: Planter, maker: Pick<SecretMaker, 'make'>): Typed {
  const secrets: Secret[] = [];
  const places: Place[] = [];
  const handedOut = new Set<string>();

  function make(place: string, kind: SecretKind, guise: Guise): string {
    const secret = maker.make(place, kind, guise);
    secrets.push(secret);
    return secret.value;
  }

  function fieldOf({ place, handle, how, text, secrets: held, done }: TypeablePlace): FieldToFill {
    const kind = held[0]?.kind ?? 'token';
    const texts = how === 'type' ? GUISES.map((guise) => make(place.id, kind, guise)) : [text];
    return { element: handle, how, texts, done };
  }

  function placeOfJourney(where: string): string {
    const known = places.find((place) => place.where === where);
    if (known !== undefined) return known.id;
    const id = `j${places.length + 1}`;
    places.push({ id, kind: 'field', where, planted: true });
    return id;
  }

  return {
    async fieldsToFill() {
      await planter.find();
      await planter.plant();
      const fields = (await planter.typeable()).filter(({ place }) => !handedOut.has(place.id));
      for (const { place } of fields) handedOut.add(place.id);
      return fields.map(fieldOf);
    },
    async secretsFor({ element, kind, where }) {
      const field = await sameField(await planter.typeable(), element);
      field?.done();
      const place = field?.place.id ?? placeOfJourney(where);
      return GUISES.map((guise) => make(place, kind, guise));
    },
    secretOf(where, kind) {
      const guise = GUISES[secrets.length % GUISES.length] ?? 'letters';
      return make(placeOfJourney(where), kind, guise);
    },
    places: () => places,
    secrets: () => secrets,
  };
}

/** Elements of different frames cannot be held against each other, and are not the same. */
async function sameField(
  fields: readonly TypeablePlace[],
  element: ElementHandle<Element>,
): Promise<TypeablePlace | undefined> {
  for (const field of fields) {
    const isSame = await attempt(() => element.evaluate((one, other) => one === other, field.handle));
    if (isSame === true) return field;
  }
  return undefined;
}
