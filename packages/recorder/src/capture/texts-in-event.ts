// Which texts a masked event brings. Only reads.
import type { mutationData } from '@rrweb/types';
import type { MaskedEvent } from '@scrim/protocol';

/** `EventType`, `IncrementalSource` and `NodeType` of rrweb. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
const RESIZED = 4;
const TEXT = 3;

interface SerializedNode {
  readonly type: number;
  readonly id: number;
  readonly textContent?: string;
  readonly childNodes?: readonly SerializedNode[];
}

/** Did the window get another size? */
export function isResize(event: MaskedEvent): boolean {
  return event.type === INCREMENTAL && dataOf(event).source === RESIZED;
}

/** Id and text of each that is more than white space, as it is sent. */
export function textsIn(event: MaskedEvent): readonly (readonly [id: number, sent: string])[] {
  const { node, source, adds = [], texts = [] } = dataOf(event);
  if (event.type === FULL_SNAPSHOT) return node === undefined ? [] : textsBelow(node);
  if (event.type !== INCREMENTAL || source !== MUTATION) return [];
  const changed = texts.map(({ id, value }) => [id, value ?? ''] as const);
  return [
    ...adds.flatMap(({ node }) => textsBelow(node as SerializedNode)),
    ...changed.filter(saysSomething),
  ];
}

interface EventData {
  readonly node?: SerializedNode;
  readonly source?: number;
  readonly adds?: mutationData['adds'];
  readonly texts?: mutationData['texts'];
}

function dataOf(event: MaskedEvent): EventData {
  return (event as { data?: EventData }).data ?? {};
}

function textsBelow(root: SerializedNode): (readonly [number, string])[] {
  const found: (readonly [number, string])[] = [];
  const walk = ({ type, id, textContent = '', childNodes = [] }: SerializedNode): void => {
    if (type === TEXT) found.push([id, textContent]);
    for (const child of childNodes) walk(child);
  };
  walk(root);
  return found.filter(saysSomething);
}

function saysSomething([, text]: readonly [number, string]): boolean {
  return text.trim() !== '';
}
