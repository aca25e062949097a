// Places in fields: filled by their property, past the setters that frameworks put over it, so that no handler runs.

import { fitOf, type TextField } from './field-kinds.ts';
import type { TypeableField } from './found-place.ts';
import { createOwnThing, homeOf } from './own-things.ts';
import type { Walk } from './page-walk.ts';
import { copyPrivacyMarks } from './privacy-marks.ts';
import type { OpenSlot, Slot, SlotFacts } from './slot.ts';
import { isEdited } from './text-places.ts';

/** All fields of a page; buttons and boxes to tick have their values in attributes. */
export function findFields({ elements, paths }: Walk): Slot[] {
  return elements.flatMap((element): Slot[] => {
    const facts = (): SlotFacts => ({ kind: 'field', where: paths.of(element), node: element, element });
    if (element instanceof HTMLSelectElement) return [selectSlot(facts(), element)];
    if (element instanceof HTMLTextAreaElement) return [textSlot(facts(), element)];
    if (!(element instanceof HTMLInputElement) || BUTTONS.test(element.type)) return [];
    return [element.type === 'hidden' ? hiddenSlot(facts(), element) : textSlot(facts(), element)];
  });
}

const BUTTONS = /^(?:submit|button|reset|image|checkbox|radio)$/;

function textSlot(facts: SlotFacts, field: TextField): Slot {
  const fit = fitOf(field);
  if (typeof fit === 'string') return { ...facts, reason: fit };
  return {
    ...facts,
    ...fit,
    shownAs: ['inputs'],
    read: () => (field.isConnected ? field.value : null),
    write: (text) => setValue(field, text),
    compose: (values) => composeFor(field, values),
  };
}

function composeFor({ type }: TextField, values: readonly string[]): string {
  if (type === 'url') return `https://site.example/${values.join('/')}`;
  return type === 'datetime-local' ? `${values[0] ?? ''}T10:00` : values.join(' ');
}

/** By the browser's own setter: React and others put theirs on the element to see who wrote. */
function setValue(field: TextField, text: string): void {
  const proto =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, text);
}

/** The page counts on what stands in a hidden field: another one, which is not sent, holds the values. */
function hiddenSlot(facts: SlotFacts, field: HTMLInputElement): OpenSlot {
  const own = createOwnThing(
    () => homeOf(field),
    'input',
    (made) => {
      made.setAttribute('type', 'hidden');
      made.setAttribute('disabled', '');
      copyPrivacyMarks(field, made);
    },
  );
  return {
    ...facts,
    wants: 'token',
    slots: 2,
    shownAs: ['inputs'],
    adds: false,
    read: () => own.element()?.getAttribute('value') ?? null,
    write: (text) => own.ensure().setAttribute('value', text),
    carrier: () => own.element(),
  };
}

/** One option more, which a person can choose. */
function selectSlot(facts: SlotFacts, select: HTMLSelectElement): OpenSlot {
  const own = createOwnThing(() => select, 'option');
  return {
    ...facts,
    wants: 'token',
    slots: 2,
    shownAs: ['text', 'inputs'],
    adds: false,
    read: () => own.element()?.textContent ?? null,
    write(text) {
      const option = own.ensure() as HTMLOptionElement;
      option.value = text;
      option.textContent = text;
      // Hidden ones cannot be chosen.
      option.hidden = false;
      option.style.removeProperty('display');
    },
    carrier: () => own.element(),
  };
}

/** How a person would put something into it; null where no person can. */
export function typeableOf(slot: Slot, key: number): TypeableField | null {
  const { element, kind } = slot;
  if (element === null || !isVisible(element)) return null;
  if (kind === 'editable' && isEdited(element))
    return { key, how: 'type', wants: 'token', slots: 2, maxLength: 0 };
  if (kind !== 'field' || element.matches(':disabled')) return null;
  if (element instanceof HTMLSelectElement)
    return { key, how: 'choose', wants: 'token', slots: 2, maxLength: 0 };
  if (!isTextField(element) || element.readOnly) return null;
  if (element.type === 'file') return { key, how: 'file', wants: 'token', slots: 2, maxLength: 0 };
  const fit = fitOf(element);
  if (typeof fit === 'string' || element.type === 'range' || element.type === 'color') return null;
  return { key, how: 'type', wants: fit.wants, slots: fit.slots, maxLength: Math.max(0, element.maxLength) };
}

function isTextField(element: Element): element is TextField {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
}
