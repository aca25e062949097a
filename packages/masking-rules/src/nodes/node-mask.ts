// A serialised node and everything in it, built anew: rrweb's own object is its mirror's metadata and is only read.

import { maskSheet } from '../css/sheet-mask.ts';
import {
  type Fields,
  flag,
  optional,
  Refusal,
  readFields,
  readId,
  readList,
  readString,
} from '../events/refusal.ts';
import type { MaskContext } from '../mask-context.ts';
import { maskElementName } from '../names/element-names.ts';
import { NODE, type NodeNumber } from '../rrweb-numbers.ts';
import { maskText } from '../text-mask.ts';
import { maskAttributes } from './attributes-mask.ts';

/** A node as the masker writes it; plain JSON. */
export type MaskedNode = Readonly<Record<string, unknown>>;

/** Masks a node. @param parentTag Name of the element that it stands in, '' when unknown. @throws Refusal */
export function maskNode(context: MaskContext, value: unknown, parentTag: string): MaskedNode {
  const node = readFields(value);
  const type = node.type as NodeNumber;
  return {
    type,
    ...maskKind(context, type, node, parentTag),
    id: readId(node.id),
    ...optional(node, 'rootId', readId),
    ...flag(node, 'isShadow'),
    ...flag(node, 'isShadowHost'),
  };
}

function maskKind(context: MaskContext, type: NodeNumber, node: Fields, parentTag: string): MaskedNode {
  switch (type) {
    case NODE.Document:
      return { childNodes: maskChildren(context, node, ''), ...compatMode(node) };
    case NODE.DocumentType:
      return { name: 'html', publicId: '', systemId: '' };
    case NODE.Element:
      return maskElement(context, node);
    case NODE.Text:
      return { textContent: maskTextIn(context, parentTag, readString(node.textContent)) };
    case NODE.CDATA:
    case NODE.Comment:
      return { textContent: '' };
    default:
      return unknownNode(type);
  }
}

function unknownNode(_: never): never {
  throw new Refusal('event_malformed');
}

function maskElement(context: MaskContext, node: Fields): MaskedNode {
  const tag = readString(node.tagName).toLowerCase();
  return {
    tagName: maskElementName(context.tokenise, tag),
    attributes: maskAttributes(context, tag, node.attributes),
    childNodes: maskChildren(context, node, tag),
    ...flag(node, 'isSVG'),
    ...flag(node, 'isCustom'),
    ...flag(node, 'needBlock'),
  };
}

function maskChildren(context: MaskContext, node: Fields, tag: string): MaskedNode[] {
  return readList(node.childNodes, (child) => maskNode(context, child, tag));
}

/** Masks text by where it stands: in a style element it is CSS. */
export function maskTextIn(context: MaskContext, parentTag: string, text: string): string {
  if (parentTag === 'script') return '';
  return parentTag === 'style' ? maskStyleText(context, text) : maskText(text);
}

/** Masks a sheet's text; one that cannot be read is dropped and counted. */
export function maskStyleText({ tokenise, count }: MaskContext, css: string): string {
  try {
    return maskSheet(tokenise, css);
  } catch {
    count('sheet_failed');
    return '';
  }
}

// Quirks change the layout; rrweb says so by this field, so the doctype's own strings are not needed.
function compatMode(node: Fields): MaskedNode {
  return node.compatMode === 'BackCompat' ? { compatMode: 'BackCompat' } : {};
}
