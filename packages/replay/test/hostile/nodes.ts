// Pages written by hand as rrweb would have serialised them, and the events that build them: at once, by additions, by
// attribute and text changes. For tests only.

/** An element before it has an id. */
export interface Draft {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly (Draft | string)[];
  readonly more: Readonly<Record<string, unknown>>;
}

/** An element of HTML. */
export function el(
  tag: string,
  attributes: Readonly<Record<string, unknown>> = {},
  ...children: readonly (Draft | string)[]
): Draft {
  return { tag, attributes, children, more: {} };
}

/** An element of SVG. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, unknown>> = {},
  ...children: readonly (Draft | string)[]
): Draft {
  return { tag, attributes, children, more: { isSVG: true } };
}

/** The same element with further fields of rrweb's. */
export function withFields(draft: Draft, more: Readonly<Record<string, unknown>>): Draft {
  return { ...draft, more: { ...draft.more, ...more } };
}

type Json = Record<string, unknown>;
export interface Added {
  readonly parentId: number;
  readonly nextId: null;
  readonly node: Json;
}

/** Numbers nodes, from where the last one ended. */
export class Writer {
  #id: number;
  constructor(first = 1) {
    this.#id = first;
  }

  /** The next id. */
  id(): number {
    this.#id += 1;
    return this.#id;
  }

  /** A node with everything in it. */
  tree(draft: Draft | string): Json {
    if (typeof draft === 'string') return { type: 3, textContent: draft, id: this.id() };
    const id = this.id();
    const childNodes = draft.children.map((child) => this.tree(child));
    return {
      type: 2,
      tagName: draft.tag,
      attributes: { ...draft.attributes },
      childNodes,
      id,
      ...draft.more,
    };
  }

  /** The same as additions, one node each. */
  adds(parentId: number, draft: Draft | string): Added[] {
    const whole = this.tree(draft);
    return flatten(parentId, whole);
  }

  /** A document with this body. @returns the node and the ids of its html, head and body */
  document(...body: readonly (Draft | string)[]) {
    const bodyNode = this.tree(el('body', {}, ...body));
    const head = this.tree(el('head'));
    const html = { ...this.tree(el('html')), childNodes: [head, bodyNode] };
    const doctype = { type: 1, name: 'html', publicId: '', systemId: '', id: this.id() };
    const node = { type: 0, childNodes: [doctype, html], id: this.id() };
    return { node, bodyId: Number(bodyNode.id), headId: Number(head.id), id: node.id };
  }
}

function flatten(parentId: number, node: Json): Added[] {
  const children = (node.childNodes as Json[] | undefined) ?? [];
  const own = { parentId, nextId: null, node: node.type === 2 ? { ...node, childNodes: [] } : node };
  return [own, ...children.flatMap((child) => flatten(Number(node.id), child))];
}

/** An event of rrweb's. */
export function event(type: number, data: unknown, timestamp: number): Json {
  return { type, data, timestamp };
}

/** A mutation event; lists that are not given are empty. */
export function mutation(data: Json, timestamp: number): Json {
  return event(3, { source: 0, texts: [], attributes: [], removes: [], adds: [], ...data }, timestamp);
}
