// DOM changes: texts, attributes, removed and added nodes.
import type { MaskContext } from '../mask-context.ts';
import { maskAttributes } from '../nodes/attributes-mask.ts';
import { parentTagOf, tagOf } from '../nodes/live-nodes.ts';
import { maskNode, maskTextIn } from '../nodes/node-mask.ts';
import {
  type Fields,
  flag,
  optional,
  Refusal,
  readFields,
  readInteger,
  readList,
  readString,
} from './refusal.ts';

/** Masks the data of a mutation event. @throws Refusal */
export function maskMutation(context: MaskContext, data: Fields): Fields {
  const masked = {
    texts: readList(data.texts, (text) => maskTextChange(context, readFields(text))),
    attributes: readList(data.attributes, (change) =>
      maskAttributeChange(context, readFields(change)),
    ).filter((change) => Object.keys(change.attributes).length > 0),
    removes: readList(data.removes, (removed) => maskRemoved(readFields(removed))),
    adds: readList(data.adds, (added) => maskAdded(context, readFields(added))),
  };
  if (Object.values(masked).every((list) => list.length === 0)) throw new Refusal('emptied');
  return { ...masked, ...flag(data, 'isAttachIframe') };
}

function maskTextChange(context: MaskContext, text: Fields) {
  const id = readInteger(text.id);
  const value =
    text.value === null ? null : maskTextIn(context, parentTagOf(context, id), readString(text.value));
  const node = context.mirror.getNode(id);
  if (node !== null && value !== null) context.maskLengths.set(node, value.length);
  return { id, value };
}

function maskAttributeChange(context: MaskContext, change: Fields) {
  const id = readInteger(change.id);
  return { id, attributes: maskAttributes(context, tagOf(context, id), change.attributes) };
}

function maskRemoved(removed: Fields) {
  return {
    parentId: readInteger(removed.parentId),
    id: readInteger(removed.id),
    ...flag(removed, 'isShadow'),
  };
}

function maskAdded(context: MaskContext, added: Fields) {
  const parentId = readInteger(added.parentId);
  return {
    parentId,
    nextId: readIdOrNull(added.nextId),
    ...optional(added, 'previousId', readIdOrNull),
    node: maskNode(context, added.node, tagOf(context, parentId)),
  };
}

function readIdOrNull(value: unknown): number | null {
  return value === null ? null : readInteger(value);
}
