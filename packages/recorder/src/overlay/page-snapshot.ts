// The page as rrweb would write it, as far as the masker decides by it: what an overlay hands to the same masker that a
// recording has. It stays in memory, and nothing of it is kept but what is still in the page.
import type { eventWithTime } from '@rrweb/types';
import type { MaskerMirror } from '@scrim/masking-rules';
import { isOverlay } from './overlay-host.ts';
import { innerDocument } from './page-frames.ts';

export interface PageSnapshots {
  readonly mirror: MaskerMirror;
  /** Reads the page as it stands now. */
  take(document: Document): eventWithTime;
  /** The number of a node, the same in every snapshot. */
  idOf(node: Node): number;
}

interface WrittenNode {
  readonly type: number;
  readonly id: number;
  readonly tagName?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly textContent?: string;
  readonly childNodes?: readonly WrittenNode[];
  readonly isShadow?: true;
}

/** `EventType` and `NodeType` of rrweb. */
const FULL_SNAPSHOT = 2;
const DOCUMENT = 0;
const ELEMENT = 2;
const TEXT = 3;

/** @param writeValue what the first sieve makes of the value of a control */
export function createPageSnapshots(writeValue: (type: string, value: string) => string): PageSnapshots {
  const ids = new WeakMap<Node, number>();
  let nodes = new Map<number, Node>();
  let last = 0;

  function idOf(node: Node): number {
    const id = ids.get(node) ?? ++last;
    ids.set(node, id);
    return id;
  }

  function write(node: Node, isShadow = false): WrittenNode | null {
    const id = idOf(node);
    nodes.set(id, node);
    const flags = isShadow ? ({ isShadow } as const) : {};
    if (node.nodeType === Node.TEXT_NODE)
      return { type: TEXT, id, textContent: (node as Text).data, ...flags };
    if (node.nodeType === Node.DOCUMENT_NODE)
      return { type: DOCUMENT, id, childNodes: writeAll(node.childNodes) };
    if (node.nodeType !== Node.ELEMENT_NODE || isOverlay(node as Element)) return null;
    const element = node as Element;
    const childNodes = UNREAD.has(element.localName) ? [] : writeChildren(element);
    return {
      type: ELEMENT,
      id,
      tagName: element.localName,
      attributes: attributesOf(element),
      childNodes,
      ...flags,
    };
  }

  function writeAll(list: Iterable<Node>, isShadow = false): WrittenNode[] {
    return [...list].map((node) => write(node, isShadow)).filter((written) => written !== null);
  }

  function writeChildren(element: Element): WrittenNode[] {
    const shadow = element.shadowRoot === null ? [] : writeAll(element.shadowRoot.childNodes, true);
    const inner = innerDocument(element);
    const frame = inner === null ? [] : writeAll([inner]);
    return [...writeAll(element.childNodes), ...shadow, ...frame];
  }

  function attributesOf(element: Element): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const { name, value } of element.attributes) if (!UNUSED.test(name)) attributes[name] = value;
    if (!/^(?:input|textarea|select)$/.test(element.localName)) return attributes;
    const { type, value } = element as HTMLInputElement;
    return { ...attributes, value: writeValue(type, value) };
  }

  return {
    mirror: { getNode: (id) => nodes.get(id) ?? null, getMeta: (node) => ({ id: idOf(node) }) },
    take(document) {
      nodes = new Map();
      const data = { node: write(document), initialOffset: { left: 0, top: 0 } };
      return { type: FULL_SNAPSHOT, data, timestamp: Date.now() } as unknown as eventWithTime;
    },
    idOf,
  };
}

/** Code and styles: long, and no overlay shows them. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template']);
/** Nothing is decided by them, or by rules that ask the element itself. */
const UNUSED = /^(?:class|id|name|style|href|src|srcset|on.+)$/;
