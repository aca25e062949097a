// Attribute names and values as selectors ask for them: the same names and tokens that masked nodes carry, or nothing.
import { writeString } from '../css/css-names.ts';
import { type NameKind, type Tokenise, tokeniseList } from './tokens.ts';

/** Values of `type` on an input (HTML). */
export const INPUT_TYPES =
  'button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url week';
/** Roles of WAI-ARIA 1.2 that pages are built of. */
export const ROLES =
  'alert alertdialog article banner button cell checkbox columnheader combobox complementary contentinfo dialog feed form grid gridcell group heading img link list listbox listitem main menu menubar menuitem menuitemcheckbox menuitemradio navigation none option presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table tablist tabpanel textbox toolbar tooltip tree treegrid treeitem';

const TOKEN_KINDS: ReadonlyMap<string, NameKind> = new Map([
  ['class', 'class'],
  ['id', 'id'],
  ['name', 'name'],
  ['slot', 'name'],
  ['part', 'part'],
]);
const words = (list: string) => new Set(list.split(' '));
const VALUES = words(`${INPUT_TYPES} ${ROLES} ltr rtl auto true false plaintext-only modal non-modal`);
const PRESENT = words(
  'class id name slot part type role dir hidden open contenteditable disabled readonly required multiple href controls colspan rowspan size',
);

/** The inside of `[…]` in a selector, null when it asks for something that no masked node has. */
export function maskSelectorAttribute(
  tokenise: Tokenise,
  attribute: string,
  operator: string,
  wanted: string | null,
): string | null {
  const name = attribute.toLowerCase();
  if (!PRESENT.has(name)) return null;
  if (wanted === null) return name;
  if (operator !== '=' && operator !== '~=') return null;
  const kind = TOKEN_KINDS.get(name);
  if (kind !== undefined) return `${name}${operator}${writeString(tokeniseList(tokenise, kind, wanted))}`;
  return VALUES.has(wanted.toLowerCase()) ? `${name}${operator}"${wanted.toLowerCase()}"` : null;
}
