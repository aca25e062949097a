// rrweb's event types, sources and node types as numbers. Bound to @rrweb/types by the compiler: a number that
// rrweb adds, renames or changes is a compile error here, and then in the switch that must handle it.
import type {
  EventType,
  IncrementalSource,
  MediaInteractions,
  MouseInteractions,
  NodeType,
} from '@rrweb/types';

type NumberOf<Member> = Member extends `${infer N extends number}` ? N : never;
type Numbers<Enum> = { readonly [Name in keyof Enum]: NumberOf<`${Enum[Name] & number}`> };
type ValueOf<Table> = Table[keyof Table];

/** `EventType` of @rrweb/types 2.2. */
export const EVENT = {
  DomContentLoaded: 0,
  Load: 1,
  FullSnapshot: 2,
  IncrementalSnapshot: 3,
  Meta: 4,
  Custom: 5,
  Plugin: 6,
  Asset: 7,
  Annotation: 8,
} as const satisfies Numbers<typeof EventType>;
export type EventNumber = ValueOf<typeof EVENT>;

/** `IncrementalSource` of @rrweb/types 2.2. */
export const SOURCE = {
  Mutation: 0,
  MouseMove: 1,
  MouseInteraction: 2,
  Scroll: 3,
  ViewportResize: 4,
  Input: 5,
  TouchMove: 6,
  MediaInteraction: 7,
  StyleSheetRule: 8,
  CanvasMutation: 9,
  Font: 10,
  Log: 11,
  Drag: 12,
  StyleDeclaration: 13,
  Selection: 14,
  AdoptedStyleSheet: 15,
  CustomElement: 16,
} as const satisfies Numbers<typeof IncrementalSource>;
export type SourceNumber = ValueOf<typeof SOURCE>;

/** `NodeType` of @rrweb/types 2.2. */
export const NODE = {
  Document: 0,
  DocumentType: 1,
  Element: 2,
  Text: 3,
  CDATA: 4,
  Comment: 5,
} as const satisfies Numbers<typeof NodeType>;
export type NodeNumber = ValueOf<typeof NODE>;

/** The highest `MouseInteractions` and `MediaInteractions` of @rrweb/types 2.2. */
export const LAST_MOUSE_INTERACTION = 10 satisfies NumberOf<`${MouseInteractions.TouchCancel}`>;
export const LAST_MEDIA_INTERACTION = 4 satisfies NumberOf<`${MediaInteractions.RateChange}`>;
