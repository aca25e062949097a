// What every rule is handed. One object per masker; nothing is kept in module variables.
import type { Tokenise } from './names/tokens.ts';

/** What the masker asks of rrweb's mirror. Its metadata is only ever read. */
export interface MaskerMirror {
  /** The live node of an id. */
  getNode(id: number): Node | null;
  /** What rrweb serialised of a node. */
  getMeta(node: Node): unknown;
}

export interface MaskContext {
  readonly tokenise: Tokenise;
  readonly mirror: MaskerMirror;
  /** The page's own origin; '' while it is unknown. */
  ownOrigin(): string;
  setOwnOrigin(origin: string): void;
  /** Lengths of masks that came with text changes, for selections: a mask by width has another length than one by length. */
  readonly maskLengths: WeakMap<Node, number>;
  /** Counts what a rule did, by its code. */
  count(code: string): void;
}
