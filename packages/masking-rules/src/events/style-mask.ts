// Changes of style sheets by script: rules inserted and deleted, sheets replaced and adopted, declarations set.
import { maskProperty } from '../css/sheet-mask.ts';
import type { MaskContext } from '../mask-context.ts';
import { maskStyleText } from '../nodes/node-mask.ts';
import { isInRegion } from '../nodes/page-places.ts';
import {
  type Fields,
  optional,
  Refusal,
  readFields,
  readId,
  readInteger,
  readList,
  readString,
} from './refusal.ts';

/** Masks the data of insertRule, deleteRule, replace and replaceSync. @throws Refusal */
export function maskStyleSheetRule(context: MaskContext, data: Fields): Fields {
  return {
    ...sheetOf(context, data),
    ...optional(data, 'removes', (list) =>
      readList(list, (item) => ({ index: readIndex(readFields(item).index) })),
    ),
    ...optional(data, 'adds', (list) => readList(list, (item) => maskAddedRule(context, readFields(item)))),
    ...optional(data, 'replace', (css) => maskStyleText(context, readString(css))),
    ...optional(data, 'replaceSync', (css) => maskStyleText(context, readString(css))),
  };
}

/** Masks the data of document.adoptedStyleSheets. @throws Refusal */
export function maskAdopted(context: MaskContext, data: Fields): Fields {
  const id = readInteger(data.id);
  if (isInRegion(context, id)) throw new Refusal('region');
  return {
    id,
    styleIds: readList(data.styleIds, (id) => readInteger(id)),
    ...optional(data, 'styles', (list) =>
      readList(list, (item) => maskAdoptedSheet(context, readFields(item))),
    ),
  };
}

function maskAdoptedSheet(context: MaskContext, sheet: Fields) {
  return {
    styleId: readInteger(sheet.styleId),
    rules: readList(sheet.rules, (rule) => maskAddedRule(context, readFields(rule))),
  };
}

function maskAddedRule(context: MaskContext, added: Fields) {
  return { rule: maskStyleText(context, readString(added.rule)), ...optional(added, 'index', readIndex) };
}

/** Masks the data of setProperty and removeProperty on a rule. A doubtful value removes the property. @throws Refusal */
export function maskStyleDeclaration(context: MaskContext, data: Fields): Fields {
  const set = data.set === undefined ? null : readFields(data.set);
  const property = readString((set ?? readFields(data.remove)).property);
  const value = set === null || set.value === null ? '' : readString(set.value);
  const masked = maskProperty(context.tokenise, property, value);
  if (masked === null) throw new Refusal('emptied');
  return {
    ...sheetOf(context, data),
    index: readList(data.index, (at) => readInteger(at)),
    ...(masked.value
      ? { set: { property: masked.property, value: masked.value, priority: priorityOf(set) } }
      : { remove: { property: masked.property } }),
  };
}

function priorityOf(set: Fields | null): string {
  return set?.priority === 'important' ? 'important' : '';
}

function sheetOf(context: MaskContext, data: Fields) {
  const owner = optional(data, 'id', readId);
  if (owner.id !== undefined && isInRegion(context, owner.id)) throw new Refusal('region');
  return { ...owner, ...optional(data, 'styleId', readId) };
}

function readIndex(value: unknown): number | number[] {
  return Array.isArray(value) ? readList(value, (at) => readInteger(at)) : readInteger(value);
}
