// DOM changes: texts, attributes, removed and added nodes. What happens in a region that is blocked or dropped is not
// told at all.
import type { MaskContext } from '../mask-context.ts';
import { maskAttributes } from '../nodes/attributes-mask.ts';
import { maskNode, maskTextIn } from '../nodes/node-mask.ts';
import { isInRegion, parentTagOf, tagOf } from '../nodes/page-places.ts';
import { hideText } from '../nodes/passed-text.ts';
import { rememberAll, rememberAttributes } from '../nodes/region-mask.ts';
import { EVERY_CHANNEL } from '../rules/channels.ts';
import { type Fields, flag, optional, Refusal, readFields, readInteger, readString } from './refusal.ts';

/**
 * Masks the data of a mutation event.
 *
 * @returns why it is dropped when it says nothing any more: not thrown, because each key in an editor would pay for it
 * @throws Refusal
 */
export function maskMutation(context: MaskContext, data: Fields): Fields | 'emptied' {
  const adds = readKept(data.adds, (added) => maskAdded(context, added));
  const masked = {
    texts: readKept(data.texts, (text) => maskTextChange(context, text)),
    attributes: readKept(data.attributes, (change) => maskAttributeChange(context, change)),
    removes: readKept(data.removes, (removed) => maskRemoved(context, removed)),
    adds,
  };
  if (Object.values(masked).every((list) => list.length === 0)) return 'emptied';
  return { ...masked, ...flag(data, 'isAttachIframe') };
}

function readKept<Item>(list: unknown, read: (item: Fields) => Item | null): Item[] {
  if (!Array.isArray(list)) throw new Refusal('event_malformed');
  const kept: Item[] = [];
  for (const item of list as unknown[]) {
    const masked = read(readFields(item));
    if (masked !== null) kept.push(masked);
  }
  return kept;
}

function maskTextChange(context: MaskContext, text: Fields) {
  const id = readInteger(text.id);
  const given = text.value === null ? null : readString(text.value);
  const decision = context.decisions.ofId(id);
  if (decision.region !== 'keep') {
    if (given !== null) hideText(context, decision, EVERY_CHANNEL, given);
    return null;
  }
  const value = given === null ? null : maskTextIn(context, decision, parentTagOf(context, id), given);
  const node = context.page.find(id);
  // A text of which the same is known already tells its rhythm only.
  if (value !== null && node !== null && context.sent.isKnown(node, value)) return null;
  return { id, value };
}

function maskAttributeChange(context: MaskContext, change: Fields) {
  const id = readInteger(change.id);
  const given = readFields(change.attributes);
  const decision = context.decisions.ofId(id);
  if (decision.region !== 'keep') {
    rememberAttributes(context, given);
    return null;
  }
  const tag = tagOf(context, id);
  const attributes = maskAttributes(context, {
    id,
    tag,
    decision,
    attributes: given,
    drawn: false,
    isNew: false,
  });
  return Object.keys(attributes).length === 0 ? null : { id, attributes };
}

function maskRemoved(context: MaskContext, removed: Fields) {
  const parentId = readInteger(removed.parentId);
  const id = readInteger(removed.id);
  return isInRegion(context, parentId) ? null : { parentId, id, ...flag(removed, 'isShadow') };
}

function maskAdded(context: MaskContext, added: Fields) {
  const parentId = readInteger(added.parentId);
  const node = readFields(added.node);
  const decision = context.decisions.passedOnBy(parentId);
  if (decision.region !== 'keep') {
    rememberAll(context, decision, node);
    return null;
  }
  forgetSent(context, node);
  const place = { decision, tag: tagOf(context, parentId), drawn: drawnIn(context, parentId) };
  return {
    parentId,
    nextId: readIdOrNull(added.nextId),
    ...optional(added, 'previousId', readIdOrNull),
    node: maskNode(context, node, place),
  };
}

function forgetSent({ page, sent }: MaskContext, { id }: Fields): void {
  const node = typeof id === 'number' ? page.find(id) : null;
  if (node !== null) sent.forget(node);
}

/** Lines pass only with the drawing that they came with. */
function drawnIn({ page, drawings }: MaskContext, parentId: number): boolean | null {
  const parent = page.find(parentId);
  const drawing = parent === null ? null : drawings.around(parent);
  return drawing === null ? null : drawings.keeps(drawing);
}

function readIdOrNull(value: unknown): number | null {
  return value === null ? null : readInteger(value);
}
