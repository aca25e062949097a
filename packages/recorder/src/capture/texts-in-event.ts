// Which texts an event of rrweb brings. Only reads.
import type { eventWithTime } from '@rrweb/types';

/** `EventType`, `IncrementalSource` and `NodeType` of rrweb. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
export const RESIZED = 4;
const TEXT = 3;

interface SerializedNode {
  readonly type: number;
  readonly id: number;
  readonly textContent?: string;
  readonly childNodes?: readonly SerializedNode[];
}

/** Id and text of each that is more than white space, as the event says it: masked by the first sieve. */
export function textsIn(event: eventWithTime): readonly (readonly [id: number, sent: string])[] {
  if (event.type === FULL_SNAPSHOT) return textsBelow(event.data.node as SerializedNode);
  if (event.type !== INCREMENTAL || event.data.source !== MUTATION) return [];
  const { adds, texts } = event.data;
  const changed = texts.map(({ id, value }) => [id, value ?? ''] as const);
  return [
    ...adds.flatMap(({ node }) => textsBelow(node as SerializedNode)),
    ...changed.filter(saysSomething),
  ];
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
