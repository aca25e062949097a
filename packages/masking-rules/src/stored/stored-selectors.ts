// Selectors over stored nodes, each within its own tree: a document, a frame's document, a shadow root. Must never see
// past the tree that a node is in, as `matches` of a browser does not.
import { compile, type Options } from 'css-select';
import { parse } from 'css-what';
import type { KnownNames } from './known-names.ts';
import type { Answer } from './selector-atoms.ts';
import { boundSelector, QUESTION, type Side } from './selector-reach.ts';
import {
  childrenInTree,
  isStoredElement,
  parentInTree,
  type StoredNode,
  siblingsInTree,
} from './stored-node.ts';

export interface StoredSelector {
  /** `maybe`: what it asks for was dropped, or is a token. */
  match(node: StoredNode): Answer;
  /** The parts of the selector that made it say `maybe`. */
  doubts(): readonly string[];
}

const ADAPTER: NonNullable<Options<StoredNode, StoredNode>['adapter']> = {
  isTag: (node): node is StoredNode => isStoredElement(node),
  getName: ({ name }) => name,
  getChildren: childrenInTree,
  getParent: parentInTree,
  // Only read by css-select, for the siblings before and after an element.
  getSiblings: (node) => siblingsInTree(node) as StoredNode[],
  // Asked by the questions instead, which know what masking did.
  getAttributeValue: () => undefined,
  hasAttrib: () => false,
  getText: () => '',
  removeSubsets: (nodes) => nodes,
};

/** @throws Error for what is not a selector */
export function createStoredSelector(selector: string, names: KnownNames): StoredSelector {
  const doubts = new Set<string>();
  let met = new Set<string>();
  const meet = (part: string): void => void met.add(part.trim());
  const over = compileSide(selector, 'over', names, meet);
  const under = compileSide(selector, 'under', names, meet);
  /** Parts that cannot be answered on any page. */
  const always = met;

  return {
    match(node) {
      if (under(node)) return 'yes';
      met = new Set(always);
      if (!over(node)) return 'no';
      for (const part of met) doubts.add(part);
      return 'maybe';
    },
    doubts: () => [...doubts].sort(),
  };
}

function compileSide(
  selector: string,
  side: Side,
  names: KnownNames,
  doubt: (part: string) => void,
): (node: StoredNode) => boolean {
  const { selectors, questions } = boundSelector(parse(selector), side, names, doubt);
  if (selectors.length === 0) return () => false;
  const ask = (node: StoredNode, index?: string | null): boolean => questions[Number(index)]?.(node) === true;
  const options = {
    adapter: ADAPTER,
    pseudos: { [QUESTION]: ask },
    relativeSelector: false,
    // The tree changes between two questions.
    cacheResults: false,
  };
  return compile<StoredNode, StoredNode>(selectors, options);
}
