// A serialised node and everything in it, built anew: rrweb's own object is its mirror's metadata and is only read.
// What passes is decided on the way down. Must never go into what is blocked or dropped.

import { maskSheet } from '../css/sheet-mask.ts';
import { type Fields, Refusal, readFields, readId, readString } from '../events/refusal.ts';
import type { MaskContext } from '../mask-context.ts';
import { maskElementName } from '../names/element-names.ts';
import { NODE, type NodeNumber } from '../rrweb-numbers.ts';
import { INPUTS, TEXT } from '../rules/channels.ts';
import type { Decision } from '../rules/decision.ts';
import { maskText, maskTextByLength } from '../text-mask.ts';
import { maskAttributes } from './attributes-mask.ts';
import { isShape } from './drawings.ts';
import { hideText, passText } from './passed-text.ts';
import { maskBlocked, rememberAll } from './region-mask.ts';
import { isSilent } from './silent-elements.ts';

/** A node as the masker writes it; plain JSON. */
export type MaskedNode = Readonly<Record<string, unknown>>;

/** Where a node stands. */
export interface Place {
  /** What the element around passes on. */
  readonly decision: Decision;
  /** The name of the element around, '' when it is not known or none. */
  readonly tag: string;
  /** Does the drawing around keep its lines? null outside of drawings. */
  readonly drawn: boolean | null;
}

/** Masks a node. @throws Refusal */
export function maskNode(context: MaskContext, value: unknown, { decision, tag, drawn }: Place): MaskedNode {
  return maskIn(context, readFields(value), decision, tag, drawn);
}

function maskIn(
  context: MaskContext,
  node: Fields,
  around: Decision,
  parentTag: string,
  drawn: boolean | null,
): MaskedNode {
  const type = node.type as NodeNumber;
  const id = readId(node.id);
  switch (type) {
    case NODE.Document: {
      const childNodes = maskChildren(context, node, around, '', null);
      return withFlags({ type, childNodes, id }, node, node.compatMode === 'BackCompat');
    }
    case NODE.DocumentType:
      return withFlags({ type, name: 'html', publicId: '', systemId: '', id }, node);
    case NODE.Element:
      return withFlags(maskElement(context, node, id, around, drawn), node);
    case NODE.Text: {
      const textContent = maskNewText(context, id, readString(node.textContent), around, parentTag);
      return withFlags({ type, textContent, id }, node);
    }
    case NODE.CDATA:
    case NODE.Comment:
      return withFlags({ type, textContent: '', id }, node);
    default:
      return unknownNode(type);
  }
}

function unknownNode(_: never): never {
  throw new Refusal('event_malformed');
}

type Building = Record<string, unknown>;

// Quirks change the layout; rrweb says so by compatMode, so the doctype's own strings are not needed.
function withFlags(masked: Building, node: Fields, isQuirky = false): MaskedNode {
  if (isQuirky) masked.compatMode = 'BackCompat';
  if (node.rootId !== undefined) masked.rootId = readId(node.rootId);
  if (node.isShadow === true) masked.isShadow = true;
  return masked;
}

function maskElement(
  context: MaskContext,
  node: Fields,
  id: number,
  around: Decision,
  drawn: boolean | null,
): Building {
  const tag = readString(node.tagName).toLowerCase();
  const attributes = readFields(node.attributes);
  const decision = context.decisions.ofElement(around, id, tag, attributes);
  if (decision.region !== 'keep') return maskRegion(context, node, id, tag, decision);
  const keepsLines = tag === 'svg' && drawn === null ? context.drawings.begin(context.page.find(id)) : drawn;
  const masked: Building = {
    type: NODE.Element,
    tagName: maskElementName(context.tokenise, tag),
    attributes: maskAttributes(context, {
      id,
      tag,
      decision: context.decisions.ofOwn(decision, id),
      attributes,
      drawn: keepsLines !== null && isShape(tag) && isDrawnAsItCame(context, id, attributes, keepsLines),
      isNew: true,
    }),
    childNodes: maskChildren(context, node, decision, tag, keepsLines),
    id,
  };
  if (node.isSVG === true) masked.isSVG = true;
  if (node.isCustom === true) masked.isCustom = true;
  if (node.needBlock === true) masked.needBlock = true;
  if (node.isShadowHost === true) masked.isShadowHost = true;
  return masked;
}

function isDrawnAsItCame(
  { page, drawings }: MaskContext,
  id: number,
  attributes: Fields,
  drawn: boolean,
): boolean {
  return drawings.isAsItCame(page.find(id), attributes, drawn);
}

// What is dropped is a comment, so that the ids of all that comes later still fit. A document without its root cannot be
// shown at all: that one stays, empty.
function maskRegion(
  context: MaskContext,
  node: Fields,
  id: number,
  tag: string,
  decision: Decision,
): Building {
  rememberAll(context, decision, node);
  if (decision.region === 'drop' && tag !== 'html') return { type: NODE.Comment, textContent: '', id };
  return maskBlocked(context, node, id, tag, decision);
}

function maskChildren(
  context: MaskContext,
  { childNodes }: Fields,
  around: Decision,
  tag: string,
  drawn: boolean | null,
): MaskedNode[] {
  if (!Array.isArray(childNodes)) throw new Refusal('event_malformed');
  const masked: MaskedNode[] = [];
  for (const child of childNodes) masked.push(maskIn(context, readFields(child), around, tag, drawn));
  return masked;
}

/** Text in a snapshot or of an added node: whatever was sent for it before is over. */
function maskNewText(
  context: MaskContext,
  id: number,
  text: string,
  around: Decision,
  parentTag: string,
): string {
  const decision = context.decisions.ofOwn(around, id);
  const masked = maskTextIn(context, decision, parentTag, text);
  if (decision.entered) rememberSent(context, id, masked);
  return masked;
}

/** In an editor a change that says nothing new would only show when somebody typed. */
function rememberSent({ page, sent }: MaskContext, id: number, masked: string): void {
  const node = page.find(id);
  if (node !== null) sent.isKnown(node, masked);
}

/** Masks text by where it stands, with what holds for the text itself. */
export function maskTextIn(
  context: MaskContext,
  decision: Decision,
  parentTag: string,
  text: string,
): string {
  if (parentTag === 'style') return maskStyleText(context, text);
  if (isSilent(parentTag)) return '';
  const bit = textBit(decision);
  if ((decision.shown & bit) !== 0) {
    const passed = passText(context, text);
    if (passed !== null) return passed;
  } else hideText(context, decision, bit, text);
  // A space at the end of what somebody writes would tell where a word ends.
  if (decision.entered) return maskTextByLength(withoutEnds(text));
  return context.policy.textShape === 'length' ? maskTextByLength(text) : maskText(text);
}

function withoutEnds(text: string): string {
  return text.trim() || text;
}

/** The channel of text: what a visitor wrote or chose belongs to the inputs. */
export function textBit({ entered }: Decision): number {
  return entered ? INPUTS : TEXT;
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
