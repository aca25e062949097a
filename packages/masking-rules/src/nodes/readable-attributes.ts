// Attributes that people read or that scripts keep data in. They pass where rules show them; every other one has its
// own line in attribute-rules.ts or never passes.
import { ATTRIBUTES, INPUTS } from '../rules/channels.ts';

/** Attributes that say what stands in a control, whatever they are written on. */
const OF_INPUTS = new Set(['checked', 'selected', 'aria-checked', 'aria-selected', 'aria-pressed']);
/** They say both: words beside a control, and what stands in it. */
const OF_BOTH = new Set([
  'placeholder',
  'aria-valuenow',
  'aria-valuemin',
  'aria-valuemax',
  'aria-valuetext',
  'aria-activedescendant',
  'aria-placeholder',
]);
const WRITTEN = new Set(['alt', 'title', 'label', 'summary', 'abbr']);
const NUMBERS_OF_INPUTS = /^(?:value|min|max|step|low|high|optimum)$/;
const NUMBERED = /^(?:input|textarea|select|option|button|meter|progress)$/;
const DATA = /^data-[a-z0-9_.-]{1,60}$/;
const ARIA = /^aria-[a-z]{2,30}$/;
const OWN = /^data-(?:scrim|rr-)/;

/** Which channels must all be shown for an attribute to pass as it is; 0 for one that never does. */
export function bitsOfAttribute(tag: string, name: string): number {
  if (OF_INPUTS.has(name)) return INPUTS;
  if (NUMBERS_OF_INPUTS.test(name)) return NUMBERED.test(tag) ? INPUTS : 0;
  if (OF_BOTH.has(name)) return ATTRIBUTES | INPUTS;
  if (name === 'label' && (tag === 'option' || tag === 'optgroup')) return ATTRIBUTES | INPUTS;
  return isWritten(name) ? ATTRIBUTES : 0;
}

function isWritten(name: string): boolean {
  return WRITTEN.has(name) || ARIA.test(name) || (DATA.test(name) && !OWN.test(name));
}

/** Is its value worth remembering where it is hidden? */
export function isReadable(name: string): boolean {
  return name === 'value' || OF_BOTH.has(name) || isWritten(name);
}

const ADDRESSES = new Set(['src', 'srcset', 'poster']);
const MEDIA_TAGS = /^(?:img|video|audio|source|picture)$/;

/** Does this attribute hold addresses of media? */
export function namesMedia(tag: string, name: string): boolean {
  return ADDRESSES.has(name) && MEDIA_TAGS.test(tag);
}
