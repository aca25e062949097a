// Twins: hidden elements that bear an attribute for one that the page may hang on. They load, run, send and take
// nothing.
import { type FieldFit, fitOf } from './field-kinds.ts';
import { createOwnThing } from './own-things.ts';
import { copyPrivacyMarks } from './privacy-marks.ts';
import type { OpenSlot, SlotFacts } from './slot.ts';
import { twinPlace } from './twin-place.ts';
import { isKnownElement } from './where.ts';

/** Values of controls that are no text must be of the control's kind, or browsers do not keep them. */
export function fitOfTwin(element: Element, name: string): FieldFit | string {
  if (name === 'value' && element instanceof HTMLInputElement && !VALUES_OF_BUTTONS.test(element.type))
    return fitOf(element);
  const isNumber = name === 'value' && /^(?:meter|progress|li)$/.test(element.localName);
  return { wants: isNumber ? 'number' : 'token', slots: isNumber ? 1 : 2, adds: false };
}

/** Inputs that nobody fills in: what they stand for is in the attribute. */
const VALUES_OF_BUTTONS = /^(?:submit|button|reset|image|checkbox|radio)$/;

/** A place whose attribute is borne by a twin. */
export function twinSlot(
  facts: SlotFacts,
  element: Element,
  name: string,
  { wants, slots }: FieldFit,
): OpenSlot {
  const tag = twinTag(element, name);
  const twin = createOwnThing(
    () => twinPlace(element, tag).home,
    tag,
    (made) => {
      dress(made, element);
      for (const left of twinPlace(element, tag).left) copyPrivacyMarks(left, made);
    },
  );
  const isInput = name === 'value' && /^(?:input|button|meter|progress|option)$/.test(element.localName);
  return {
    ...facts,
    wants,
    slots,
    shownAs: isInput ? ['inputs'] : name.startsWith('aria-') ? ['attributes'] : [],
    adds: false,
    read: () => twin.element()?.getAttribute(name) ?? null,
    write: (text) => twin.ensure().setAttribute(name, text),
    compose: (values) => (tag === 'use' ? `#${values.join('_')}` : composeFor(name, values)),
    carrier: () => twin.element(),
  };
}

const ADDRESSES =
  /^(?:href|xlink:href|src|poster|action|formaction|cite|ping|background|longdesc|manifest|itemid|itemtype|codebase)$/;

function composeFor(name: string, values: readonly string[]): string {
  if (ADDRESSES.test(name)) return `/leak-test/${values[0] ?? ''}?leak-test=${values.at(-1) ?? ''}`;
  if (name === 'srcset' || name === 'imagesrcset') return `/leak-test/${values.join('/')} 9x`;
  if (name.startsWith('on')) return `/* ${values.join(' ')} */`;
  if (name === 'id' || name === 'name' || name === 'for') return values.join('_');
  return values.join(' ');
}

function twinTag(element: Element, name: string): string {
  const tag = element.localName;
  if (tag === 'use' || (tag === 'a' && element.namespaceURI === SVG)) return tag;
  if (element.namespaceURI !== HTML) return 'g';
  if (name === 'slot' || !isKnownElement(element) || NO_TWINS.test(tag)) return 'span';
  return tag;
}

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** A second one would do something, or cannot stand where the first one stands. */
const NO_TWINS =
  /^(?:html|head|body|title|base|iframe|frame|frameset|object|embed|main|td|th|tr|tbody|thead|tfoot|caption|col|colgroup|table|li|dt|dd|slot|template|style|canvas|dialog|details|map|noscript|optgroup)$/;

/** Sees to it that a twin loads, runs, sends and takes nothing. */
function dress(twin: Element, original: Element): void {
  for (const name of ['disabled', 'muted']) if (name in twin) twin.setAttribute(name, '');
  if ('loading' in twin) twin.setAttribute('loading', 'lazy');
  if ('preload' in twin) twin.setAttribute('preload', 'none');
  if (twin.localName === 'script') twin.setAttribute('type', 'text/plain');
  if (twin.localName === 'link') twin.setAttribute('rel', 'leak-test');
  if (twin.localName === 'source') twin.setAttribute('media', 'not all');
  if (twin.localName === 'input') twin.setAttribute('type', typeOfTwin(original as HTMLInputElement));
  if (twin.localName === 'button') twin.setAttribute('type', 'button');
}

function typeOfTwin({ type }: HTMLInputElement): string {
  return type === 'image' || type === 'submit' || type === 'reset' || type === 'file' ? 'button' : type;
}
