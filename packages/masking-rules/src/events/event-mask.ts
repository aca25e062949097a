// Every type of event that rrweb knows, each built anew from the fields that may pass. A new type is a compile error
// here; at run time one that is not known is dropped.
import type { MaskContext } from '../mask-context.ts';
import { maskNode, type Place } from '../nodes/node-mask.ts';
import { EVENT, type EventNumber } from '../rrweb-numbers.ts';
import { originOf } from '../url-mask.ts';
import { maskCustomEvent, maskHref } from './custom-event.ts';
import { maskIncremental } from './incremental-mask.ts';
import {
  type DropCode,
  type Fields,
  Refusal,
  readFields,
  readId,
  readNumber,
  readString,
} from './refusal.ts';

/** An event that was built anew, before it is branded as masked. */
export interface BuiltEvent {
  readonly type: EventNumber;
  readonly data: Fields;
  readonly timestamp: number;
}

/** Masks one event. @returns why it is to be dropped, where that is told so. @throws Refusal when it is to be dropped */
export function maskEvent(context: MaskContext, value: unknown): BuiltEvent | DropCode {
  const event = readFields(value);
  const type = event.type as EventNumber;
  context.decisions.refresh();
  context.drawings.refresh();
  const data = maskByType(context, type, event.data);
  return typeof data === 'string' ? data : { type, data, timestamp: readNumber(event.timestamp) };
}

function maskByType(context: MaskContext, type: EventNumber, data: unknown): Fields | DropCode {
  switch (type) {
    case EVENT.DomContentLoaded:
    case EVENT.Load:
      return {};
    case EVENT.FullSnapshot:
      return maskSnapshot(context, readFields(data));
    case EVENT.IncrementalSnapshot:
      return maskIncremental(context, readFields(data));
    case EVENT.Meta:
      return maskMeta(context, readFields(data));
    case EVENT.Custom:
      return maskCustomEvent(context, readFields(data));
    case EVENT.Plugin:
      return drop('plugin');
    case EVENT.Asset:
      return drop('asset');
    case EVENT.Annotation:
      return drop('annotation');
    default:
      return unknownType(type);
  }
}

function drop(code: DropCode): never {
  throw new Refusal(code);
}

function unknownType(_: never): never {
  throw new Refusal('event_unknown');
}

function maskSnapshot(context: MaskContext, data: Fields): Fields {
  const { top, left } = readFields(data.initialOffset);
  const node = readFields(data.node);
  learnNames(context, node);
  context.sent.forget(null);
  context.sentStates.forgetAll();
  return {
    node: maskNode(context, node, placeOf(context, node)),
    initialOffset: { top: readNumber(top), left: readNumber(left) },
  };
}

// Stands the recorded document itself in a frame, its frame's place holds for it.
function placeOf({ decisions }: MaskContext, { id }: Fields): Place {
  return { decision: decisions.passedOnBy(readId(id)), tag: '', drawn: null };
}

// Names in the style sheet files that were linked at load are the site's own words; before any of them is a token. What
// any sheet asks of `data-…` attributes is a token always.
function learnNames(context: MaskContext, root: Fields): void {
  if (context.hasLearnt()) return;
  learnIn(context, root);
}

function learnIn(context: MaskContext, node: Fields): void {
  const { childNodes, tagName } = node;
  if (tagName === 'link' || tagName === 'style') learnSheet(context, node);
  if (!Array.isArray(childNodes)) return;
  for (const child of childNodes as unknown[]) {
    if (typeof child === 'object' && child !== null) learnIn(context, child as Fields);
  }
}

function learnSheet(context: MaskContext, { id, tagName, attributes, childNodes }: Fields): void {
  const { _cssText: css } = readFields(attributes);
  if (typeof css === 'string') {
    context.states.learn(css);
    if (tagName === 'link' && context.isSheetFile(readId(id))) context.vocabulary.learn(css);
  } else if (tagName === 'style' && Array.isArray(childNodes)) {
    context.states.learn(childNodes.map(textIn).join(''));
  }
}

function textIn(node: unknown): string {
  const { textContent } = readFields(node);
  return typeof textContent === 'string' ? textContent : '';
}

function maskMeta(context: MaskContext, data: Fields): Fields {
  const href = readString(data.href);
  context.setOwnOrigin(originOf(href));
  context.setAddress(href);
  return { href: maskHref(context, href), width: readNumber(data.width), height: readNumber(data.height) };
}
