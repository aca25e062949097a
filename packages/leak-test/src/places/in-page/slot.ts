// One place as the page's code holds it: how its text is read, written and added to. Plants nothing by itself.
import type { SecretKind } from '../../secrets/secret.ts';
import type { PlaceKind } from '../place.ts';

/** Which of a policy's channels let a place through; all of them must. None: no policy shows it on purpose. */
export type ShownAs = readonly ('text' | 'inputs' | 'attributes')[];

/** What every place says of itself. */
export interface SlotFacts {
  readonly kind: PlaceKind;
  readonly where: string;
  readonly name?: string;
  /** What tells it from others of the same node and kind, where the name does not. Stays in the page. */
  readonly label?: string;
  /** The node that makes this place this place when it is found again; null for those of the document. */
  readonly node: Node | null;
  /** The element it stands in or on. */
  readonly element: Element | null;
}

/** A place in which nothing can be planted. */
export interface ClosedSlot extends SlotFacts {
  readonly reason: string;
}

/** A place in which something can be planted. */
export interface OpenSlot extends SlotFacts {
  readonly wants: SecretKind;
  readonly slots: 1 | 2;
  readonly shownAs: ShownAs;
  /** Do values come after what stands there, or in its place? */
  readonly adds: boolean;
  read(): string | null | Promise<string | null>;
  write(text: string): void | Promise<void>;
  /** The text for values. @default them, with spaces between */
  compose?(values: readonly string[]): string;
  /** The element that bears the values, where that is not `element`. */
  carrier?(): Element | null;
  /** The text node, where values can be spread over two. */
  textNode?(): Text | null;
}

/** A place. */
export type Slot = ClosedSlot | OpenSlot;

/** Can something be planted? */
export function isOpen(slot: Slot): slot is OpenSlot {
  return !('reason' in slot);
}
