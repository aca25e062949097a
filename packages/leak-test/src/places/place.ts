// A place on somebody's page that can carry a value: what it is, where it is, and whether a secret could be planted.
// Never holds a value of the page: where it is, is said with tag names and positions only.

/** What kind of place. */
export type PlaceKind =
  | 'text'
  | 'field'
  | 'editable'
  | 'option'
  | 'attribute'
  | 'comment'
  | 'title'
  | 'meta'
  | 'script-data'
  | 'template'
  | 'noscript'
  | 'style'
  | 'svg'
  | 'canvas'
  | 'media'
  | 'url'
  | 'referrer'
  | 'history-state'
  | 'window-name'
  | 'cookie'
  | 'local-storage'
  | 'session-storage'
  | 'indexed-db'
  | 'cache-storage'
  | 'frame'
  | 'shadow-root'
  | 'dialog';

/** What a policy says of a place; recorders without a policy show nothing on purpose. */
export interface ShownByPolicy {
  /** The rule's id, `data-scrim` for a mark, or `mode`. */
  readonly by: string;
}

/** One place that was found. */
export interface Place {
  /** `p1`, `p2` …, in order of finding. */
  readonly id: string;
  readonly kind: PlaceKind;
  /** Tag names and positions, `#` into a shadow root, `@` into a frame: `main > form:nth-of-type(2) > input`. '' for the document itself. */
  readonly where: string;
  /** The attribute, where it is one; names that a page invented are told as `data-*` or `x-*`. */
  readonly name?: string;
  /** The page it is on: 1 is the one that was asked for, then each address that was come to, in order. @default 1 */
  readonly page?: number;
  /** Was a secret planted, before the recording, during it, or typed? */
  readonly planted: boolean;
  /** Why not, for those that were not. */
  readonly notPlanted?: string;
  /** The policy under test lets this place through on purpose. */
  readonly shown?: ShownByPolicy;
}
