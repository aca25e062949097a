// The page of a stored session, kept current by its events: what the live page is to the live masker. Must never throw
// half way through an event, and must never hand out a node under another object than before.
import { ROUTE_EVENT } from '../events/custom-event.ts';
import { type Fields, Refusal, readFields, readString } from '../events/refusal.ts';
import { createVocabulary } from '../names/vocabulary.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { EVENT, NODE, type NodeNumber, SOURCE } from '../rrweb-numbers.ts';
import { type PageNode, type PageView, SHAPES } from '../rules/page-view.ts';
import { createKnownNames, type KnownNames } from './known-names.ts';
import { applyMutation, planMutation } from './mutation-plan.ts';
import { planNodes } from './node-plan.ts';
import { isStoredElement, type StoredNode } from './stored-node.ts';
import { createStoredSelector, type StoredSelector } from './stored-selectors.ts';
import { createStoredTree, type StoredTree } from './stored-tree.ts';

/** A page of stored nodes. One for each page load: ids of rrweb begin anew with each. */
export interface StoredPage extends PageView {
  /**
   * Takes in what an event says of the page; events in their order.
   *
   * @returns the nodes that it brought or changed; null for one that is not what rrweb writes: nothing of it was taken in
   */
  apply(event: unknown): readonly PageNode[] | null;
  /** Names that occur in the session as they are: none of these was made a token. */
  readonly names: KnownNames;
}

const DRAWN: ReadonlySet<string> = new Set(SHAPES.split(','));

/**
 * Builds an empty page; the first full snapshot fills it.
 *
 * @param recordedUnder The policy of the recording: what of its names never became a token. @default not known
 */
export function createStoredPage(recordedUnder?: CompiledPolicy): StoredPage {
  const tree = createStoredTree();
  const names = createKnownNames(createVocabulary(recordedUnder?.policy.vocabulary));
  const selectors = new Map<string, StoredSelector>();
  let path = '';

  function selectorOf(text: string): StoredSelector {
    const selector = selectors.get(text) ?? createStoredSelector(text, names);
    selectors.set(text, selector);
    return selector;
  }

  /** @returns ids of the nodes that it brought or changed */
  function take(event: Fields): number[] {
    const data = event.data === undefined ? {} : readFields(event.data);
    if (event.type === EVENT.Meta) path = pathOf(readString(data.href));
    else if (event.type === EVENT.FullSnapshot) return plantPage(tree, names, data);
    else if (event.type === EVENT.Custom) path = routeOf(data) ?? path;
    else if (event.type === EVENT.IncrementalSnapshot && data.source === SOURCE.Mutation) {
      return mutate(tree, names, data);
    }
    return [];
  }

  return {
    names,
    apply(event) {
      try {
        return take(readFields(event))
          .map((id) => tree.find(id))
          .filter((node) => node !== null);
      } catch {
        return null;
      }
    },
    find: tree.find,
    idOf: (node) => asStored(node).id,
    above: (node) => elementAround(asStored(node)),
    isRooted: (node) => isRooted(tree, asStored(node)),
    name: (node) => asStored(node).name,
    attribute: (node, name) => asStored(node).attributes.get(name) ?? null,
    matches: (node, selector) => selectorOf(selector).match(asStored(node)) === 'yes',
    text: (node) => asStored(node).text,
    box: () => null,
    shapesIn: (svg) => countShapes(asStored(svg)),
    path: () => path,
  };
}

function plantPage(tree: StoredTree, names: KnownNames, data: Fields): number[] {
  const plans = planNodes(data.node);
  if (plans[0]?.kind !== NODE.Document) throw new Refusal('event_malformed');
  names.learn(plans);
  tree.plant(plans, null);
  return plans.map(({ id }) => id);
}

function mutate(tree: StoredTree, names: KnownNames, data: Fields): number[] {
  const plan = planMutation(data);
  const plans = plan.added.flatMap((addition) => addition.plans);
  if (plan.texts.some(({ id }) => holdsNodes(plans.find((one) => one.id === id) ?? tree.find(id)))) {
    throw new Refusal('event_malformed');
  }
  names.learn(plans);
  for (const { attributes } of plan.changes) names.learn([{ name: '', attributes: present(attributes) }]);
  applyMutation(tree, plan);
  return [...plans, ...plan.changes].map(({ id }) => id);
}

/** Only what holds no nodes has a text of its own. */
function holdsNodes(node: { readonly kind: NodeNumber } | null): boolean {
  return node !== null && (node.kind === NODE.Element || node.kind === NODE.Document);
}

function present(attributes: readonly (readonly [string, string | null])[]): Map<string, string> {
  return new Map(attributes.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}

/** '' for an address whose path cannot be known: then a rule for some pages may hold here. */
function pathOf(href: string): string {
  const url = URL.canParse(href) ? new URL(href) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.pathname : '';
}

function routeOf({ tag, payload }: Fields): string | null {
  return tag === ROUTE_EVENT ? pathOf(readString(readFields(payload).href)) : null;
}

function asStored(node: PageNode): StoredNode {
  return node as StoredNode;
}

function elementAround(node: StoredNode): StoredNode | null {
  let at = node.parent;
  while (at !== null && !isStoredElement(at)) at = at.parent;
  return at;
}

function isRooted(tree: StoredTree, node: StoredNode): boolean {
  const root = tree.root();
  return root !== null && (node === root || node.parent === root);
}

function countShapes(svg: StoredNode): number {
  let shapes = 0;
  const open = [svg];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of next.children) {
      if (child.isShadow) continue;
      if (DRAWN.has(child.name)) shapes += 1;
      open.push(child);
    }
  }
  return shapes;
}
