// What of a node passes: drop before block before mask and unmask; of these the nearest element around a node decides,
// and on one element mask wins. A control that is never unmasked stays masked whatever is said around it or in it.
// Tightens over time only: what a rule or a mark once masked stays masked in this page load, wherever it moves.
import type { PolicyArtifact } from '@scrim/protocol';
import { CHANNELS, TEXT } from './channels.ts';
import type { PageNode, PageView } from './page-view.ts';
import { type Decider, MARK, type ReadyRule, rulesOn, type Vote, voteOfMark, voteOfNever } from './votes.ts';

export interface Decision {
  /** `block`: only a box of the same size; `drop`: nothing. */
  readonly region: 'keep' | 'block' | 'drop';
  readonly regionBy: Decider | null;
  /** Bits of the channels that pass unmasked. */
  readonly shown: number;
  /** Bits that a rule or a mark masked, not the mode alone: these stay with a node that moves. */
  readonly hidden: number;
  /** Bits that nothing can unmask here. */
  readonly locked: number;
  /** Is what stands here entered or chosen by a visitor, so that its text belongs to the inputs? */
  readonly entered: boolean;
  /** Who decided, in the order of CHANNELS. */
  readonly by: readonly Decider[];
}

export interface Decisions {
  /** What holds for a node as it stands now. */
  of(node: PageNode): Decision;
  /** What holds for an id of rrweb; nothing passes of one that the page does not know. */
  ofId(id: number): Decision;
  /** The page may have changed: forget what was looked up, not what was learnt. */
  refresh(): void;
}

export interface DecisionsOptions {
  readonly policy: PolicyArtifact;
  readonly page: PageView;
  readonly rules: readonly ReadyRule[];
}

const EARLIER: Decider = { kind: 'earlier' };
const ENTERED = /^(?:select|option|optgroup|datalist|textarea|input)$/;

export function createDecisions({ policy, page, rules }: DecisionsOptions): Decisions {
  const root = rootOf(policy);
  /** Votes that an element cast once and keeps: its tightening marks and rules, and being never unmasked. */
  const kept = new WeakMap<PageNode, readonly Vote[]>();
  /** How a node was hidden before, by rules or marks around it. */
  const hiddenBefore = new WeakMap<PageNode, Pick<Decision, 'hidden' | 'region'>>();
  let computed = new Map<PageNode, Decision>();
  let held: { readonly path: string; readonly rules: readonly ReadyRule[] } | null = null;

  function votesOf(node: PageNode): readonly Vote[] {
    const path = page.path();
    if (held?.path !== path) held = { path, rules: rulesOn(rules, path) };
    const cast: Vote[] = [];
    const keep: Vote[] = [...(kept.get(node) ?? [])];
    const add = (vote: Vote | null, lasting: boolean): void => {
      if (vote === null) return;
      if (!lasting || vote.do === 'unmask') cast.push(vote);
      else if (!keep.some((before) => isSame(before, vote))) keep.push(vote);
    };
    add(voteOfMark(page.attribute(node, MARK), policy.marks), true);
    // A rule for some pages ends with them: a single-page site keeps its elements.
    for (const { vote, on, matches } of held.rules) if (matches(node)) add(vote, on === null);
    add(voteOfNever(page, node), true);
    if (keep.length > 0) kept.set(node, keep);
    return [...cast, ...keep];
  }

  function compute(node: PageNode): Decision {
    const known = computed.get(node);
    if (known !== undefined) return known;
    const above = page.above(node);
    const around = above === null ? root : compute(above);
    const name = page.name(node);
    const decision = name === '' ? around : combine(enter(around, page, node, name), votesOf(node));
    computed.set(node, decision);
    return decision;
  }

  function of(node: PageNode): Decision {
    const now = compute(node);
    const before = hiddenBefore.get(node);
    const decision = before === undefined ? now : tighten(now, before);
    if (decision.hidden !== 0 || decision.region !== 'keep') {
      hiddenBefore.set(node, { hidden: decision.hidden, region: decision.region });
    }
    return decision;
  }

  return {
    of,
    ofId(id) {
      const node = page.find(id);
      return node === null ? { ...root, shown: 0 } : of(node);
    },
    refresh() {
      computed = new Map();
    },
  };
}

function rootOf({ mode }: PolicyArtifact): Decision {
  const by = CHANNELS.map((): Decider => ({ kind: 'mode', mode }));
  const shown = mode === 'mask-inputs' ? TEXT : 0;
  return { region: 'keep', regionBy: null, shown, hidden: 0, locked: 0, entered: false, by };
}

function enter(around: Decision, page: PageView, node: PageNode, name: string): Decision {
  const editable = page.attribute(node, 'contenteditable');
  const isOwn = editable !== null && /^(?:|true|plaintext-only)$/i.test(editable.trim());
  const isLeft = editable !== null && /^false$/i.test(editable.trim());
  const entered = ENTERED.test(name) || isOwn || (around.entered && !isLeft);
  return entered === around.entered ? around : { ...around, entered };
}

function combine(around: Decision, votes: readonly Vote[]): Decision {
  if (votes.length === 0) return around;
  let { region, regionBy, shown, hidden, locked } = around;
  const by = [...around.by];
  const sign = (bits: number, decider: Decider): void => {
    for (const at of CHANNELS.keys()) if ((bits & (1 << at)) !== 0) by[at] = decider;
  };
  for (const vote of votes.filter(isUnmask)) {
    const bits = vote.bits & ~locked;
    shown |= bits;
    hidden &= ~bits;
    sign(bits, vote.by);
  }
  for (const vote of votes.filter((one) => !isUnmask(one))) {
    shown &= ~vote.bits;
    hidden |= vote.bits;
    if (vote.by.kind === 'never') locked |= vote.bits;
    sign(vote.bits, vote.by);
    if (vote.do !== 'block' && vote.do !== 'drop') continue;
    if (rank(vote.do) > rank(region)) [region, regionBy] = [vote.do, vote.by];
  }
  return { ...around, region, regionBy, shown, hidden, locked, by };
}

function tighten(now: Decision, before: Pick<Decision, 'hidden' | 'region'>): Decision {
  const lost = now.shown & before.hidden;
  const isLooser = rank(before.region) > rank(now.region);
  if (lost === 0 && !isLooser && (before.hidden & ~now.hidden) === 0) return now;
  return {
    ...now,
    region: isLooser ? before.region : now.region,
    regionBy: isLooser ? EARLIER : now.regionBy,
    shown: now.shown & ~before.hidden,
    hidden: now.hidden | before.hidden,
    by: now.by.map((decider, at) => ((lost & (1 << at)) === 0 ? decider : EARLIER)),
  };
}

function isUnmask(vote: Vote): boolean {
  return vote.do === 'unmask';
}

function isSame(one: Vote, other: Vote): boolean {
  if (one.do !== other.do || one.bits !== other.bits || one.by.kind !== other.by.kind) return false;
  return one.by.kind !== 'rule' || other.by.kind !== 'rule' || one.by.id === other.by.id;
}

function rank(region: Decision['region']): number {
  return region === 'keep' ? 0 : region === 'block' ? 1 : 2;
}
