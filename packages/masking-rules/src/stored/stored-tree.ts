// The nodes of a stored session by their ids. Changes it only by plans that were read whole, so that no event can
// leave it half changed; must never let a node stand in itself.
import { NODE } from '../rrweb-numbers.ts';
import type { NodePlan } from './node-plan.ts';
import { createStoredNode, type StoredNode } from './stored-node.ts';

/** Where a node goes. */
export interface Place {
  readonly parent: StoredNode;
  /** The node to stand before; null for the end. */
  readonly next: StoredNode | null;
}

export interface StoredTree {
  /** The document of the page; null before the first full snapshot. */
  root(): StoredNode | null;
  /** A node that is in the page now. */
  find(id: number): StoredNode | null;
  /** Puts nodes at a place, or in place of the whole page. */
  plant(plans: readonly NodePlan[], place: Place | null): void;
  /** Takes a node and all in it away; their objects are kept for when they come back. */
  remove(node: StoredNode): void;
}

export function createStoredTree(): StoredTree {
  /** Every node that ever was, so that one which comes back is the same object. */
  const objects = new Map<number, StoredNode>();
  const inPage = new Map<number, StoredNode>();
  let root: StoredNode | null = null;

  function objectOf(id: number): StoredNode {
    const node = objects.get(id) ?? createStoredNode(id);
    objects.set(id, node);
    return node;
  }

  function remove(node: StoredNode): void {
    detach(node);
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      inPage.delete(next.id);
      for (const child of next.children) {
        child.parent = null;
        open.push(child);
      }
      Object.assign(next, createStoredNode(next.id));
    }
  }

  function make(plan: NodePlan): StoredNode {
    const earlier = inPage.get(plan.id);
    if (earlier !== undefined) remove(earlier);
    const node = objectOf(plan.id);
    const { kind, name, attributes, text, isShadow, isQuirks } = plan;
    Object.assign(node, { kind, name, attributes: new Map(attributes), text, isShadow, isQuirks });
    inPage.set(node.id, node);
    return node;
  }

  return {
    root: () => root,
    find: (id) => inPage.get(id) ?? null,
    remove,
    plant(plans, place) {
      if (place === null && root !== null) remove(root);
      for (const plan of plans) {
        const node = make(plan);
        if (plan.parentId !== null) attach(node, { parent: objectOf(plan.parentId), next: null });
        else if (place === null) root = node;
        else {
          if (node.kind === NODE.Document) for (const old of documentsIn(place.parent)) remove(old);
          attach(node, place);
        }
      }
    },
  };
}

function attach(node: StoredNode, { parent, next }: Place): void {
  node.parent = parent;
  const at = next === null ? -1 : parent.children.indexOf(next);
  if (at === -1) parent.children.push(node);
  else parent.children.splice(at, 0, node);
}

function detach(node: StoredNode): void {
  const siblings = node.parent?.children;
  if (siblings !== undefined) siblings.splice(siblings.indexOf(node), 1);
  node.parent = null;
}

function documentsIn(frame: StoredNode): StoredNode[] {
  return frame.children.filter(({ kind }) => kind === NODE.Document);
}
