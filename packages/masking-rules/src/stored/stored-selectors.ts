// Selectors over stored nodes, each within its own tree: a document, a frame's document, a shadow root. Must never see
// past the tree that a node is in, as `matches` of a browser does not, nor take longer than a session is worth.
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
  /** Did it say `maybe` because it would have taken too long? */
  isSpent(): boolean;
}

/** Every look at a node on the way: `.a div div div` in a deep page tries every choice of three elements around. */
type CountStep = () => void;

function adapterOf(step: CountStep): NonNullable<Options<StoredNode, StoredNode>['adapter']> {
  return {
    isTag: (node): node is StoredNode => {
      step();
      return isStoredElement(node);
    },
    getName: ({ name }) => name,
    getChildren: childrenInTree,
    getParent: (node) => {
      step();
      return parentInTree(node);
    },
    // Only read by css-select, for the siblings before and after an element.
    getSiblings: (node) => siblingsInTree(node) as StoredNode[],
    // Asked by the questions instead, which know what masking did.
    getAttributeValue: () => undefined,
    hasAttrib: () => false,
    getText: () => '',
    removeSubsets: (nodes) => nodes,
  };
}

/** What one selector may cost a session, steps: about a second to begin with, two milliseconds more for each element. */
const STEPS = 10_000_000;
const STEPS_EACH = 20_000;

/** Thrown out of css-select when a selector has used up its steps. */
class Spent {}

/** @throws Error for what is not a selector */
export function createStoredSelector(selector: string, names: KnownNames): StoredSelector {
  const doubts = new Set<string>();
  let met = new Set<string>();
  const meet = (part: string): void => void met.add(part.trim());
  let left = STEPS;
  let isSpent = false;
  const step = (): void => {
    if (left-- <= 0) throw new Spent();
  };
  const over = compileSide(selector, { side: 'over', names, doubt: meet, step });
  const under = compileSide(selector, { side: 'under', names, doubt: meet, step });
  /** Parts that cannot be answered on any page. */
  const always = met;

  function match(node: StoredNode): Answer {
    left += STEPS_EACH;
    if (under(node)) return 'yes';
    met = new Set(always);
    if (!over(node)) return 'no';
    for (const part of met) doubts.add(part);
    return 'maybe';
  }

  return {
    match(node) {
      try {
        return match(node);
      } catch (error) {
        if (!(error instanceof Spent)) throw error;
        isSpent = true;
        return 'maybe';
      }
    },
    doubts: () => [...doubts].sort(),
    isSpent: () => isSpent,
  };
}

interface SideOptions {
  readonly side: Side;
  readonly names: KnownNames;
  readonly doubt: (part: string) => void;
  readonly step: CountStep;
}

function compileSide(
  selector: string,
  { side, names, doubt, step }: SideOptions,
): (node: StoredNode) => boolean {
  const { selectors, questions } = boundSelector(parse(selector), side, names, doubt);
  if (selectors.length === 0) return () => false;
  const ask = (node: StoredNode, index?: string | null): boolean => questions[Number(index)]?.(node) === true;
  const options = {
    adapter: adapterOf(step),
    pseudos: { [QUESTION]: ask },
    relativeSelector: false,
    // The tree changes between two questions.
    cacheResults: false,
  };
  return compile<StoredNode, StoredNode>(selectors, options);
}
