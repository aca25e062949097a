// The attributes of one element, in a snapshot or in a change. Must never pass one that has no rule.
import { isNeedless, ruleOf } from './attribute-rules.ts';
import { harmlessCss } from './css.ts';
import { type Fields, Misfit, readFields, type Tally } from './fields.ts';

/** rrweb's object form of a style change: `false` removes, a pair is a value and its priority. */
export type HarmlessStyle = Readonly<Record<string, string | false | readonly [string, 'important']>>;

const MAX_ATTRIBUTES = 500;
const MAX_PROPERTIES = 2_000;
const PROPERTY = /^(?:-{1,2})?[a-z][\w-]{0,200}$/i;

/** Attributes of a new element. @throws Misfit */
export function harmlessAttributes(
  tally: Tally,
  name: string,
  isSvg: boolean,
  given: unknown,
): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [attribute, value] of entries(given, MAX_ATTRIBUTES)) {
    const text = textOf(value);
    if (text === null || (attribute === 'href' && name === 'style')) continue;
    const harmless = fits(attribute, name, isSvg) ? harmlessValue(tally, attribute, text) : refuse(tally);
    if (harmless !== null) passed[attribute] = harmless;
  }
  // A form without a method leads back to the page it is in, with its fields: this one leads nowhere.
  return name === 'form' ? { ...passed, method: 'dialog' } : passed;
}

/** Attributes of an element that is known by its id only; null removes one. @throws Misfit */
export function harmlessChanges(tally: Tally, given: unknown): Record<string, string | null | HarmlessStyle> {
  const passed: Record<string, string | null | HarmlessStyle> = {};
  for (const [attribute, value] of entries(given, MAX_ATTRIBUTES)) {
    if (attribute === 'method') tally.removed += 1;
    else if (value === null) Object.assign(passed, ruleOf(attribute) === null ? {} : { [attribute]: null });
    else if (attribute === 'style' && typeof value === 'object') passed.style = harmlessStyle(tally, value);
    else {
      const text = textOf(value);
      const harmless = text === null ? null : harmlessValue(tally, attribute, text);
      if (harmless !== null) passed[attribute] = harmless;
    }
  }
  return passed;
}

/** One property and its value; the value is '' where nothing harmless is left. @throws Misfit for no property's name */
export function harmlessProperty(tally: Tally, property: string, value: string): string {
  if (!PROPERTY.test(property) || /^(?:behavior|-ms-behavior|-moz-binding)$/i.test(property))
    throw new Misfit();
  const { css, removed } = harmlessCss(value, 'value');
  tally.removed += removed;
  return css;
}

function harmlessValue(tally: Tally, attribute: string, text: string): string | null {
  const rule = ruleOf(attribute);
  if (rule === null) return isNeedless(attribute) ? null : refuse(tally);
  return rule(text, tally) ?? refuse(tally);
}

// rrweb draws this one into what it was given for; on anything else it would stop.
function fits(attribute: string, name: string, isSvg: boolean): boolean {
  return attribute !== 'rr_dataURL' || (!isSvg && (name === 'canvas' || name === 'img'));
}

function refuse(tally: Tally): null {
  tally.removed += 1;
  return null;
}

function harmlessStyle(tally: Tally, given: object): HarmlessStyle {
  const passed: Record<string, string | false | readonly [string, 'important']> = {};
  for (const [property, value] of entries(given, MAX_PROPERTIES)) {
    const [text, priority] = Array.isArray(value) ? value : [value, ''];
    if (!PROPERTY.test(property) || (typeof text !== 'string' && text !== false)) {
      tally.removed += 1;
      continue;
    }
    const css = text === false ? '' : harmlessProperty(tally, property, text);
    passed[property] = css === '' ? false : priority === 'important' ? [css, 'important'] : css;
  }
  return passed;
}

function entries(given: unknown, max: number): [string, unknown][] {
  const fields: Fields = readFields(given);
  const found = Object.entries(fields);
  if (found.length > max) throw new Misfit();
  return found;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return value === true ? '' : null;
}
