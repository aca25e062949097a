// Places in what nobody sees or what is code: metas, scripts, styles, sheets, templates, pictures. A page may hang on
// each, so one of ours of the same kind stands beside it.
import { createOwnThing, homeOf, nextNumber } from './own-things.ts';
import type { Walk } from './page-walk.ts';
import type { ClosedSlot, OpenSlot, Slot, SlotFacts } from './slot.ts';

/** All of them. */
export function findCodePlaces({ elements, roots, paths }: Walk): Slot[] {
  const found = elements.flatMap((element): Slot[] => {
    const facts = (kind: SlotFacts['kind']): SlotFacts => ({
      kind,
      where: paths.of(element),
      node: element,
      element,
    });
    const tag = element.localName;
    if (element instanceof HTMLMetaElement) return metaSlots(facts('meta'), element);
    if (element instanceof HTMLScriptElement) return scriptSlots(facts('script-data'), element);
    if (element instanceof HTMLTemplateElement) return [templateSlot(facts('template'), element)];
    if (element instanceof HTMLLinkElement) return linkSlots(facts('style'), element);
    if (tag === 'style') return [sheetTextSlot(facts('style'), element)];
    if (tag === 'canvas') return [{ ...facts('canvas'), reason: 'pictures are not searched' }];
    if (tag === 'video' || tag === 'audio')
      return [{ ...facts('media'), reason: 'pictures and sound are not searched' }];
    return [];
  });
  return [...found, ...roots.flatMap((root) => adoptedSlots(root, paths.ofRoot(root)))];
}

const OPEN = { wants: 'token', slots: 2, shownAs: [], adds: false } as const;
const STEERING = /^(?:viewport|referrer|color-scheme|theme-color|robots|googlebot|darkreader-lock)$/i;

function metaSlots(facts: SlotFacts, meta: HTMLMetaElement): Slot[] {
  if (meta.getAttribute('content') === null) return [];
  const steers = meta.hasAttribute('http-equiv') || STEERING.test(meta.name);
  if (steers) return [{ ...facts, name: 'content', reason: 'browsers do what it says' }];
  const own = createOwnThing(
    () => homeOf(meta),
    'meta',
    (made) => {
      for (const name of ['name', 'property', 'itemprop']) copyAttribute(meta, made, name);
    },
  );
  return [
    {
      ...facts,
      ...OPEN,
      name: 'content',
      read: () => own.element()?.getAttribute('content') ?? null,
      write: (text) => own.ensure().setAttribute('content', text),
    },
  ];
}

function copyAttribute(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value !== null) to.setAttribute(name, value);
}

const PROGRAMS = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script.*)$/i;
const INSTRUCTIONS = /^(?:importmap|speculationrules|webbundle)$/i;

function scriptSlots(facts: SlotFacts, script: HTMLScriptElement): Slot[] {
  if (script.hasAttribute('src') || script.text.trim() === '') return [];
  if (INSTRUCTIONS.test(script.type)) return [{ ...facts, reason: 'browsers do what it says' }];
  const type = PROGRAMS.test(script.type) ? 'text/plain' : script.type;
  const own = createOwnThing(
    () => homeOf(script),
    'script',
    (made) => made.setAttribute('type', type),
  );
  return [textOfOwn(facts, own, (values) => JSON.stringify({ leakTest: values.join(' ') }))];
}

function textOfOwn(
  facts: SlotFacts,
  own: ReturnType<typeof createOwnThing>,
  compose: (values: readonly string[]) => string,
): OpenSlot {
  return {
    ...facts,
    ...OPEN,
    read: () => own.element()?.textContent ?? null,
    write(text) {
      // As a text node: pages with Trusted Types refuse scripts their text as a string.
      own.ensure().replaceChildren(text);
    },
    compose,
  };
}

function templateSlot(facts: SlotFacts, template: HTMLTemplateElement): OpenSlot {
  const own = createOwnThing(() => homeOf(template), 'template');
  return {
    ...facts,
    ...OPEN,
    read: () => (own.element() as HTMLTemplateElement | null)?.content.textContent ?? null,
    write(text) {
      const { content } = own.ensure() as HTMLTemplateElement;
      content.replaceChildren(Object.assign(document.createElement('p'), { textContent: text }));
    },
  };
}

function ruleFor(number: number): (values: readonly string[]) => string {
  return (values) => `.leak-test-${number}::after{content:"${values.join(' ')}"}`;
}

/** To write into the page's own would set it back, and lose what scripts put in. */
function sheetTextSlot(facts: SlotFacts, style: Element): OpenSlot {
  return textOfOwn(
    facts,
    createOwnThing(() => homeOf(style), 'style'),
    ruleFor(nextNumber()),
  );
}

function linkSlots(facts: SlotFacts, link: HTMLLinkElement): Slot[] {
  const { sheet } = link;
  if (sheet === null) return [];
  return [canRead(sheet) ? ruleSlot(facts, () => link.sheet) : otherOrigin(facts)];
}

function otherOrigin(facts: SlotFacts): ClosedSlot {
  return { ...facts, reason: 'its rules are those of another origin' };
}

function canRead(sheet: CSSStyleSheet): boolean {
  try {
    return sheet.cssRules !== null;
  } catch {
    return false;
  }
}

/** One rule more, at the end, which matches nothing. */
function ruleSlot(facts: SlotFacts, sheetOf: () => CSSStyleSheet | null): OpenSlot {
  const number = nextNumber();
  const own = `.leak-test-${number}::after`;
  const find = () => [...(sheetOf()?.cssRules ?? [])].findIndex((rule) => rule.cssText.startsWith(own));
  return {
    ...facts,
    ...OPEN,
    read: () => sheetOf()?.cssRules[find()]?.cssText ?? null,
    write(text) {
      const sheet = sheetOf();
      const known = find();
      if (known >= 0) sheet?.deleteRule(known);
      sheet?.insertRule(text, sheet.cssRules.length);
    },
    compose: ruleFor(number),
  };
}

/** Sheets that scripts made and gave to a document or a shadow tree. */
function adoptedSlots(root: Document | ShadowRoot, over: string): Slot[] {
  const element = (root as Partial<ShadowRoot>).host ?? null;
  return root.adoptedStyleSheets.map((sheet, index) => {
    const where = `${over === '' ? '' : `${over} `}sheet(${index + 1})`;
    return ruleSlot({ kind: 'style', where, node: null, element }, () => sheet);
  });
}
