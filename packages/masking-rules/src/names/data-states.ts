// The `data-…` attributes that the page's styles ask for, as tokens: the same on nodes and in selectors, so that
// `[data-state=open]` finds its nodes again. Tells no more than a class does: that an attribute is there, and that its
// value is one that a style names. Must never learn from what comes later, and never let a value through.
import { findNames } from './collect-names.ts';
import type { Tokenise } from './tokens.ts';

/** One attribute that styles ask for. */
export interface DataState {
  /** What it is called on masked nodes: `data-` and a token. */
  readonly name: string;
  /** The token of a value; null for one that no style names. Case counts. */
  tokenOf(value: string): string | null;
}

export interface DataStates {
  /** Takes what the selectors of a style sheet ask for. For sheets of the first snapshot only. */
  learn(cssText: string): void;
  /** For events that were masked before: what is a token already stays. Never for a live page. */
  keepTokens(): void;
  /** What holds for an attribute, in lower case; undefined where no style asks for it. */
  of(attribute: string): DataState | undefined;
  /** Does no style ask for any? */
  isEmpty(): boolean;
}

/** More than any site has; a page must not fill the memory. */
const MAX_NAMES = 500;
const MAX_VALUES = 100;
const MAX_LENGTH = 200;
const NAME = /^data-[a-z0-9_.-]{1,60}$/;
/** Marks, and what rrweb writes: they have their own rules. */
const OWN = /^data-(?:scrim|rr-)/;
/** Sheets without this are not read at all. */
const ASKS = /\[\s*data-/i;
const KEPT_NAME = /^data-_[a-z]{10}$/;
const KEPT_VALUE = /^_[a-z]{10}$/;

const known = new WeakMap<Tokenise, DataStates>();

/** The states that go with a tokeniser. */
export function statesOf(tokenise: Tokenise): DataStates {
  return known.get(tokenise) ?? newStates(tokenise);
}

function newStates(tokenise: Tokenise): DataStates {
  const states = createStates(tokenise);
  known.set(tokenise, states);
  return states;
}

function createStates(tokenise: Tokenise): DataStates {
  const learnt = new Map<string, { readonly state: DataState; readonly values: Map<string, string> }>();
  let keeps = false;

  function learnName(name: string): Map<string, string> | null {
    const before = learnt.get(name);
    if (before !== undefined) return before.values;
    if (learnt.size >= MAX_NAMES || !NAME.test(name) || OWN.test(name)) return null;
    const values = new Map<string, string>();
    const tokenOf = (value: string): string | null => values.get(value) ?? null;
    learnt.set(name, { state: { name: `data-${tokenise('data', name)}`, tokenOf }, values });
    return values;
  }

  function learnOne(name: string, value: string | null): void {
    const values = learnName(name);
    if (values === null || value === null) return;
    if (value.length > MAX_LENGTH || values.size >= MAX_VALUES || values.has(value)) return;
    // With its attribute, so that equal values of two attributes cannot be linked.
    values.set(value, tokenise('state', `${name} ${value}`));
  }

  return {
    learn(cssText) {
      // What was masked before has tokens only, and those of nodes whose styles were dropped too.
      if (keeps || !ASKS.test(cssText)) return;
      findNames(
        cssText,
        () => {},
        ({ name, operator, wanted, isFolded }) => {
          if (wanted === null || (operator === '=' && !isFolded)) learnOne(name.toLowerCase(), wanted);
        },
      );
    },
    keepTokens() {
      keeps = true;
    },
    of: (attribute) => (keeps ? keptState(attribute) : learnt.get(attribute)?.state),
    isEmpty: () => learnt.size === 0 && !keeps,
  };
}

function keptState(name: string): DataState | undefined {
  if (!KEPT_NAME.test(name)) return undefined;
  return { name, tokenOf: (value) => (KEPT_VALUE.test(value) ? value : null) };
}
