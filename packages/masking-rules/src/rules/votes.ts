// What one element says of itself: by its mark, by the rules that match it, and by being a control that is never
// unmasked. How the votes of a node and of those around it add up is decided in decide.ts.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { bitsOf, EVERY_CHANNEL, TEXT } from './channels.ts';
import { type NeverReason, neverUnmasked, type ReadAttribute } from './never-unmasked.ts';
import type { PageNode, PageView } from './page-view.ts';
import { matchPath, type PathPattern, parsePathPattern } from './path-pattern.ts';

/** Who decided. */
export type Decider =
  | { readonly kind: 'mode'; readonly mode: PolicyArtifact['mode'] }
  | { readonly kind: 'rule'; readonly id: string; readonly reason: string }
  /** `data-scrim` in the markup. */
  | { readonly kind: 'mark' }
  | { readonly kind: 'never'; readonly why: NeverReason }
  /** It was masked by a rule or a mark earlier in this page load, and then moved, copied or changed. */
  | { readonly kind: 'earlier' };

export interface Vote {
  readonly by: Decider;
  readonly do: PolicyRule['do'];
  /** Bits of the channels that it is about. */
  readonly bits: number;
  /** It holds on some pages only, and ends with them. */
  readonly routed?: true;
}

/** Attribute of the marks in a page's markup. */
export const MARK = 'data-scrim';

const KNOWN_MARKS: ReadonlySet<string> = new Set(['unmask', 'mask', 'block', 'drop']);
const BY_MARK: Decider = { kind: 'mark' };

/** A rule made ready for a page. */
export interface ReadyRule {
  readonly vote: Vote;
  readonly on: PathPattern | null;
  /** Its selector, where `matches` asks the page for just that. */
  readonly select?: string;
  matches(node: PageNode): boolean;
}

/** The rules of a policy, matched by the page's own selectors. */
export function rulesFor({ rules }: PolicyArtifact, page: PageView): readonly ReadyRule[] {
  return rules.map((rule) => ({
    vote: voteOf(rule),
    on: rule.on === undefined ? null : (parsePathPattern(rule.on) ?? refusePattern(rule.id)),
    select: rule.select,
    matches: (node) => page.matches(node, rule.select),
  }));
}

function refusePattern(id: string): never {
  throw new TypeError(`rule ${id}: on: not a pattern`);
}

/** What a rule says where it matches. */
export function voteOf({ id, reason, do: wanted, what, on }: PolicyRule): Vote {
  const bits = bitsOf(what ?? (wanted === 'unmask' ? 'text' : 'all'));
  // What a box took the place of is not in the replay any more: it stays a box.
  const routed = on !== undefined && (wanted === 'unmask' || wanted === 'mask');
  return { by: { kind: 'rule', id, reason }, do: wanted, bits, ...(routed ? { routed } : {}) };
}

/**
 * The rules that hold on a path. Where that cannot be told, rules that let through do not, and the others do.
 *
 * @param path '' while it is not known
 */
export function rulesOn(rules: readonly ReadyRule[], path: string): readonly ReadyRule[] {
  return rules.filter(({ on, vote }) => {
    const answer = on === null ? 'yes' : path === '' ? 'unknown' : matchPath(on, path);
    return answer === 'yes' || (answer === 'unknown' && vote.do !== 'unmask');
  });
}

/** What an element's mark says; a mark that is not known masks. null without one. */
export function voteOfMark(mark: string | null, marks: PolicyArtifact['marks']): Vote | null {
  if (mark === null) return null;
  const wanted = mark.trim().toLowerCase();
  if (!KNOWN_MARKS.has(wanted)) return { by: BY_MARK, do: 'mask', bits: EVERY_CHANNEL };
  if (wanted === 'unmask') return marks === 'tighten' ? null : { by: BY_MARK, do: 'unmask', bits: TEXT };
  return { by: BY_MARK, do: wanted as PolicyRule['do'], bits: EVERY_CHANNEL };
}

/** A control that is never unmasked says so; null for any other element. */
export function voteOfNever(name: string, read: ReadAttribute): Vote | null {
  const why = neverUnmasked(name, read);
  return why === null ? null : { by: { kind: 'never', why }, do: 'mask', bits: EVERY_CHANNEL };
}

/** Selectors that mean the same in a list: nothing in them is left open, quoted or escaped. */
const LISTABLE = /^[^"'\\/@{}]*$/;

/** Tells quickly of most elements that no rule matches them: one question for all selectors that can stand in a list. */
export function prefilterOf(rules: readonly ReadyRule[], page: PageView): (node: PageNode) => boolean {
  const selectors = rules.map(({ select }) => select);
  if (selectors.length < 2 || !selectors.every(isListable)) return () => true;
  const list = (selectors as string[]).join(',');
  return (node) => page.matches(node, list);
}

function isListable(select: string | undefined): boolean {
  return select !== undefined && LISTABLE.test(select) && depthOf(select) === 0;
}

/** Brackets that are still open at the end; -1 when one closes that was not open. */
function depthOf(select: string): number {
  const open: string[] = [];
  for (const sign of select) {
    if (sign === '(' || sign === '[') open.push(sign);
    else if (sign === ')' || sign === ']') {
      if (open.pop() !== (sign === ')' ? '(' : '[')) return -1;
    }
  }
  return open.length;
}
