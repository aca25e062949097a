// rrweb events written by hand, as our recorder would seal them: small pages whose nodes have known ids.
import { EventType, IncrementalSource, MouseInteractions, NodeType } from '@rrweb/types';

export type AnyEvent = Readonly<Record<string, unknown>>;

export interface Element {
  readonly id: number;
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Element | Text)[];
}
export interface Text {
  readonly id: number;
  readonly text: string;
}

export const BODY_ID = 5;

export function node(of: Element | Text): AnyEvent {
  if ('text' in of) return { type: NodeType.Text, textContent: of.text, id: of.id };
  const { id, tag, attributes = {}, children = [] } = of;
  return { type: NodeType.Element, tagName: tag, attributes, childNodes: children.map(node), id };
}

export function meta(timestamp: number, href: string, width = 800, height = 600): AnyEvent {
  return { type: EventType.Meta, data: { href, width, height }, timestamp };
}

/** A document of `children` in a body of id 5. */
export function picture(timestamp: number, children: readonly (Element | Text)[]): AnyEvent {
  const html = node({
    id: 3,
    tag: 'html',
    children: [
      { id: 4, tag: 'head' },
      { id: BODY_ID, tag: 'body', children },
    ],
  });
  const doctype = { type: NodeType.DocumentType, name: 'html', publicId: '', systemId: '', id: 2 };
  const document = { type: NodeType.Document, childNodes: [doctype, html], id: 1 };
  return {
    type: EventType.FullSnapshot,
    data: { node: document, initialOffset: { top: 0, left: 0 } },
    timestamp,
  };
}

function incremental(timestamp: number, data: AnyEvent): AnyEvent {
  return { type: EventType.IncrementalSnapshot, data, timestamp };
}

export function retext(timestamp: number, id: number, value: string): AnyEvent {
  const data = { texts: [{ id, value }], attributes: [], removes: [], adds: [] };
  return incremental(timestamp, { source: IncrementalSource.Mutation, ...data });
}

/** As rrweb records it: one addition per node, parents first. */
export function append(timestamp: number, child: Element | Text, parentId = BODY_ID): AnyEvent {
  const adds = additions(child, parentId);
  const data = { texts: [], attributes: [], removes: [], adds };
  return incremental(timestamp, { source: IncrementalSource.Mutation, ...data });
}

function additions(of: Element | Text, parentId: number): AnyEvent[] {
  if ('text' in of) return [{ parentId, nextId: null, node: node(of) }];
  const { children = [], ...alone } = of;
  const below = children.flatMap((child) => additions(child, of.id));
  return [{ parentId, nextId: null, node: node(alone) }, ...below];
}

export function pointer(timestamp: number, type: MouseInteractions, id: number): AnyEvent {
  return incremental(timestamp, { source: IncrementalSource.MouseInteraction, type, id, x: 10, y: 10 });
}

export const click = (timestamp: number, id: number): AnyEvent =>
  pointer(timestamp, MouseInteractions.Click, id);

export function move(timestamp: number, id = BODY_ID): AnyEvent {
  const positions = [{ x: 20, y: 20, id, timeOffset: 0 }];
  return incremental(timestamp, { source: IncrementalSource.MouseMove, positions });
}

export function input(timestamp: number, id: number): AnyEvent {
  const data = { text: '•••', isChecked: false, userTriggered: true, id };
  return incremental(timestamp, { source: IncrementalSource.Input, ...data });
}

export function resize(timestamp: number, width: number, height: number): AnyEvent {
  return incremental(timestamp, { source: IncrementalSource.ViewportResize, width, height });
}

export function route(timestamp: number, href: string): AnyEvent {
  return { type: EventType.Custom, data: { tag: 'scrim.route', payload: { href } }, timestamp };
}
