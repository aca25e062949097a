// Reads a serialised node and all in it, before anything of the tree is changed: what is not what rrweb writes is
// refused whole. Goes down without recursion, so that a deep node cannot end it half way.
import { type Fields, Refusal, readFields, readId, readList, readString } from '../events/refusal.ts';
import { NODE, type NodeNumber } from '../rrweb-numbers.ts';

/** One node of what was serialised; parents come before their children. */
export interface NodePlan {
  readonly id: number;
  /** null for the first. */
  readonly parentId: number | null;
  readonly kind: NodeNumber;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly isShadow: boolean;
  readonly isQuirks: boolean;
}

const KINDS: ReadonlySet<unknown> = new Set(Object.values(NODE));

/** @throws Refusal `event_malformed` */
export function planNodes(value: unknown): NodePlan[] {
  const plans: NodePlan[] = [];
  const ids = new Set<number>();
  const open: { value: unknown; parentId: number | null }[] = [{ value, parentId: null }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = readFields(next.value);
    const plan = planOf(node, next.parentId);
    if (ids.has(plan.id)) throw new Refusal('event_malformed');
    ids.add(plan.id);
    plans.push(plan);
    for (const child of childrenOf(node).reverse()) open.push({ value: child, parentId: plan.id });
  }
  return plans;
}

function planOf(node: Fields, parentId: number | null): NodePlan {
  if (!KINDS.has(node.type)) throw new Refusal('event_malformed');
  const kind = node.type as NodeNumber;
  const isElement = kind === NODE.Element;
  return {
    id: readId(node.id),
    parentId,
    kind,
    name: isElement ? readString(node.tagName).toLowerCase() : '',
    attributes: isElement ? readAttributes(node.attributes) : new Map(),
    text: kind === NODE.Text ? readString(node.textContent) : '',
    isShadow: node.isShadow === true,
    isQuirks: node.compatMode === 'BackCompat',
  };
}

function childrenOf(node: Fields): unknown[] {
  const holds = node.type === NODE.Element || node.type === NODE.Document;
  return holds ? readList(node.childNodes, (child) => child) : [];
}

function readAttributes(value: unknown): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, given] of readChanges(value)) if (given !== null) attributes.set(name, given);
  return attributes;
}

/** Attributes as rrweb writes them: null takes one away, an object is a change of a style. @throws Refusal */
export function readChanges(value: unknown): [name: string, value: string | null][] {
  return Object.entries(readFields(value)).map(([name, given]) => [name.toLowerCase(), readValue(given)]);
}

function readValue(given: unknown): string | null {
  if (given === null || typeof given === 'string') return given;
  if (typeof given === 'number') return String(given);
  if (given === false) return null;
  if (given === true || typeof given === 'object') return '';
  throw new Refusal('event_malformed');
}
