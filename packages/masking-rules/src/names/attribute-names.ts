// Attributes whose values are words of HTML and ARIA: one list for the nodes that carry them and for the selectors that
// ask for them, so that a style finds its nodes again. Must hold no attribute that tells what somebody entered, and no
// value that a page can make up.
import type { AttributeSelector } from '../css/attribute-selector.ts';
import { writeString } from '../css/css-names.ts';
import { type DataState, statesOf } from './data-states.ts';
import { type NameKind, type Tokenise, tokeniseList } from './tokens.ts';

/** Values of `type` on an input (HTML). */
const INPUT_TYPES =
  'button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url week';
/** Roles of WAI-ARIA 1.2 that pages are built of. */
export const ROLES =
  'alert alertdialog article banner button cell checkbox columnheader combobox complementary contentinfo dialog feed form grid gridcell group heading img link list listbox listitem main menu menubar menuitem menuitemcheckbox menuitemradio navigation none option presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table tablist tabpanel textbox toolbar tooltip tree treegrid treeitem';
/** Values of `data-scrim`. */
const MARKS = 'unmask mask block drop';
/** Single words of `autocomplete` (HTML §4.10.18.7.1); a value may hold several. Sections are a page's own and not here. */
const AUTOCOMPLETE =
  'off on name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password current-password one-time-code organization-title organization street-address address-line1 address-line2 address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email impp shipping billing home work mobile fax pager webauthn';

const TRUE_FALSE = 'true false';
/** Attributes that pass with one of these values (WAI-ARIA 1.2 §6.6 for `aria-…`), on whatever element a rule names. */
export const KNOWN_VALUES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    [
      ['type', INPUT_TYPES],
      ['role', ROLES],
      ['dir', 'ltr rtl auto'],
      ['contenteditable', 'true false plaintext-only inherit'],
      ['rr_open_mode', 'modal non-modal'],
      ['data-scrim', MARKS],
      ['autocomplete', AUTOCOMPLETE],
      ['aria-expanded', TRUE_FALSE],
      ['aria-hidden', TRUE_FALSE],
      ['aria-disabled', TRUE_FALSE],
      ['aria-busy', TRUE_FALSE],
      ['aria-modal', TRUE_FALSE],
      ['aria-haspopup', 'true false menu listbox tree grid dialog'],
      ['aria-orientation', 'horizontal vertical'],
      ['aria-sort', 'ascending descending none other'],
      ['aria-current', 'page step location date time true false'],
      ['aria-invalid', 'true false grammar spelling'],
      // What somebody chose: on nodes only where inputs are shown.
      ['aria-checked', 'true false mixed undefined'],
      ['aria-selected', 'true false undefined'],
      ['aria-pressed', 'true false mixed undefined'],
      ['align', 'left right center justify char top middle bottom'],
      ['valign', 'top middle bottom baseline'],
    ] as const
  ).map(([name, values]) => [name, new Set(values.split(' '))]),
);

/** Attributes whose values are names, and become tokens by that kind. */
const NAME_ATTRIBUTES: ReadonlyMap<string, NameKind> = new Map([
  ['class', 'class'],
  ['id', 'id'],
  ['name', 'name'],
  ['slot', 'name'],
  ['part', 'part'],
]);

/** Attributes that hold a small count. */
const COUNTS = new Set('size cols rows colspan rowspan span border'.split(' '));
/** Attributes that say yes by being there. A masked node has them empty. */
const FLAGS = new Set(
  'hidden open disabled readonly required multiple controls checked selected nowrap'.split(' '),
);
/** Others that a masked node can have, be it because a rule unmasks them. Their names are HTML's own. */
const PRESENT = new Set(
  'fill stroke stroke-width stroke-linecap stroke-linejoin fill-rule clip-rule viewbox href width height title alt placeholder label summary abbr src srcset poster value style media'.split(
    ' ',
  ),
);

/** Asked for in a selector by an attribute that no masked node has. */
export const NEVER = 'never';

/**
 * The inside of `[…]` in a selector.
 *
 * @returns `never` for an attribute that no masked node has; null when it cannot be told what would match
 */
export function maskSelectorAttribute(tokenise: Tokenise, selector: AttributeSelector): string | null {
  const name = selector.name.toLowerCase();
  const { operator, wanted } = selector;
  const state = name.startsWith('data-') ? statesOf(tokenise).of(name) : undefined;
  if (state !== undefined) return maskState(state, selector);
  const kind = NAME_ATTRIBUTES.get(name);
  const values = KNOWN_VALUES.get(name);
  const isListed = kind !== undefined || values !== undefined;
  if (!isListed && !COUNTS.has(name) && !FLAGS.has(name) && !PRESENT.has(name)) return NEVER;
  if (wanted === null) return name;
  if (operator !== '=' && operator !== '~=') return null;
  if (kind !== undefined) return `${name}${operator}${writeString(tokeniseList(tokenise, kind, wanted))}`;
  return maskWanted(name, operator, wanted.toLowerCase());
}

// Nodes tell of a value only whether it is one of those that styles name, so nothing can look into one.
function maskState(state: DataState, { operator, wanted, isFolded }: AttributeSelector): string | null {
  if (wanted === null) return state.name;
  if (operator !== '=' || isFolded) return null;
  const token = state.tokenOf(wanted);
  return token === null ? NEVER : `${state.name}="${token}"`;
}

// A value that is not listed is on no masked node either.
function maskWanted(name: string, operator: string, wanted: string): string | null {
  if (PRESENT.has(name)) return null;
  const isKnown =
    KNOWN_VALUES.get(name)?.has(wanted) ??
    (COUNTS.has(name) ? /^\d{1,3}$/.test(wanted) : wanted === '' && operator === '=');
  return isKnown ? `${name}${operator}"${wanted}"` : NEVER;
}
