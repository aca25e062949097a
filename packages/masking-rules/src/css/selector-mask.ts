// Selectors: names become the tokens that the nodes carry, known element names, states and parts pass. A selector
// that says anything else is left out of its list; must never widen what a rule matches.

import { maskSelectorAttribute, NEVER } from '../names/attribute-names.ts';
import { maskElementName } from '../names/element-names.ts';
import type { Tokenise } from '../names/tokens.ts';
import { writeName } from './css-names.ts';
import { type CssBlock, type CssValue, splitAtCommas, trim } from './css-tokens.ts';

const PSEUDO = new Set(
  'active after any-link autofill backdrop before blank checked closed cue current default defined details-content disabled empty enabled file-selector-button first-child first-letter first-line first-of-type focus focus-visible focus-within fullscreen future host hover in-range indeterminate invalid last-child last-of-type link marker modal muted only-child only-of-type open optional out-of-range past paused placeholder placeholder-shown playing popover-open read-only read-write required root scope selection target user-invalid user-valid valid visited -webkit-autofill -webkit-details-marker -webkit-file-upload-button -webkit-inner-spin-button -webkit-input-placeholder -webkit-outer-spin-button -webkit-scrollbar -webkit-scrollbar-thumb -webkit-scrollbar-track -webkit-search-cancel-button -webkit-search-decoration -webkit-slider-runnable-track -webkit-slider-thumb -moz-focus-inner -moz-focusring -moz-placeholder -moz-range-thumb -moz-range-track -ms-expand'.split(
    ' ',
  ),
);
const TAKES_SELECTORS = /^(?:is|where|not|has|matches|-webkit-any|host|host-context|slotted)$/;
const TAKES_POSITION = /^nth-(?:last-)?(?:child|of-type)$/;
const POSITION = /^(?:odd|even|[+-]?\d{0,4}n?(?:\s*[+-]\s*\d{1,4})?)$/i;

/** @returns null when no selector of the list can be kept */
export function maskSelectors(tokenise: Tokenise, values: readonly CssValue[]): string | null {
  const kept = splitAtCommas(values)
    .map((selector) => maskSelector(tokenise, selector))
    .filter((selector) => selector !== null);
  return kept.length === 0 ? null : kept.join(',');
}

function maskSelector(tokenise: Tokenise, values: readonly CssValue[]): string | null {
  if (values.length === 0) return null;
  let text = '';
  for (let at = 0; at < values.length; at++) {
    const [part, used] = maskPart(tokenise, values, at);
    if (part === null) return null;
    text += part;
    at += used - 1;
  }
  return text;
}

/** One simple selector or combinator, and of how many values it is made. */
function maskPart(tokenise: Tokenise, values: readonly CssValue[], at: number): [string | null, number] {
  const value = values[at];
  const next = values[at + 1];
  if (value === undefined) return [null, 1];
  if (value.type === 'space') return [' ', 1];
  if (value.type === 'ident') return [maskElementName(tokenise, value.value), 1];
  if (value.type === 'hash') return [`#${writeName(tokenise('id', value.value))}`, 1];
  if (value.type === 'block') return [value.open === '[' ? maskAttribute(tokenise, value) : null, 1];
  if (value.type !== 'delim') return [null, 1];
  if (value.value === '.')
    return [next?.type === 'ident' ? `.${writeName(tokenise('class', next.value))}` : null, 2];
  if (value.value !== ':') return [/[>+~*&]/.test(value.value) ? value.value : null, 1];
  const double = next?.type === 'delim' && next.value === ':';
  const name = maskPseudo(tokenise, double ? values[at + 2] : next);
  return [name === null ? null : (double ? '::' : ':') + name, double ? 3 : 2];
}

function maskPseudo(tokenise: Tokenise, value: CssValue | undefined): string | null {
  if (value?.type === 'ident') {
    const name = value.value.toLowerCase();
    return PSEUDO.has(name) ? name : null;
  }
  if (value?.type !== 'block' || value.open !== '(') return null;
  const inner = maskPseudoArguments(tokenise, value);
  return inner === null ? null : `${value.name}(${inner})`;
}

function maskPseudoArguments(tokenise: Tokenise, { name, values }: CssBlock): string | null {
  if (TAKES_SELECTORS.test(name)) return maskEverySelector(tokenise, values);
  if (TAKES_POSITION.test(name)) return maskPosition(values);
  if (name === 'dir') return /^(?:ltr|rtl)$/.exec(rawText(values))?.[0] ?? null;
  return name === 'part' ? maskParts(tokenise, values) : null;
}

// In `:not(…)` one selector less would match more, so all of them must be kept.
function maskEverySelector(tokenise: Tokenise, values: readonly CssValue[]): string | null {
  const masked = splitAtCommas(values).map((selector) => maskSelector(tokenise, selector));
  return masked.includes(null) ? null : masked.join(',');
}

function maskPosition(values: readonly CssValue[]): string | null {
  const text = rawText(values);
  return text !== '' && POSITION.test(text) ? text : null;
}

function maskParts(tokenise: Tokenise, values: readonly CssValue[]): string | null {
  const parts = values.map((value) => {
    if (value.type === 'space') return ' ';
    return value.type === 'ident' ? writeName(tokenise('part', value.value)) : null;
  });
  return parts.includes(null) ? null : parts.join('');
}

function maskAttribute(tokenise: Tokenise, { values }: CssBlock): string | null {
  const [name, ...rest] = trim(values.filter((value) => value.type !== 'space'));
  if (name?.type !== 'ident') return null;
  const value = rest.at(-1);
  const operator = rawText(rest.slice(0, -1));
  if (value === undefined) return bracket(maskSelectorAttribute(tokenise, name.value, '', null));
  if (value.type !== 'ident' && value.type !== 'string') return null;
  return bracket(maskSelectorAttribute(tokenise, name.value, operator, value.value));
}

const bracket = (text: string | null) => (text === null || text === NEVER ? null : `[${text}]`);

/** Written out again, for patterns only: what matches none of them is dropped. */
function rawText(values: readonly CssValue[]): string {
  const text = trim(values).map((value) => {
    if (value.type === 'number') return value.raw;
    if (value.type === 'ident' || value.type === 'delim') return value.value;
    return value.type === 'space' ? ' ' : '\0';
  });
  return text.join('').toLowerCase();
}
