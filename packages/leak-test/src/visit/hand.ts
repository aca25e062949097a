// What drives a page: the page, what was done to it so far, and where the values to type come from.
import type { ElementHandle, Page } from 'playwright-core';
import type { SecretKind } from '../secrets/secret.ts';
import type { Act } from './act.ts';

/** A field that a person could fill in, and with what. */
export interface FieldToFill {
  readonly element: ElementHandle<Element>;
  /** Typed into, chosen in by what an option reads, or given a file of that name. */
  readonly how: 'type' | 'choose' | 'file';
  /** One after the other, each in place of the one before. */
  readonly texts: readonly string[];
  /** Called when it was filled in. */
  done(): void;
}

/** A field that a journey is about to type into. */
export interface FieldAtHand {
  readonly element: ElementHandle<Element>;
  readonly kind: SecretKind;
  /** Where it is, as the journey says. */
  readonly where: string;
}

/** A hand on the page. */
export interface Hand {
  readonly page: Page;
  /** How long one thing may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Tells that something was done now. */
  did(kind: Act['kind']): void;
  /** The fields of the page as it is now that were not handed out before. */
  fieldsToFill(): Promise<readonly FieldToFill[]>;
  /** Values for a field of a journey, one a guise, in the order in which they are to be typed. */
  secretsFor(field: FieldAtHand): Promise<readonly string[]>;
  /** A value that the journey's own code types somewhere. */
  secretOf(where: string, kind: SecretKind): string;
  /** Waits until the page is at rest after what was done: a navigation over, the new document planted and recorded. */
  settled(): Promise<void>;
}
