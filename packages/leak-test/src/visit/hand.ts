// What drives a page: the page, what was done to it so far, and where the values to type come from.
import type { ElementHandle, Page } from 'playwright-core';
import type { SecretKind } from '../secrets/secret.ts';
import type { Act } from './act.ts';

/** A field that is about to be typed into. */
export interface FieldAtHand {
  readonly element: ElementHandle<Element>;
  readonly kind: SecretKind;
  /** Where it is, in words without a value of the page: a selector from a journey, or a path of tag names. */
  readonly where: string;
}

/** A hand on the page. */
export interface Hand {
  readonly page: Page;
  /** How long one thing may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Tells that something was done now. */
  did(kind: Act['kind']): void;
  /** Values for a field, one a guise, in the order in which they are to be typed; each is looked for from now on. */
  secretsFor(field: FieldAtHand): Promise<readonly string[]>;
  /** A value that the journey's own code types somewhere. */
  secretOf(where: string, kind: SecretKind): string;
  /** Waits until the page is at rest after what was done: a navigation over, the new document planted and recorded. */
  settled(): Promise<void>;
}
