// The steps of a journey, whoever wrote them: one form for our own files and for what Chrome's Recorder exports.
import type { SecretKind } from '../secrets/secret.ts';

/** Where a step happens: other ways to the same element, tried in order, and the frame that it is in. */
export interface Target {
  /** As the journey's author wrote it, for messages. */
  readonly written: string;
  /** Each a chain of Playwright selectors, from the outside in. */
  readonly ways: readonly (readonly string[])[];
  /** The frame it is in: a selector of its element, or positions among child frames, from the page inwards. @default none */
  readonly frame?: string | readonly number[];
}

/** How many elements a wait asks for. */
export interface Count {
  readonly operator: '>=' | '==' | '<=';
  readonly count: number;
}

/** One thing that a person does on the way. */
export type JourneyStep =
  | { readonly do: 'goto'; readonly url: string }
  | { readonly do: 'click' | 'double-click' | 'check' | 'uncheck' | 'hover'; readonly target: Target }
  | { readonly do: 'type'; readonly target: Target; readonly text: string }
  | { readonly do: 'type-secret'; readonly target: Target; readonly kind: SecretKind }
  /** What a recording of a person says was filled in: typed after secrets of the field's own kind. */
  | { readonly do: 'change'; readonly target: Target; readonly value: string }
  | { readonly do: 'select'; readonly target: Target; readonly option: string }
  | { readonly do: 'press' | 'key-down' | 'key-up'; readonly key: string }
  | { readonly do: 'scroll'; readonly target: Target | null; readonly x: number; readonly y: number }
  | { readonly do: 'scroll-to'; readonly target: Target }
  | { readonly do: 'resize'; readonly width: number; readonly height: number }
  | { readonly do: 'wait-for'; readonly target: Target; readonly count: Count | null }
  | { readonly do: 'wait-for-expression'; readonly expression: string }
  | { readonly do: 'nothing'; readonly why: string };
