// Changes of the page: texts, attributes, removed and added nodes. Most name a node by its id alone, so every rule here
// holds whatever the node is.

import { NODE } from '@scrim/masking-rules/rrweb-numbers';
import { harmlessChanges } from './attributes.ts';
import { harmlessName } from './element-names.ts';
import {
  attempt,
  type Fields,
  flag,
  optional,
  readFields,
  readId,
  readList,
  readReference,
  readString,
  type Tally,
} from './fields.ts';
import { harmlessNode, type Place } from './node.ts';
import { harmlessText } from './text.ts';

/** The data of a mutation event. @throws Misfit */
export function harmlessMutation(tally: Tally, data: Fields): Fields {
  const styles = addedStyles(data.adds);
  return {
    texts: readList(tally, data.texts, harmlessTextChange),
    attributes: readList(tally, data.attributes, (change) => harmlessAttributeChange(tally, change)),
    removes: readList(tally, data.removes, harmlessRemoved),
    adds: readList(tally, data.adds, (added) => harmlessAdded(tally, readFields(added), styles)),
    ...flag(data, 'isAttachIframe'),
  };
}

function harmlessTextChange(value: unknown): Fields {
  const change = readFields(value);
  return {
    id: readId(change.id),
    value: change.value === null ? null : harmlessText(readString(change.value)),
  };
}

function harmlessAttributeChange(tally: Tally, value: unknown): Fields {
  const change = readFields(value);
  return { id: readId(change.id), attributes: harmlessChanges(tally, change.attributes) };
}

function harmlessRemoved(value: unknown): Fields {
  const removed = readFields(value);
  return { parentId: readId(removed.parentId), id: readId(removed.id), ...flag(removed, 'isShadow') };
}

function harmlessAdded(tally: Tally, added: Fields, styles: ReadonlySet<unknown>): Fields {
  const place: Place = styles.has(added.parentId) ? 'style' : 'nothing';
  return {
    parentId: readId(added.parentId),
    nextId: readReferenceOrNull(added.nextId ?? null),
    ...optional(added, 'previousId', readReferenceOrNull),
    node: harmlessNode(tally, added.node, place),
  };
}

/** Ids of the style elements that this very change brings: the texts in them are CSS. */
function addedStyles(adds: unknown): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const silent: Tally = { removed: 0, ids: new Set() };
  for (const added of Array.isArray(adds) ? adds : []) {
    attempt(silent, () => {
      const node = readFields(readFields(added).node);
      const isStyle =
        node.type === NODE.Element &&
        harmlessName(readString(node.tagName, 200), node.isSVG === true).name === 'style';
      if (isStyle) found.add(node.id);
    });
  }
  return found;
}

function readReferenceOrNull(value: unknown): number | null {
  return value === null ? null : readReference(value);
}
