// Places in attributes. Those that people read are added to; those that the page may hang on are borne by a hidden
// element beside it.
import { tellableName, wayOf } from './attribute-names.ts';
import { type FieldFit, fitOf } from './field-kinds.ts';
import { createOwnThing, homeOf, isOwnAttribute, nextNumber } from './own-things.ts';
import type { Walk } from './page-walk.ts';
import type { OpenSlot, ShownAs, Slot, SlotFacts } from './slot.ts';
import { isKnownElement } from './where.ts';

/** All attributes of a page that can carry a value. */
export function findAttributes({ elements, paths }: Walk): Slot[] {
  const found: Slot[] = [];
  for (const element of elements) {
    for (const { name, value } of element.attributes) {
      const slot = isOwnAttribute(name) ? null : attributeSlot(element, name, value, paths.of);
      if (slot !== null) found.push(slot);
    }
  }
  return found;
}

function attributeSlot(
  element: Element,
  name: string,
  value: string,
  whereOf: (element: Element) => string,
): Slot | null {
  const way = wayOf(element, name, value);
  if (way === 'none' || isElsewhere(element, name)) return null;
  const kind = element.localName === 'track' && name === 'label' ? 'media' : 'attribute';
  const facts: SlotFacts = {
    kind,
    where: whereOf(element),
    name: tellableName(name),
    label: name,
    node: element,
    element,
  };
  const reason = reasonAgainst(element, name);
  if (reason !== undefined) return { ...facts, reason };
  if (way === 'style') return styleSlot(facts, element);
  if (way === 'beside') return besideSlot(facts, element, name);
  if (way === 'twin') {
    const fit = fitOfTwin(element, name);
    return typeof fit === 'string' ? { ...facts, reason: fit } : twinSlot(facts, element, name, fit);
  }
  return addedSlot(facts, element, name, shownAsOf(element, name));
}

/** Attributes that are places of another kind: what a field holds, what a meta says. */
function isElsewhere(element: Element, name: string): boolean {
  const tag = element.localName;
  if (tag === 'meta')
    return name === 'content' || name === 'name' || name === 'property' || name === 'itemprop';
  return name === 'value' && tag === 'input' && (element as HTMLInputElement).type === 'hidden';
}

const SECOND_FRAME = 'a second frame would run in the page; what is in the frame is planted';

function reasonAgainst(element: Element, name: string): string | undefined {
  const tag = element.localName;
  if (name === 'srcdoc' || ((tag === 'iframe' || tag === 'frame') && name === 'src')) return SECOND_FRAME;
  if ((tag === 'object' && name === 'data') || (tag === 'embed' && name === 'src'))
    return 'a second one would load in the page';
  if (tag === 'base') return 'every address of the page hangs on it';
  if (tag === 'source' && name === 'src') return 'another source could be played';
  if (tag === 'html' && name === 'manifest') return 'the browser reads it before the page';
  return undefined;
}

function shownAsOf(element: Element, name: string): ShownAs {
  if (!SHOWN.test(name)) return [];
  const isOption = /^(?:option|optgroup)$/.test(element.localName);
  const isBoth = OF_BOTH.test(name) || (name === 'label' && isOption);
  return isBoth ? ['attributes', 'inputs'] : ['attributes'];
}

/** Those that a policy's channel `attributes` lets through. */
const SHOWN = /^(?:alt|title|label|summary|abbr|placeholder|aria-[a-z]+|data-[a-z0-9_.-]+)$/;
/** They say what stands in a control too. */
const OF_BOTH = /^(?:placeholder|aria-valuetext|aria-placeholder)$/;

function addedSlot(facts: SlotFacts, element: Element, name: string, shownAs: ShownAs): OpenSlot {
  return {
    ...facts,
    wants: 'token',
    slots: 2,
    shownAs,
    adds: true,
    read: () => (element.isConnected ? element.getAttribute(name) : null),
    write: (text) => element.setAttribute(name, text),
  };
}

function styleSlot(facts: SlotFacts, element: Element): OpenSlot {
  const property = `--leak-test-${nextNumber()}`;
  return {
    ...facts,
    wants: 'token',
    slots: 2,
    shownAs: [],
    adds: false,
    read: () => (element.isConnected ? element.getAttribute('style') : null),
    write: (text) =>
      (element as Partial<ElementCSSInlineStyle>).style?.setProperty(property, JSON.stringify(text)),
  };
}

function besideSlot(facts: SlotFacts, element: Element, name: string): OpenSlot {
  const own = `${name.startsWith('data-') ? 'data-leak-test' : 'x-leak-test'}-${nextNumber()}`;
  return addedSlot({ ...facts }, element, own, name.startsWith('data-') ? ['attributes'] : []);
}

/** Values of controls that are no text must be of the control's kind, or browsers do not keep them. */
function fitOfTwin(element: Element, name: string): FieldFit | string {
  if (name === 'value' && element instanceof HTMLInputElement && !VALUES_OF_BUTTONS.test(element.type))
    return fitOf(element);
  const isNumber = name === 'value' && /^(?:meter|progress|li)$/.test(element.localName);
  return { wants: isNumber ? 'number' : 'token', slots: isNumber ? 1 : 2, adds: false };
}

/** Inputs that nobody fills in: what they stand for is in the attribute. */
const VALUES_OF_BUTTONS = /^(?:submit|button|reset|image|checkbox|radio)$/;

function twinSlot(facts: SlotFacts, element: Element, name: string, { wants, slots }: FieldFit): OpenSlot {
  const tag = twinTag(element, name);
  const twin = createOwnThing(
    () => twinHome(element, tag),
    tag,
    (made) => dress(made, element),
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

/** Parents in which an element more would be laid out, chosen or played: their own parent takes it. */
const CLOSED_PARENTS =
  /^(?:table|thead|tbody|tfoot|tr|colgroup|picture|video|audio|dl|ul|ol|menu|map|object|html)$/;

function twinHome(element: Element, tag: string): Node {
  const isClosed = (home: Element) =>
    CLOSED_PARENTS.test(home.localName) || (tag !== 'option' && LISTS.test(home.localName));
  let home = homeOf(element);
  while (home instanceof Element && isClosed(home) && home.parentNode !== null) home = home.parentNode;
  return home.nodeType === Node.DOCUMENT_NODE ? ((home as Document).body ?? home) : home;
}

const LISTS = /^(?:select|optgroup|datalist)$/;

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
