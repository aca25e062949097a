// The places of one document, found and planted, in the page itself. Sends nothing, and tells of the page only kinds,
// tag names and positions.
import { findAttributes } from './attribute-places.ts';
import { findCodePlaces } from './code-places.ts';
import { findDocumentPlaces } from './document-places.ts';
import { findFields, typeableOf } from './field-places.ts';
import type { FoundPlace, LeakTestPlaces, PlantOrder, PlantOutcome, TypeableField } from './found-place.ts';
import { changeLate } from './late-changes.ts';
import { type Walk, walkPage } from './page-walk.ts';
import { plantIn } from './plant-slot.ts';
import { createPolicyWord, type PolicyWord } from './policy-word.ts';
import { type ClosedSlot, isOpen, type Slot } from './slot.ts';
import { createSlotRegister, type NumberedSlot } from './slot-register.ts';
import { findStoredItems } from './storage-places.ts';
import { findContainers, findTexts, insideSlot } from './text-places.ts';
import { createPaths, isKnownElement, resolveWhere } from './where.ts';

/** Builds what is hung on `globalThis.leakTestPlaces`. */
export function createLeakTestPlaces(document: Document): LeakTestPlaces {
  const register = createSlotRegister();
  const closed = new Map<Element, ShadowRoot>();
  /** `crypto.randomUUID` is not there on pages that were not served over TLS. */
  const name = `${performance.timeOrigin}-${Math.random()}`;
  let policy: unknown = null;
  const wordNow = (): PolicyWord => createPolicyWord(policy, document);

  async function plant(orders: readonly PlantOrder[]): Promise<readonly PlantOutcome[]> {
    const outcomes: PlantOutcome[] = [];
    for (const order of orders) outcomes.push(await plantIn(register.get(order.key), order));
    const word = wordNow();
    return outcomes.map((outcome) => withWord(outcome, register.get(outcome.key), word));
  }

  function typeableFields(): readonly TypeableField[] {
    const fields = register.all().map(({ key, slot }) => typeableOf(slot, key));
    return fields.filter((field) => field !== null);
  }

  return {
    takeRoot: (root) => closed.set(root.host, root),
    async find(givenPolicy, canOpenRoots) {
      policy = givenPolicy;
      const slots = await findAll(document, closed, canOpenRoots);
      const word = wordNow();
      const places = slots.map((slot) => foundOf(register.take(slot), word));
      return JSON.stringify(withoutPrototypes({ document: name, places }));
    },
    plant,
    async plantAgain(orders) {
      const outcomes = await plant(orders);
      const done = outcomes.filter(({ reason }) => reason === undefined).map(({ key }) => register.get(key));
      changeLate(
        done.map(textElementOf).filter((element) => element !== null),
        wordNow,
      );
      return outcomes;
    },
    typeable: typeableFields,
    elementsOf: (keys) => keys.map((key) => register.get(key)?.element ?? null),
    fieldAt: (element) =>
      typeableFields().find(({ key }) => register.get(key)?.element === element)?.key ?? 0,
    whereOf: (element) => createPaths().of(element),
    resolve: (where) => resolveWhere(document, closed, where),
  };
}

/** Pages may give all arrays a `toJSON` that writes something else, as Prototype.js does. */
function withoutPrototypes<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(withoutPrototypes);
  return Object.setPrototypeOf(value, null);
}

async function findAll(
  document: Document,
  closed: ReadonlyMap<Element, ShadowRoot>,
  canOpenRoots: boolean,
): Promise<Slot[]> {
  const walk = walkPage(document, closed, createPaths());
  return [
    ...findDocumentPlaces(document),
    ...findTexts(walk),
    ...findContainers(walk),
    ...findFields(walk),
    ...findAttributes(walk),
    ...findCodePlaces(walk),
    ...frameSlots(walk),
    ...(canOpenRoots ? [] : unopened(walk.elements, closed, walk.paths.of)),
    ...(await findStoredItems(document)),
  ];
}

/** A document in a frame is itself a place; frames that are made so that nobody sees into them are too. */
function frameSlots({ document, elements, paths }: Walk): Slot[] {
  const { defaultView: view, body } = document;
  const isFramed = view !== null && view.parent !== view && body !== null;
  const fenced = elements.filter(({ localName }) => localName === 'fencedframe');
  return [
    ...(isFramed ? [insideSlot('frame', '', body, body)] : []),
    ...fenced.map((element): ClosedSlot => {
      const where = paths.of(element);
      return { kind: 'frame', where, node: element, element, reason: 'nobody sees into a fenced frame' };
    }),
  ];
}

/** Elements of the page's own making may have closed roots, which only Chromium's debugger opens. */
function unopened(
  elements: readonly Element[],
  closed: ReadonlyMap<Element, ShadowRoot>,
  whereOf: (element: Element) => string,
): ClosedSlot[] {
  return elements
    .filter((element) => element.localName.includes('-') && !isKnownElement(element))
    .filter((element) => element.shadowRoot === null && !closed.has(element))
    .map((element) => ({
      kind: 'shadow-root',
      where: whereOf(element),
      node: element,
      element,
      reason: 'if it has a closed shadow root, only Chromium could open it',
    }));
}

function foundOf({ key, slot }: NumberedSlot, word: PolicyWord): FoundPlace {
  const { kind, where, name, element } = slot;
  const named = name === undefined ? {} : { name };
  if (!isOpen(slot)) return { key, kind, where, ...named, slots: 1, reason: slot.reason };
  const shown = word.of(element, slot.shownAs);
  const { wants, slots } = slot;
  return { key, kind, where, ...named, wants, slots, ...(shown === undefined ? {} : { shown }) };
}

/** What the policy says of where the values really stand. */
function withWord(outcome: PlantOutcome, slot: Slot | undefined, word: PolicyWord): PlantOutcome {
  if (slot === undefined || !isOpen(slot) || outcome.reason !== undefined) return outcome;
  const shown = word.of(slot.carrier === undefined ? slot.element : slot.carrier(), slot.shownAs);
  return shown === undefined ? outcome : { ...outcome, shown };
}

function textElementOf(slot: Slot | undefined): Element | null {
  return slot?.kind === 'text' ? slot.element : null;
}
