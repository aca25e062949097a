// What every rule is handed. One object per masker; nothing is kept in module variables.
import type { PolicyArtifact } from '@scrim/protocol';
import type { HiddenStrings } from './events/hidden-strings.ts';
import type { SentStates } from './events/sent-states.ts';
import type { SentTexts } from './events/sent-texts.ts';
import type { DataStates } from './names/data-states.ts';
import type { Tokenise } from './names/tokens.ts';
import type { Vocabulary } from './names/vocabulary.ts';
import type { AttributePlans } from './nodes/attribute-plans.ts';
import type { Drawings } from './nodes/drawings.ts';
import type { Decisions } from './rules/decide.ts';
import type { PageView } from './rules/page-view.ts';

/** What the masker asks of rrweb's mirror. Its metadata is only ever read. */
export interface MaskerMirror {
  /** The live node of an id. */
  getNode(id: number): Node | null;
  /** What rrweb serialised of a node. */
  getMeta(node: Node): unknown;
}

export interface MaskContext {
  readonly policy: PolicyArtifact;
  readonly page: PageView;
  readonly decisions: Decisions;
  readonly tokenise: Tokenise;
  readonly vocabulary: Vocabulary;
  /** What rules and marks hid, so that its copies stay hidden. */
  readonly hidden: HiddenStrings;
  /** The `data-…` attributes that styles ask for. */
  readonly states: DataStates;
  /** What was sent for those. */
  readonly sentStates: SentStates;
  /** What was sent for texts that changed. */
  readonly sent: SentTexts;
  /** Which drawings of the event in hand keep their lines. */
  readonly drawings: Drawings;
  /** Was this asked before? Names of style sheets are learnt once, before the first snapshot is masked. */
  hasLearnt(): boolean;
  /** Is this link's style sheet a file, so that its names are nobody's secret? */
  isSheetFile(id: number): boolean;
  /** The page's own origin; '' while it is unknown. */
  ownOrigin(): string;
  setOwnOrigin(origin: string): void;
  /** Told the page's address by Meta and route events, for where no document tells it. */
  setAddress(href: string): void;
  /** The tripwire over a string that passes unmasked. */
  redact(text: string): string;
  /** What is to be done with attributes, as far as it was looked up. */
  readonly plans: AttributePlans;
  /** Counts what a rule did, by its code. @param times default 1 */
  count(code: string, times?: number): void;
}
