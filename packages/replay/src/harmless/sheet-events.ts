// Changes of style sheets by script: rules inserted and deleted, sheets replaced and adopted, declarations set.
import { harmlessProperty } from './attributes.ts';
import { harmlessCss } from './css.ts';
import { PLACEHOLDER } from './css-piece.ts';
import {
  type Fields,
  Misfit,
  optional,
  readFields,
  readId,
  readInteger,
  readList,
  readString,
  type Tally,
} from './fields.ts';

const MAX_CSS = 4 * 1024 * 1024;
const MAX_RULES = 1_000_000;
const MAX_NESTING = 64;

/** The data of insertRule, deleteRule, replace and replaceSync. @throws Misfit */
export function harmlessSheetRule(tally: Tally, data: Fields): Fields {
  const sheet = (css: unknown) => sheetText(tally, css);
  return {
    ...sheetOf(data),
    ...optional(data, 'removes', (list) =>
      readList(tally, list, (item) => ({ index: readPlace(readFields(item).index) })),
    ),
    ...optional(data, 'adds', (list) => readList(tally, list, (item) => addedRule(tally, item))),
    ...optional(data, 'replace', sheet),
    ...optional(data, 'replaceSync', sheet),
  };
}

/** The data of document.adoptedStyleSheets. @throws Misfit */
export function harmlessAdopted(tally: Tally, data: Fields): Fields {
  return {
    id: readId(data.id),
    styleIds: readList(tally, data.styleIds, readId),
    ...optional(data, 'styles', (list) => readList(tally, list, (item) => adoptedSheet(tally, item))),
  };
}

/** The data of setProperty and removeProperty on a rule; a value of which nothing is left removes. @throws Misfit */
export function harmlessDeclaration(tally: Tally, data: Fields): Fields {
  const set = data.set === undefined ? null : readFields(data.set);
  const property = readString((set ?? readFields(data.remove)).property, 200);
  const given = set === null || set.value === null ? '' : readString(set.value);
  const value = harmlessProperty(tally, property, given);
  const priority = set?.priority === 'important' ? 'important' : '';
  return {
    ...sheetOf(data),
    index: readPath(data.index),
    ...(value === '' ? { remove: { property } } : { set: { property, value, priority } }),
  };
}

function adoptedSheet(tally: Tally, item: unknown): Fields {
  const sheet = readFields(item);
  return {
    styleId: readId(sheet.styleId),
    rules: readList(tally, sheet.rules, (rule) => addedRule(tally, rule)),
  };
}

// An empty rule would not be inserted, and those after it would be found one place too early.
function addedRule(tally: Tally, item: unknown): Fields {
  const added = readFields(item);
  return { rule: sheetText(tally, added.rule) || PLACEHOLDER, ...optional(added, 'index', readPlace) };
}

function sheetText(tally: Tally, given: unknown): string {
  const { css, removed } = harmlessCss(readString(given, MAX_CSS), 'sheet');
  tally.removed += removed;
  return css;
}

function sheetOf(data: Fields): Fields {
  const id = data.id === undefined || data.id === -1 ? {} : { id: readId(data.id) };
  return { ...id, ...optional(data, 'styleId', readId) };
}

function readPlace(value: unknown): number | number[] {
  return Array.isArray(value) ? readPath(value) : readInteger(value, 0, MAX_RULES);
}

function readPath(value: unknown): number[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_NESTING) throw new Misfit();
  return value.map((at) => readInteger(at, 0, MAX_RULES));
}
