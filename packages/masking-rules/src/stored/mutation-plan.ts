// A mutation as steps on the tree: read whole first, then carried out as the replay does: what is removed goes first,
// an addition waits for its parent and its neighbour. What points to nothing is left out, as there.
import { type Fields, readFields, readId, readList, readString } from '../events/refusal.ts';
import { NODE } from '../rrweb-numbers.ts';
import { type NodePlan, planNodes, readChanges } from './node-plan.ts';
import type { StoredNode } from './stored-node.ts';
import type { StoredTree } from './stored-tree.ts';

interface Addition {
  readonly parentId: number;
  readonly nextId: number | null;
  readonly plans: readonly NodePlan[];
}

export interface MutationPlan {
  readonly removed: readonly number[];
  readonly added: readonly Addition[];
  readonly texts: readonly { readonly id: number; readonly text: string }[];
  readonly changes: readonly {
    readonly id: number;
    readonly attributes: readonly (readonly [name: string, value: string | null])[];
  }[];
}

/** @throws Refusal `event_malformed` */
export function planMutation(data: Fields): MutationPlan {
  return {
    removed: readList(data.removes, (item) => readId(readFields(item).id)),
    added: readList(data.adds, (item) => readAddition(readFields(item))),
    texts: readList(data.texts, (item) => readTextChange(readFields(item))),
    changes: readList(data.attributes, (item) => {
      const change = readFields(item);
      return { id: readId(change.id), attributes: readChanges(change.attributes) };
    }),
  };
}

function readAddition({ parentId, nextId, node }: Fields): Addition {
  return {
    parentId: readId(parentId),
    nextId: nextId === null || nextId === undefined ? null : readId(nextId),
    plans: planNodes(node),
  };
}

function readTextChange({ id, value }: Fields) {
  return { id: readId(id), text: value === null ? '' : readString(value) };
}

/** Carries a plan out. */
export function applyMutation(tree: StoredTree, { removed, added, texts, changes }: MutationPlan): void {
  for (const id of removed) {
    const node = tree.find(id);
    if (node !== null) tree.remove(node);
  }
  let waiting = added;
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter((addition) => !add(tree, addition, false));
  }
  for (const addition of waiting) add(tree, addition, true);
  for (const { id, text } of texts) {
    const node = tree.find(id);
    if (node?.kind === NODE.Text) node.text = text;
  }
  for (const { id, attributes } of changes) change(tree.find(id), attributes);
}

/** @param late its neighbour will not come any more */
function add(tree: StoredTree, { parentId, nextId, plans }: Addition, late: boolean): boolean {
  const parent = tree.find(parentId);
  const next = nextId === null ? null : tree.find(nextId);
  if (parent === null || (nextId !== null && next === null && !late)) return false;
  if (!holds(parent) || isInside(parent, plans)) return true;
  tree.plant(plans, { parent, next });
  return true;
}

function holds({ kind }: StoredNode): boolean {
  return kind === NODE.Element || kind === NODE.Document;
}

/** Would a node stand in itself? */
function isInside(parent: StoredNode, plans: readonly NodePlan[]): boolean {
  const ids = new Set(plans.map(({ id }) => id));
  for (let at: StoredNode | null = parent; at !== null; at = at.parent) if (ids.has(at.id)) return true;
  return false;
}

function change(node: StoredNode | null, attributes: MutationPlan['changes'][number]['attributes']): void {
  if (node?.kind !== NODE.Element) return;
  for (const [name, value] of attributes) {
    if (value === null) node.attributes.delete(name);
    else node.attributes.set(name, value);
  }
}
