// A page of plain objects, for tests of what is decided: the same questions as to a live page, and the nodes as rrweb
// would write them. Selectors are a name, a class, an id or `[attribute]`, and lists of them.
import type { PageNode, PageView } from '../src/rules/page-view.ts';

export interface TreeNode {
  readonly id: number;
  /** '' for a text. */
  readonly name: string;
  readonly attributes: Record<string, string>;
  text: string;
  children: TreeNode[];
  parent: TreeNode | null;
}

let lastId = 1;

/** An element. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (TreeNode | string)[]
): TreeNode {
  const nodes = children.map((child) => (typeof child === 'string' ? text(child) : child));
  const node: TreeNode = {
    id: ++lastId,
    name,
    attributes: { ...attributes },
    text: '',
    children: nodes,
    parent: null,
  };
  for (const child of nodes) child.parent = node;
  return node;
}

/** A text. */
export function text(content: string): TreeNode {
  return { id: ++lastId, name: '', attributes: {}, text: content, children: [], parent: null };
}

/** Puts a node elsewhere; null takes it out of the page. */
export function move(node: TreeNode, to: TreeNode | null): void {
  if (node.parent !== null) node.parent.children = node.parent.children.filter((child) => child !== node);
  node.parent = to;
  to?.children.push(node);
}

export interface TreePage extends PageView {
  readonly html: TreeNode;
  at(path: string): void;
  /** The whole page as rrweb would write it. */
  snapshot(): unknown;
}

/** A page of these nodes; the document's id is 1. */
export function treePage(...nodes: readonly TreeNode[]): TreePage {
  const html = el('html', {}, ...nodes);
  let path = '/';
  const document = { id: 1 };
  const all = (): TreeNode[] => allIn(html);
  return {
    html,
    at(next) {
      path = next;
    },
    snapshot: () => ({
      node: { type: 0, id: 1, childNodes: [serialise(html)] },
      initialOffset: { top: 0, left: 0 },
    }),
    find: (id) => (id === 1 ? document : (all().find((node) => node.id === id) ?? null)),
    idOf: (node) => (node as TreeNode).id,
    above: (node) => (node as TreeNode).parent ?? null,
    isRooted: (node) => node === document || node === html,
    name: (node) => (node as TreeNode).name ?? '',
    attribute: (node, name) => (node as TreeNode).attributes?.[name] ?? null,
    matches: (node, selector) => selector.split(',').some((one) => isSelected(node as TreeNode, one.trim())),
    text: (node) => (node as TreeNode).text ?? '',
    box: () => ({ left: 100, top: 200, width: 50, height: 20 }),
    shapesIn: (svg: PageNode) =>
      allIn(svg as TreeNode).filter(({ name }) => /^(?:path|rect|circle|line)$/.test(name)).length,
    path: () => path,
  };
}

function allIn(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap(allIn)];
}

function isSelected({ name, attributes }: TreeNode, selector: string): boolean {
  if (selector.startsWith('.')) return (attributes.class ?? '').split(' ').includes(selector.slice(1));
  if (selector.startsWith('#')) return attributes.id === selector.slice(1);
  if (selector.startsWith('[')) return attributes[selector.slice(1, -1)] !== undefined;
  return name === selector;
}

/** As rrweb would write a node. */
export function serialise({
  id,
  name,
  attributes,
  text: content,
  children,
}: TreeNode): Record<string, unknown> {
  if (name === '') return { type: 3, id, textContent: content };
  return { type: 2, id, tagName: name, attributes: { ...attributes }, childNodes: children.map(serialise) };
}
