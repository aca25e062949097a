// The rules of a policy made ready for stored events: one that hides holds wherever it may, as a mask where that is all
// that can be said; one that shows holds only where it must. Which rules met such doubts is told, for the people who
// try the policy.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import type { PageNode } from '../rules/page-view.ts';
import { matchPath, parsePathPattern } from '../rules/path-pattern.ts';
import { type ReadyRule, voteOf } from '../rules/votes.ts';
import type { Answer } from './selector-atoms.ts';
import { isStoredBox, type StoredNode } from './stored-node.ts';
import type { StoredPage } from './stored-page.ts';
import { createStoredSelector, type StoredSelector } from './stored-selectors.ts';

/** A rule that could not be told whether it holds, somewhere in the session. */
export interface UnevaluableRule {
  readonly rule: string;
  /** Words of ours, and parts of the rule's selector. */
  readonly why: string;
}

export interface StoredRules {
  readonly rules: readonly ReadyRule[];
  /** Asks again where the page is, for rules of some pages. */
  arrive(): void;
  unevaluable(): readonly UnevaluableRule[];
}

/** Selectors that only the page's own engine reads. */
const UNREADABLE: StoredSelector = { match: () => 'maybe', doubts: () => [], isSpent: () => false };

export function createStoredRules({ rules }: PolicyArtifact, page: StoredPage): StoredRules {
  const made = rules.map((rule) => makeRule(rule, page));
  return {
    rules: made.flatMap(({ ready }) => ready),
    arrive: () => {
      for (const { arrive } of made) arrive();
    },
    unevaluable: () =>
      made.flatMap(({ rule, whys }) => {
        const why = whys().join('; ');
        return why === '' ? [] : [{ rule, why }];
      }),
  };
}

/** The rules that a session was recorded under, the other way round: one that hid only where it surely did. */
export function createRecordedRules({ rules }: PolicyArtifact, page: StoredPage): readonly ReadyRule[] {
  return rules.flatMap((rule) => {
    const { on, ...always } = rule;
    const isShowing = rule.do === 'unmask';
    // Which pages a rule held on may not be known any more: one that hid is left out, one that showed held everywhere.
    if (on !== undefined && !isShowing) return [];
    const selector = readSelector(rule.select, page);
    const wanted: readonly Answer[] = isShowing ? ['yes', 'maybe'] : ['yes'];
    const matches: ReadyRule['matches'] = (node) => wanted.includes(selector.match(node as StoredNode));
    return [{ vote: voteOf(always), on: null, matches }];
  });
}

function makeRule(rule: PolicyRule, page: StoredPage) {
  const selector = readSelector(rule.select, page);
  const on = rule.on === undefined ? null : parsePathPattern(rule.on);
  const isPartial = rule.do === 'mask' || rule.do === 'unmask';
  let isRouteUnknown = false;
  const answers = (...wanted: readonly Answer[]) =>
    ((node) => {
      // What is a box already has nothing to mask or to show.
      if (isPartial && isStoredBox(node as StoredNode)) return false;
      return wanted.includes(selector.match(node as StoredNode));
    }) satisfies ReadyRule['matches'];
  const vote = voteOf(rule);

  return {
    rule: rule.id,
    ready: readyRules(),
    arrive() {
      if (on !== null && (page.path() === '' || matchPath(on, page.path()) === 'unknown')) {
        isRouteUnknown = true;
      }
    },
    whys: () => [
      ...(selector === UNREADABLE ? ['its selector can be read by a browser only'] : []),
      ...selector.doubts().map((part) => `${part} asks for what was not kept, or became a token`),
      ...(selector.isSpent() ? ['its selector takes too long on this page'] : []),
      ...(isRouteUnknown ? [`${rule.on} meets addresses that are tokens`] : []),
    ],
  };

  function readyRules(): readonly ReadyRule[] {
    if (rule.do === 'unmask') return [{ vote, on, matches: answers('yes') }];
    if (rule.do === 'mask') return [{ vote, on, matches: answers('yes', 'maybe') }];
    return [
      { vote, on, matches: answers('yes') },
      // What may be in a box: masked element by element, so that no rule shows any of it.
      { vote: { ...vote, do: 'mask' }, on, matches: (node) => isWithin(node, answers('maybe'), page) },
    ];
  }
}

function isWithin(node: PageNode, matches: ReadyRule['matches'], page: StoredPage): boolean {
  for (let at: PageNode | null = node; at !== null; at = page.above(at)) if (matches(at)) return true;
  return false;
}

function readSelector(select: string, page: StoredPage): StoredSelector {
  try {
    return createStoredSelector(select, page.names);
  } catch {
    return UNREADABLE;
  }
}
