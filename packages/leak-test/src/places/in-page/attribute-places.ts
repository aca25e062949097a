// Places in attributes. Those that people read are added to; those that the page may hang on are borne by a hidden
// element beside it.
import { tellableName, wayOf } from './attribute-names.ts';
import { isOwnAttribute, nextNumber } from './own-things.ts';
import type { Walk } from './page-walk.ts';
import type { OpenSlot, ShownAs, Slot, SlotFacts } from './slot.ts';
import { fitOfTwin, twinSlot } from './twins.ts';

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
