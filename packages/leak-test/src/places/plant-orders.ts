// Which secrets go into which place. A place that takes one value has letters first and words when it is changed.
import type { SecretMaker } from '../secrets/make-secrets.ts';
import type { Guise, Secret, SecretKind } from '../secrets/secret.ts';
import type { PlantOrder } from './in-page/found-place.ts';
import type { PlaceKind } from './place.ts';

/** What is asked of a place. */
export interface Wanting {
  readonly id: string;
  readonly key: number;
  readonly kind: PlaceKind;
  readonly wants?: SecretKind;
  readonly slots: 1 | 2;
}

/** An order, and the secrets in it. */
export interface PlantedOrder {
  readonly order: PlantOrder;
  readonly secrets: readonly Secret[];
}

/** Makes orders. */
export interface PlantOrders {
  /** @param at the place's position among those planted together: of the texts, every third is cut in two */
  make(place: Wanting, again: boolean, at: number): PlantedOrder;
  /** Secrets for one place, of both guises where two fit. */
  secretsFor(place: Pick<Wanting, 'id' | 'wants' | 'slots'>, only: Guise): readonly Secret[];
}

const GUISES: readonly Guise[] = ['letters', 'words'];
const EVERY_SPLIT = 3;

/** Builds a maker of orders. */
export function createPlantOrders(maker: Pick<SecretMaker, 'make'>): PlantOrders {
  function secretsFor(
    { id, wants = 'token', slots }: Pick<Wanting, 'id' | 'wants' | 'slots'>,
    only: Guise,
  ): Secret[] {
    const guises = slots === 1 ? [only] : GUISES;
    return guises.map((guise) => maker.make(id, wants, guise));
  }

  return {
    secretsFor,
    make(place, again, at) {
      const secrets = secretsFor(place, again ? 'words' : 'letters');
      const split = again && place.kind === 'text' && at % EVERY_SPLIT === 0;
      const values = secrets.map(({ value }) => value);
      return { order: { key: place.key, values, ...(split ? { split } : {}) }, secrets };
    },
  };
}
