// The places of one document, numbered. The same node, or the same item of the document, is the same place however
// often it is found.
import type { Slot } from './slot.ts';

/** A place with its number. */
export interface NumberedSlot {
  readonly key: number;
  readonly slot: Slot;
}

/** Remembers places. */
export interface SlotRegister {
  /** The place as it was first found, or as now when it is new. */
  take(slot: Slot): NumberedSlot;
  get(key: number): Slot | undefined;
  all(): readonly NumberedSlot[];
}

/** Builds an empty register. */
export function createSlotRegister(): SlotRegister {
  const byKey = new Map<number, Slot>();
  const ofNodes = new WeakMap<Node, Map<string, number>>();
  const ofDocument = new Map<string, number>();

  function keysFor({ node }: Slot): Map<string, number> {
    if (node === null) return ofDocument;
    const known = ofNodes.get(node) ?? new Map<string, number>();
    ofNodes.set(node, known);
    return known;
  }

  return {
    take(slot) {
      const keys = keysFor(slot);
      const called = labelOf(slot);
      const key = keys.get(called) ?? byKey.size + 1;
      if (!keys.has(called)) {
        keys.set(called, key);
        byKey.set(key, slot);
      }
      return { key, slot: byKey.get(key) ?? slot };
    },
    get: (key) => byKey.get(key),
    all: () => [...byKey].map(([key, slot]) => ({ key, slot })),
  };
}

/** Several `data-…` of one element have one name in reports. */
function labelOf({ kind, name, where, node, label }: Slot): string {
  return [kind, label ?? name ?? '', node === null ? where : ''].join('|');
}
