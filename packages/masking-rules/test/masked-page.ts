// Hands a masker serialised nodes and events as rrweb writes them, without a browser: the mirror is a map of plain
// nodes. For tests of rules; what rrweb really writes is tested in the browser.
import type { eventWithTime } from '@rrweb/types';
import {
  compilePolicy,
  createEventMasker,
  DEFAULT_POLICY,
  type EventMasker,
  type EventMaskerOptions,
} from '@scrim/masking-rules';

/** What the mirror tells of a node. */
export interface FakeNode {
  readonly tagName?: string;
  readonly nodeType?: number;
  readonly nodeValue?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly parent?: FakeNode;
}

/** A masker over a page at https://shop.test/ that knows these nodes by id; 1 is the document, unless it is another. */
export function maskerOver(
  nodes: Readonly<Record<number, FakeNode>>,
  more: Partial<EventMaskerOptions> = {},
): EventMasker {
  const page = { nodeType: 9, parentNode: null, defaultView: { frameElement: null } } as unknown as Node;
  const live = createLiveNodes(page);
  const mirror = {
    getNode: (id: number) => live(nodes[id]) ?? (id === 1 ? page : null),
    getMeta: (node: Node): unknown => ({
      id: Number(Object.keys(nodes).find((id) => live(nodes[Number(id)]) === node)),
    }),
  };
  const document = { URL: 'https://shop.test/' };
  return createEventMasker({ policy: compilePolicy(DEFAULT_POLICY), mirror, document, ...more });
}

/** The same node each time, as a mirror gives it; what has no parent stands in a page of its own. */
function createLiveNodes(page: Node): (node: FakeNode | undefined) => Node | null {
  const made = new Map<FakeNode, Node>();
  return function live(node) {
    if (node === undefined) return null;
    const known = made.get(node);
    if (known !== undefined) return known;
    const { tagName = 'div', nodeType = 1, nodeValue = '', attributes = {}, parent } = node;
    const fake = {
      nodeType,
      localName: tagName,
      data: nodeValue,
      parentNode: parent === undefined ? page : live(parent),
      getAttribute: (name: string) => attributes[name] ?? null,
      getBoundingClientRect: () => ({ left: 0, top: 0, width: 0, height: 0 }),
    } as unknown as Node;
    made.set(node, fake);
    return fake;
  };
}
/** An event of this type. */
export function event(type: number, data: unknown): eventWithTime {
  return { type, data, timestamp: 1 } as unknown as eventWithTime;
}

/** Masks a lone element in a full snapshot; `null` when the event was dropped. */
export function maskElement(
  masker: EventMasker,
  element: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  const node = { type: 2, attributes: {}, childNodes: [], id: 2, ...element };
  const document = { type: 0, id: 1, childNodes: [node] };
  const masked = masker.mask(event(2, { node: document, initialOffset: { top: 0, left: 0 } })) as unknown as {
    data: { node: { childNodes: Record<string, unknown>[] } };
  } | null;
  return masked?.data.node.childNodes[0] ?? null;
}

/** Masks an incremental event's data. */
export function maskData(masker: EventMasker, data: unknown): Record<string, unknown> | null {
  const masked = masker.mask(event(3, data)) as unknown as { data: Record<string, unknown> } | null;
  return masked?.data ?? null;
}

/** The attributes of a lone element after masking. */
export function maskAttributes(
  masker: EventMasker,
  tagName: string,
  attributes: object,
): Record<string, unknown> {
  return (maskElement(masker, { tagName, attributes })?.attributes ?? {}) as Record<string, unknown>;
}
