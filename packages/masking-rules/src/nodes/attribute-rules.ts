// Which attributes pass, on which elements, in which form. An attribute that is not here never passes; that is the
// whole protection, so a new line here needs a reason: it must change the layout of the page and hold no free text.

import { maskMedia, maskProperty, maskSheet, maskStyleAttribute } from '../css/sheet-mask.ts';
import { KNOWN_VALUES } from '../names/attribute-names.ts';
import { type NameKind, tokeniseList } from '../names/tokens.ts';
import { maskInput } from '../text-mask.ts';
import { type AddressNames, maskUrl } from '../url-mask.ts';

/** By what names and addresses are masked. */
export interface RuleNames extends AddressNames {
  ownOrigin(): string;
}

/** @returns null when the value must not pass */
export type AttributeRule = (value: string, names: RuleNames, tag: string) => string | null;

const words = (list: string) => new Set(list.split(' '));
const amongSet =
  (known: ReadonlySet<string>): AttributeRule =>
  (value) =>
    known.has(value.toLowerCase()) ? value.toLowerCase() : null;
const among = (list: string): AttributeRule => amongSet(words(list));
/** The values that selectors may ask for too. */
const listed = (name: string): AttributeRule => amongSet(KNOWN_VALUES.get(name) ?? new Set());
const token =
  (kind: NameKind): AttributeRule =>
  (value, { tokenise }) =>
    value === '' ? '' : tokenise(kind, value);
const tokens =
  (kind: NameKind): AttributeRule =>
  (value, { tokenise }) =>
    tokeniseList(tokenise, kind, value);
const matching =
  (pattern: RegExp): AttributeRule =>
  (value) =>
    pattern.test(value) ? value : null;

const present: AttributeRule = () => '';
/** At most 9,999 and two decimals: a size, not an account. */
const length = matching(/^\d{1,4}(?:\.\d{1,2})?(?:px|%)?$/);
const count = matching(/^\d{1,3}$/);
/** rrweb writes fractions in full. */
const box: AttributeRule = (value) => {
  const size = /^(\d{1,6})(?:\.\d+)?px$/.exec(value);
  return size === null ? null : `${size[1]}px`;
};
const viewBox = matching(/^-?\d{1,4}(?:\.\d{1,2})?(?:[\s,]+-?\d{1,4}(?:\.\d{1,2})?){3}$/);
/** Of a drawing, what CSS could say as well. */
const paint =
  (property: string): AttributeRule =>
  (value, { tokenise }) =>
    maskProperty(tokenise, property, value)?.value ?? null;
/** Only words that HTML knows; the name of a section is the page's own. */
const autofill: AttributeRule = (value) => {
  const known = value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => KNOWN_VALUES.get('autocomplete')?.has(word) === true);
  return known.length === 0 ? null : known.join(' ');
};
/** Said so that masking what was masked finds the same editors: a value that is not known counts as one there too. */
const editable: AttributeRule = (value) => {
  const said = value.trim().toLowerCase();
  return /^(?:false|inherit|plaintext-only)$/.test(said) ? said : 'true';
};
/** A field that is scrolled would tell how long its text is. */
const scroll: AttributeRule = (value, _, tag) =>
  /^-?\d{1,7}(?:\.\d+)?$/.test(value) && !CONTROL.test(tag) ? String(Math.round(Number(value))) : null;

const DRAWN = 'svg g symbol use path rect circle ellipse line polyline polygon text tspan';

/** Controls whose value is text that a visitor or the page wrote; all others send no value at all. */
const VALUED = /^(?:input|textarea)$/;
const CONTROL = /^(?:input|textarea|select)$/;

const value: AttributeRule = (text, _, tag) => (VALUED.test(tag) ? maskInput(text) : null);
const media: AttributeRule = (query, { tokenise }) => maskMedia(tokenise, query);

/** Attribute, elements that may carry it ('' for every one), rule. The first line that fits decides. */
const RULES: readonly (readonly [attribute: string, tags: string, rule: AttributeRule])[] = [
  ['class', '', tokens('class')],
  ['id', '', token('id')],
  ['part', '', tokens('part')],
  ['slot', '', token('name')],
  ['name', 'slot input select textarea button', token('name')],
  ['style', '', (css, { tokenise }) => maskStyleAttribute(tokenise, css)],
  ['_cssText', 'style link', (css, { tokenise }) => maskSheet(tokenise, css)],
  ['media', 'style link', media],
  ['rel', 'link', among('stylesheet')],
  ['href', 'a area', (href, names) => maskUrl(names, href, names.ownOrigin())],
  ['value', '', value],
  ['type', 'input', listed('type')],
  ['type', 'button', among('button submit reset')],
  ['role', '', listed('role')],
  ['dir', '', listed('dir')],
  ['hidden', '', present],
  ['open', 'details dialog', present],
  ['rr_open_mode', 'dialog', listed('rr_open_mode')],
  ['contenteditable', '', editable],
  ['disabled', 'button fieldset input optgroup option select textarea', present],
  ['readonly', 'input textarea', present],
  ['required', 'input select textarea', present],
  ['multiple', 'input select', present],
  ['size', 'input select', count],
  ['cols', 'textarea', count],
  ['rows', 'textarea', count],
  ['colspan', 'td th', count],
  ['rowspan', 'td th', count],
  ['span', 'col colgroup', count],
  ['width', 'canvas col embed foreignobject iframe img object svg table td th video', length],
  ['height', 'canvas embed foreignobject iframe img object svg table td th tr video', length],
  ['border', 'table', count],
  ['cellpadding', 'table', count],
  ['cellspacing', 'table', count],
  ['align', '', listed('align')],
  ['valign', 'td th tr tbody thead tfoot', listed('valign')],
  ['nowrap', 'td th', present],
  ['controls', 'audio video', present],
  ['viewBox', 'svg symbol', viewBox],
  ['rr_width', '', box],
  ['rr_height', '', box],
  ['rr_scrollLeft', '', scroll],
  ['rr_scrollTop', '', scroll],
  ['rr_mediaState', 'audio video', among('played paused')],
  // The page's own marks, so that what was masked can be masked again by the same rules.
  ['data-scrim', '', listed('data-scrim')],
  ['autocomplete', 'form input select textarea', autofill],
  // States that change how a page looks and say nothing of what was entered.
  ['aria-expanded', '', listed('aria-expanded')],
  ['aria-hidden', '', listed('aria-hidden')],
  ['aria-disabled', '', listed('aria-disabled')],
  ['aria-busy', '', listed('aria-busy')],
  ['aria-modal', '', listed('aria-modal')],
  ['aria-haspopup', '', listed('aria-haspopup')],
  ['aria-orientation', '', listed('aria-orientation')],
  ['aria-sort', '', listed('aria-sort')],
  ['aria-current', '', listed('aria-current')],
  ['aria-invalid', '', listed('aria-invalid')],
  ...'fill fill-opacity fill-rule clip-rule opacity stroke stroke-linecap stroke-linejoin stroke-opacity stroke-width'
    .split(' ')
    .map((name) => [name, DRAWN, paint(name)] as const),
];

/** The rule of an attribute on an element, null when it never passes. */
export function ruleOf(attribute: string, tag: string): AttributeRule | null {
  const found = TABLE.get(attribute)?.find(([tags]) => tags.size === 0 || tags.has(tag));
  return found?.[1] ?? null;
}

const TABLE = new Map<string, [tags: ReadonlySet<string>, rule: AttributeRule][]>();
for (const [attribute, tags, rule] of RULES) {
  const line: [ReadonlySet<string>, AttributeRule] = [tags === '' ? new Set() : words(tags), rule];
  TABLE.set(attribute, [...(TABLE.get(attribute) ?? []), line]);
}
