// A serialised node and everything in it, built anew in the shape that rrweb can rebuild: it stops at a document
// without an html element, at two nodes of one id, at a shadow root where none may be. Must never pass a field that it
// has not read.

import { NODE, type NodeNumber } from '@scrim/masking-rules/rrweb-numbers';
import { harmlessAttributes } from './attributes.ts';
import { harmlessCss } from './css.ts';
import { canHostShadow, harmlessName, isCustomName } from './element-names.ts';
import {
  type Fields,
  flag,
  Misfit,
  optional,
  readFields,
  readId,
  readList,
  readString,
  type Tally,
} from './fields.ts';
import { harmlessText } from './text.ts';

/** A node as it may be rebuilt; plain JSON. */
export type HarmlessNode = Readonly<Record<string, unknown>> & { readonly type: NodeNumber };

/** HTML's own parser stops nesting at 512. */
const MAX_DEPTH = 520;
const MAX_NAME = 200;

/** What a node stands in: nothing (a whole document may stand there), a style element, or anything else. */
export type Place = 'nothing' | 'style' | 'elsewhere';

/** A node that may be rebuilt. @throws Misfit */
export function harmlessNode(tally: Tally, value: unknown, place: Place, depth = 0): HarmlessNode {
  const node = readFields(value);
  const id = readId(node.id);
  if (tally.ids.has(id) || depth > MAX_DEPTH) throw new Misfit();
  tally.ids.add(id);
  return {
    ...harmlessKind(tally, node, place, depth),
    id,
    ...optional(node, 'rootId', readId),
    ...flag(node, 'isShadow'),
  };
}

function harmlessKind(tally: Tally, node: Fields, place: Place, depth: number): HarmlessNode {
  const type = node.type as NodeNumber;
  switch (type) {
    case NODE.Document:
      if (place !== 'nothing') throw new Misfit();
      return harmlessDocument(tally, node, depth);
    case NODE.DocumentType:
      return { type, name: 'html', publicId: '', systemId: '' };
    case NODE.Element:
      return harmlessElement(tally, node, depth);
    case NODE.Text:
      return { type, textContent: textIn(tally, place, readString(node.textContent)) };
    // A document of HTML can hold no CDATA; nobody sees a comment.
    case NODE.CDATA:
    case NODE.Comment:
      return { type: NODE.Comment, textContent: '' };
    default:
      return unknownNode(type);
  }
}

function unknownNode(_: never): never {
  throw new Misfit();
}

/** Text by where it stands: in a style element it is CSS. */
export function textIn(tally: Tally, place: Place, text: string): string {
  if (place !== 'style') return harmlessText(text);
  const { css, removed } = harmlessCss(text, 'sheet');
  tally.removed += removed;
  return css;
}

// Quirks change the layout; rrweb says so by compatMode, so the doctype's own strings are not needed.
function harmlessDocument(tally: Tally, node: Fields, depth: number): HarmlessNode {
  const childNodes = documentChildren(tally, children(tally, node, 'elsewhere', depth));
  return {
    type: NODE.Document,
    childNodes,
    ...(node.compatMode === 'BackCompat' ? { compatMode: 'BackCompat' } : {}),
  };
}

/** At most one doctype, then one html element; comments between. */
function documentChildren(tally: Tally, found: readonly HarmlessNode[]): HarmlessNode[] {
  const html = found.findIndex((child) => child.type === NODE.Element && child.tagName === 'html');
  if (html === -1) throw new Misfit();
  const doctype = found.findIndex((child) => child.type === NODE.DocumentType);
  const kept = found.filter(
    (child, at) => at === html || (at === doctype && at < html) || child.type === NODE.Comment,
  );
  tally.removed += found.length - kept.length;
  return kept;
}

function harmlessElement(tally: Tally, node: Fields, depth: number): HarmlessNode {
  const isSvg = node.isSVG === true;
  const { name, refused } = harmlessName(readString(node.tagName, MAX_NAME), isSvg);
  if (refused) tally.removed += 1;
  const isHost = node.isShadowHost === true && !isSvg && canHostShadow(name);
  const isCustom = node.isCustom === true && !isSvg && isCustomName(name);
  return {
    type: NODE.Element,
    tagName: name,
    attributes: harmlessAttributes(tally, name, isSvg, node.attributes),
    childNodes: inElement(children(tally, node, name === 'style' ? 'style' : 'elsewhere', depth)),
    ...flag(node, 'isSVG'),
    ...(isCustom ? { isCustom } : {}),
    ...flag(node, 'needBlock'),
    ...(isHost ? { isShadowHost: isHost } : {}),
  };
}

// A doctype in an element stops the rebuilding; a comment keeps its place for what comes later.
function inElement(nodes: readonly HarmlessNode[]): HarmlessNode[] {
  return nodes.map((node) =>
    node.type === NODE.DocumentType ? { type: NODE.Comment, textContent: '', id: node.id } : node,
  );
}

function children(tally: Tally, node: Fields, place: Place, depth: number): HarmlessNode[] {
  return readList(tally, node.childNodes, (child) => harmlessNode(tally, child, place, depth + 1));
}
