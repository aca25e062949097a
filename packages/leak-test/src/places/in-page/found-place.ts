// What the planter in Node and its code in the page say to each other. JSON only, and no value of the page in it.
import type { SecretKind } from '../../secrets/secret.ts';
import type { PlaceKind, ShownByPolicy } from '../place.ts';

declare global {
  /** Undefined until the page's code has run. */
  var leakTestPlaces: LeakTestPlaces | undefined;
}

/** A place as one frame found it; its path is within that frame. */
export interface FoundPlace {
  /** The place's number in this document; the same node has the same number whenever it is found. */
  readonly key: number;
  readonly kind: PlaceKind;
  readonly where: string;
  readonly name?: string;
  /** What can be planted; none where nothing can. */
  readonly wants?: SecretKind;
  /** How many values fit in at once. */
  readonly slots: 1 | 2;
  /** Why nothing can be planted. */
  readonly reason?: string;
  readonly shown?: ShownByPolicy;
}

/** What to plant where. */
export interface PlantOrder {
  readonly key: number;
  readonly values: readonly string[];
  /** Plant the first value in two nodes beside each other; the page says where it was cut. */
  readonly split?: boolean;
}

/** What came of it. */
export interface PlantOutcome {
  readonly key: number;
  /** Could all values be read back? Else why not. */
  readonly reason?: string;
  /** The pieces that the first value was cut into. */
  readonly pieces?: readonly string[];
  /** As the policy says of where the values stand now. */
  readonly shown?: ShownByPolicy;
}

/** A field that a person could type into. */
export interface TypeableField {
  readonly key: number;
  readonly how: 'type' | 'choose' | 'file';
  readonly wants: SecretKind;
  readonly slots: 1 | 2;
  /** The longest text it takes, in UTF-16 units; 0 without a limit. */
  readonly maxLength: number;
}

/** What the page's code hangs on `globalThis.leakTestPlaces`. */
export interface LeakTestPlaces {
  /** Tells of a closed shadow root, which the page itself gives to nobody. */
  takeRoot(root: ShadowRoot): void;
  /**
   * All places of the document as it is now: JSON of `{ document, places }`, where `document` differs for every document
   * and `places` are {@link FoundPlace}s. As text, because a large page has tens of thousands.
   *
   * @param canOpenRoots were closed shadow roots handed in?
   */
  find(policy: unknown, canOpenRoots: boolean): Promise<string>;
  plant(orders: readonly PlantOrder[]): Promise<readonly PlantOutcome[]>;
  /** Plants other values in the same places, and has some elements put in anew and some copied. */
  plantAgain(orders: readonly PlantOrder[]): Promise<readonly PlantOutcome[]>;
  typeable(): readonly TypeableField[];
  /** The elements of places, in order; null for those that are gone. */
  elementsOf(keys: readonly number[]): readonly (Element | null)[];
  /** The field that an element is; 0 when it is none that a person could fill in. */
  fieldAt(element: Element): number;
  /** The path of an element in this document. */
  whereOf(element: Element): string;
  /** The element, text, comment or root at a path in this document; null when there is none. */
  resolve(where: string): Node | null;
}
