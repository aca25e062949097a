// Which attributes pass, in which form. Every rule holds for every element, because an attribute change does not say
// what element it is for. A new line needs a reason: it must change what a reader sees, and load, run, send or open
// nothing on any element.
import { harmlessCss } from './css.ts';
import type { CssPlace } from './css-piece.ts';
import { isDataImage } from './data-url.ts';
import { MAX_TEXT, type Tally } from './fields.ts';

/** @returns null when the value must not pass */
export type AttributeRule = (value: string, tally: Tally) => string | null;

const MAX_ATTRIBUTE = 20_000;

const upTo =
  (length: number): AttributeRule =>
  (value) =>
    value.length <= length ? value : null;
const matching =
  (pattern: RegExp): AttributeRule =>
  (value) =>
    value.length <= MAX_ATTRIBUTE && pattern.test(value) ? value : null;
const among = (list: string): AttributeRule => {
  const known = new Set(list.split(' '));
  return (value) => (known.has(value.toLowerCase()) ? value.toLowerCase() : null);
};
const css =
  (place: CssPlace): AttributeRule =>
  (value, tally) => {
    const { css: text, removed } = harmlessCss(value, place);
    tally.removed += removed;
    return text;
  };

const free = upTo(MAX_ATTRIBUTE);
const present: AttributeRule = () => '';
// A document answers to the names of some elements before its own members, and a form to those of its fields: an
// element called `head` would be found in place of the head. No member has these signs in its name.
const unlikeMember: AttributeRule = (value) =>
  value === '' || (/^(?!__)(?=.*[_\-\d:.])/.test(value) && !/^[A-Z_]+$/.test(value))
    ? value.slice(0, MAX_ATTRIBUTE)
    : null;
const length = matching(/^\d{1,6}(?:\.\d{1,9})?(?:px|%)?$/);
const count = matching(/^\d{1,6}$/);
const box = matching(/^\d{1,7}(?:\.\d{1,15})?px$/);
const number = matching(/^-?\d{1,9}(?:\.\d{1,17})?$/);
const picture: AttributeRule = (value) => (isDataImage(value) ? value : null);

/** A link stays one to the eye and leads nowhere. */
const link: AttributeRule = (value, tally) => {
  // Browsers leave white space and control signs out before they read the scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\0-\x20]/g, ''))?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^(?:https?|mailto|tel)$/.test(scheme)) tally.removed += 1;
  return '#';
};

// SVG: numbers, words, colours; the only address is that of a part of the same document.
const DRAWN = String.raw`[\w\s.,#%+\-]*`;
const drawn = matching(new RegExp(`^${DRAWN}$`));
const paint = matching(new RegExp(`^(?:${DRAWN}|(?:rgba?|hsla?)\\(${DRAWN}\\)|url\\(#[\\w-]{1,200}\\))$`));
const moved = matching(/^(?:\s*(?:translate|scale|rotate|skewX|skewY|matrix)\(\s*[\d\s.,eE+-]*\)[\s,]*)*$/);
const outline: AttributeRule = (value) =>
  value.length <= MAX_TEXT && /^[\w\s.,+-]*$/.test(value) ? value : null;

const RULES: readonly (readonly [names: string, rule: AttributeRule])[] = [
  ['class part slot', free],
  ['id name', unlikeMember],
  ['style', css('declarations')],
  ['_cssText', css('sheet')],
  ['media', (value, tally) => css('value')(value, tally) || 'not all'],
  ['href', link],
  ['src rr_dataURL', picture],
  ['value', upTo(MAX_TEXT)],
  ['placeholder alt title label aria-label', free],
  [
    'type',
    among(
      'button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url week',
    ),
  ],
  ['role', matching(/^[a-z ]{1,100}$/i)],
  ['dir', among('ltr rtl auto')],
  ['lang', matching(/^[A-Za-z0-9-]{0,40}$/)],
  ['hidden open disabled readonly required multiple checked selected nowrap controls reversed', present],
  [
    'aria-expanded aria-selected aria-checked aria-hidden aria-pressed aria-current aria-disabled aria-busy aria-haspopup aria-modal aria-orientation aria-sort aria-invalid',
    matching(/^[a-z]{1,20}$/),
  ],
  // The marks of a page's own markup: its styles may ask for them.
  ['data-scrim', among('unmask mask block drop')],
  ['contenteditable', among('true false plaintext-only')],
  ['colspan rowspan span size cols rows border cellpadding cellspacing start maxlength', count],
  ['width height', length],
  ['min max low high optimum step', number],
  ['align', among('left right center justify char top middle bottom')],
  ['valign', among('top middle bottom baseline')],
  ['wrap', among('soft hard off')],
  ['bgcolor color', drawn],
  // Where a form may lead: back to the page that holds it, with nothing sent (HTML, form submission algorithm).
  ['method', among('dialog')],
  ['rr_width rr_height', box],
  ['rr_scrollLeft rr_scrollTop', number],
  ['rr_open_mode', among('modal non-modal')],
  ['d points', outline],
  [
    'x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy offset viewBox preserveAspectRatio pathLength textLength lengthAdjust rotate refX refY markerWidth markerHeight orient markerUnits gradientUnits spreadMethod patternUnits patternContentUnits maskUnits maskContentUnits clipPathUnits stdDeviation in in2 result mode operator k1 k2 k3 k4 values radius baseFrequency numOctaves seed edgeMode',
    drawn,
  ],
  [
    'stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity fill-rule fill-opacity clip-rule opacity stop-opacity text-anchor dominant-baseline alignment-baseline font-size font-weight font-style letter-spacing visibility display overflow vector-effect shape-rendering text-rendering',
    drawn,
  ],
  [
    'fill stroke stop-color flood-color lighting-color filter clip-path mask marker-start marker-mid marker-end',
    paint,
  ],
  ['transform gradientTransform patternTransform', moved],
];

const TABLE = new Map(
  RULES.flatMap(([names, rule]) => names.split(' ').map((name) => [name, rule] as const)),
);
/** Pages have these without harm meant; they show nothing. Films and sounds have no source, so none can be played. */
const NEEDLESS = new Set([
  'rel',
  'rr_mediaState',
  'rr_mediaCurrentTime',
  'rr_mediaPlaybackRate',
  'rr_mediaMuted',
  'rr_mediaLoop',
  'rr_mediaVolume',
  'as',
  'for',
  'target',
  'tabindex',
  'autocomplete',
  'draggable',
  'spellcheck',
  'charset',
  'content',
  'property',
]);

/** What styles ask for of a page's own attributes: masking made tokens of name and value, and no script reads them. */
const STATE = /^data-_[a-z]{10}$/;
const state = matching(/^(?:_[a-z]{10})?$/);

/** The rule of an attribute, null when it never passes. */
export function ruleOf(attribute: string): AttributeRule | null {
  return TABLE.get(attribute) ?? (STATE.test(attribute) ? state : null);
}

/** Is leaving this attribute out nothing to speak of? */
export function isNeedless(attribute: string): boolean {
  return NEEDLESS.has(attribute);
}
