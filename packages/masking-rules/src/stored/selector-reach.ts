// What a selector can still mean on events that were masked: at most these elements (`over`), at least those
// (`under`). What it asks for beyond that was dropped or became a token; a rule that hides holds wherever it may, a
// rule that shows only where it must. Must never give an `over` that leaves out an element of the live page.
import { isTraversal, type Selector, SelectorType, stringify } from 'css-what';
import { maskElementName } from '../names/element-names.ts';
import type { KnownNames } from './known-names.ts';
import { type Atom, attributeAtom, rootAtom, tagAtom } from './selector-atoms.ts';
import type { StoredNode } from './stored-node.ts';
import { hasWithheldBefore } from './stored-node.ts';

export type Side = 'over' | 'under';

/** A selector for one side, with the parts that it asks of a page as numbered questions. */
export interface Bound {
  /** Empty: matches nothing. */
  readonly selectors: Selector[][];
  /** Asked by `:scrim(n)`. Those of `over` say yes where it may be. */
  readonly questions: readonly ((node: StoredNode) => boolean)[];
}

/** Name of the pseudo-class that asks a question. */
export const QUESTION = 'scrim';
const EVERY: Selector = { type: SelectorType.Universal, namespace: null };
/** Elements that a recording leaves out or empties. */
const LEFT_OUT = /^(?:script|noscript|meta|link|base|title|head|template)$/;

/** @param doubt told each part of the selector that could not be answered, when it is met */
export function boundSelector(
  selectors: readonly (readonly Selector[])[],
  side: Side,
  names: KnownNames,
  doubt: (part: string) => void,
): Bound {
  const questions: ((node: StoredNode) => boolean)[] = [];
  return { selectors: boundList(selectors, side), questions };

  function boundList(list: readonly (readonly Selector[])[], on: Side): Selector[][] {
    return list.map((one) => boundOne(one, on)).filter((one) => one !== null);
  }

  function boundOne(parts: readonly Selector[], on: Side): Selector[] | null {
    let done: Selector[] = [];
    for (const [at, part] of parts.entries()) {
      const isBeside = part.type === SelectorType.Sibling || part.type === SelectorType.Adjacent;
      if (isBeside && on === 'over') {
        done = besideAtMost(done, part, parts.slice(0, at));
        continue;
      }
      const bound = boundPart(part, on);
      if (bound === null) return null;
      done.push(bound);
    }
    return done;
  }

  function boundPart(part: Selector, on: Side): Selector | null {
    switch (part.type) {
      case SelectorType.Tag:
        return isPlain(part) ? ask(part, tagAtom(part.name, names), on) : unknown(part, on);
      case SelectorType.Attribute:
        return isPlain(part) ? ask(part, attributeAtom(part, names), on) : unknown(part, on);
      case SelectorType.Universal:
        return isPlain(part) ? EVERY : unknown(part, on);
      case SelectorType.Pseudo:
        return boundPseudo(part, on);
      case SelectorType.Child:
      case SelectorType.Descendant:
      case SelectorType.Sibling:
        return part;
      default:
        return unknown(part, on);
    }
  }

  function boundPseudo(part: Selector & { type: SelectorType.Pseudo }, on: Side): Selector | null {
    const { name, data } = part;
    if (name === 'root') return ask(part, rootAtom, on);
    if (!Array.isArray(data)) return unknown(part, on);
    if (name === 'is' || name === 'where') return { ...part, name: 'is', data: boundList(data, on) };
    if (name === 'not') return { ...part, data: boundList(data, on === 'over' ? 'under' : 'over') };
    // What is in an element may have been left out; what is still there was there.
    if (name === 'has' && on === 'under') return { ...part, data: boundList(data, on) };
    return unknown(part, on);
  }

  /** At most the elements that stand beside one: what was dropped may have stood there, and a script may. */
  function besideAtMost(done: Selector[], sign: Selector, before: readonly Selector[]): Selector[] {
    const around = done.slice(0, done.findLastIndex(isCombinator) + 1);
    const own = before.slice(before.findLastIndex(isCombinator) + 1);
    if (!own.some(isAlwaysKept)) {
      doubt(stringify([[...own, sign, EVERY]]));
      return around;
    }
    const dropped = question((node) => {
      const isDoubtful = hasWithheldBefore(node);
      if (isDoubtful) doubt(stringify([[...own, sign, EVERY]]));
      return isDoubtful;
    });
    const data = [
      [...done, sign, EVERY],
      [...around, dropped],
    ];
    return [{ type: SelectorType.Pseudo, name: 'is', data }];
  }

  function unknown(part: Selector, on: Side): Selector | null {
    doubt(stringify([[part]]));
    return on === 'over' ? EVERY : null;
  }

  function ask(part: Selector, atom: Atom, on: Side): Selector {
    return question((node) => {
      const answer = atom(node);
      if (answer === 'maybe') doubt(stringify([[part]]));
      return answer === 'yes' || (answer === 'maybe' && on === 'over');
    });
  }

  function question(asked: (node: StoredNode) => boolean): Selector {
    questions.push(asked);
    return { type: SelectorType.Pseudo, name: QUESTION, data: String(questions.length - 1) };
  }
}

function isCombinator(part: Selector): boolean {
  return isTraversal(part);
}

function isPlain({ namespace }: { readonly namespace: string | null }): boolean {
  return namespace === null || namespace === '*';
}

function isAlwaysKept(part: Selector): boolean {
  if (part.type !== SelectorType.Tag) return false;
  const name = part.name.toLowerCase();
  return maskElementName(() => '', name) === name && !LEFT_OUT.test(name);
}
