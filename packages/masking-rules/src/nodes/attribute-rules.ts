// Which attributes pass, on which elements, in which form. An attribute that is not here never passes; that is the
// whole protection, so a new line here needs a reason: it must change the layout of the page and hold no free text.

import { maskMedia, maskProperty, maskSheet, maskStyleAttribute } from '../css/sheet-mask.ts';
import type { MaskContext } from '../mask-context.ts';
import { INPUT_TYPES, ROLES } from '../names/attribute-names.ts';
import { type NameKind, tokeniseList } from '../names/tokens.ts';
import { maskInput } from '../text-mask.ts';
import { maskUrl } from '../url-mask.ts';

/** @returns null when the value must not pass */
export type AttributeRule = (value: string, context: MaskContext, tag: string) => string | null;

const words = (list: string) => new Set(list.split(' '));
const among = (list: string): AttributeRule => {
  const known = words(list);
  return (value) => (known.has(value.toLowerCase()) ? value.toLowerCase() : null);
};
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
    .filter((word) => AUTOFILL.has(word));
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

/** Field names of HTML §4.10.18.7. */
const AUTOFILL = words(
  'off on shipping billing home work mobile fax pager webauthn name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password current-password one-time-code organization-title organization street-address address-line1 address-line2 address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email impp',
);
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
  ['href', 'a area', (href, context) => maskUrl(context, href, context.ownOrigin())],
  ['value', '', value],
  ['type', 'input', among(INPUT_TYPES)],
  ['type', 'button', among('button submit reset')],
  ['role', '', among(ROLES)],
  ['dir', '', among('ltr rtl auto')],
  ['hidden', '', present],
  ['open', 'details dialog', present],
  ['rr_open_mode', 'dialog', among('modal non-modal')],
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
  ['align', '', among('left right center justify char top middle bottom')],
  ['valign', 'td th tr tbody thead tfoot', among('top middle bottom baseline')],
  ['nowrap', 'td th', present],
  ['controls', 'audio video', present],
  ['viewBox', 'svg symbol', viewBox],
  ['rr_width', '', box],
  ['rr_height', '', box],
  ['rr_scrollLeft', '', scroll],
  ['rr_scrollTop', '', scroll],
  ['rr_mediaState', 'audio video', among('played paused')],
  // The page's own marks, so that what was masked can be masked again by the same rules.
  ['data-scrim', '', among('unmask mask block drop')],
  ['autocomplete', 'form input select textarea', autofill],
  // States that change how a page looks and say nothing of what was entered.
  ['aria-expanded', '', among('true false')],
  ['aria-hidden', '', among('true false')],
  ['aria-disabled', '', among('true false')],
  ['aria-busy', '', among('true false')],
  ['aria-modal', '', among('true false')],
  ['aria-haspopup', '', among('true false menu listbox tree grid dialog')],
  ['aria-orientation', '', among('horizontal vertical')],
  ['aria-sort', '', among('ascending descending none other')],
  ['aria-current', '', among('page step location date time true false')],
  ['aria-invalid', '', among('true false grammar spelling')],
  ...'fill stroke stroke-width stroke-linecap stroke-linejoin fill-rule clip-rule'
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
