// What of a node passes, asked for live ids or passed down a tree that is read. Tightens over time only: what a rule or
// a mark once masked stays masked in this page load, wherever it moves, and what a visitor wrote stays theirs. A rule
// for some pages ends with them for what comes later, and not for what stood there already.
import type { PolicyArtifact } from '@scrim/protocol';
import { EVERY_CHANNEL } from './channels.ts';
import {
  combine,
  type Decision,
  ENTERING,
  enter,
  entersBy,
  hide,
  type Remembered,
  rootDecision,
  strayDecision,
  tighten,
} from './decision.ts';
import type { ReadAttribute } from './never-unmasked.ts';
import type { PageNode, PageView } from './page-view.ts';
import { createPasswordNames } from './password-names.ts';
import { MARK, prefilterOf, type ReadyRule, rulesOn, type Vote, voteOfMark, voteOfNever } from './votes.ts';

export type { Decision } from './decision.ts';

export interface Decisions {
  /** What holds for a node as it stands now. */
  of(node: PageNode): Decision;
  /** What holds for an id of rrweb; nothing passes of one that the page does not know. */
  ofId(id: number): Decision;
  /**
   * What an element passes on to what stands in it, read from its serialised attributes.
   *
   * @param around what its parent passes on
   */
  ofElement(around: Decision, id: number, name: string, attributes: Attributes): Decision;
  /** What holds for a node's own content, where `passedOn` is what it or its element passes on. */
  ofOwn(passedOn: Decision, id: number): Decision;
  /** What an element of this id passes on to what stands in it. */
  passedOnBy(id: number): Decision;
  /** The page may have changed: forget what was looked up, not what was learnt. */
  refresh(): void;
}

/** Attributes as rrweb serialised them. */
export type Attributes = Readonly<Record<string, unknown>>;

export interface DecisionsOptions {
  readonly policy: PolicyArtifact;
  readonly page: PageView;
  readonly rules: readonly ReadyRule[];
  /** Told a rule's id once for every element that it says something about. */
  readonly onRule?: (id: string) => void;
}

/** Builds the decisions of one page load. */
export function createDecisions({ policy, page, rules, onRule }: DecisionsOptions): Decisions {
  const root = rootDecision(policy);
  const stray = strayDecision(root);
  const mayMatch = prefilterOf(rules, page);
  const neverOf = createPasswordNames();
  const isRouted = rules.some(({ vote }) => vote.routed === true);
  /** Votes that an element cast once and keeps: its tightening marks and rules, and being never unmasked. */
  const kept = new WeakMap<PageNode, readonly Vote[]>();
  /** How a node was decided before, where that stays with it. */
  const before = new WeakMap<PageNode, Remembered>();
  /** What of a node's own was not shown on a page for which a rule was made; `<< 4`: for want of an unmasking rule. */
  const unshown = new WeakMap<PageNode, number>();
  const counted = new WeakMap<PageNode, Set<Vote>>();
  const entering = new WeakMap<Decision, Decision>();
  /** `plain`: of an element that says nothing by its name; of the others every one is looked up anyway. */
  const remembers = { votes: false, region: false, any: false, plain: false };
  let computed = new Map<PageNode, Decision>();
  let held: readonly ReadyRule[] | null = null;

  function heldRules(): readonly ReadyRule[] {
    held ??= rules.length === 0 ? rules : rulesOn(rules, page.path());
    return held;
  }

  function count(node: PageNode, vote: Vote): void {
    if (vote.by.kind !== 'rule') return;
    const votes = counted.get(node) ?? new Set();
    if (votes.has(vote)) return;
    counted.set(node, votes.add(vote));
    onRule?.(vote.by.id);
  }

  /** The votes that matching rules cast; a rule that cannot be asked masks. */
  function votesOfRules(node: PageNode | null): readonly Vote[] {
    const now = heldRules();
    if (now.length === 0) return NO_VOTES;
    if (node === null) return [UNASKED];
    if (!mayMatch(node)) return NO_VOTES;
    const votes = now.filter(({ matches }) => matches(node)).map(({ vote }) => vote);
    for (const vote of votes) count(node, vote);
    return votes;
  }

  function votesOf(node: PageNode | null, name: string, read: ReadAttribute | null): readonly Vote[] {
    const mark = read === null ? null : voteOfMark(read(MARK), policy.marks);
    const never = read === null ? null : neverOf(name, read, voteOfNever(name, read));
    const ruled = votesOfRules(node);
    const earlier = remembers.votes && node !== null ? kept.get(node) : undefined;
    if (mark === null && never === null && earlier === undefined)
      return ruled.length === 0 ? ruled : keep(node, name, ruled, NO_VOTES);
    const cast = [...ruled, ...(mark === null ? [] : [mark]), ...(never === null ? [] : [never])];
    return keep(node, name, cast, earlier ?? NO_VOTES);
  }

  function keep(
    node: PageNode | null,
    name: string,
    cast: readonly Vote[],
    earlier: readonly Vote[],
  ): readonly Vote[] {
    const fresh = cast.filter((vote) => isLasting(vote) && !earlier.some((known) => isSame(known, vote)));
    if (fresh.length > 0 && node !== null) {
      kept.set(node, [...earlier, ...fresh]);
      remembers.votes = true;
      remembers.plain ||= !TELLING.has(name);
    }
    return earlier.length === 0 ? cast : [...cast, ...earlier];
  }

  /** @param read null for an element that says nothing itself, neither by its name nor by an attribute */
  function passOn(
    around: Decision,
    node: PageNode | null,
    name: string,
    read: ReadAttribute | null,
  ): Decision {
    const enters = read === null ? null : entersBy(name, read);
    const voted = combine(enters === true ? entered(around) : around, votesOf(node, name, read));
    return remember(node, name, recall(node, voted));
  }

  function entered(around: Decision): Decision {
    if (around.entered) return around;
    const known = entering.get(around) ?? enter(around);
    entering.set(around, known);
    return known;
  }

  function recall(node: PageNode | null, now: Decision): Decision {
    const earlier = node === null ? undefined : before.get(node);
    return earlier === undefined ? now : tighten(now, earlier);
  }

  /** @param name '' for what is no element */
  function remember(node: PageNode | null, name: string, decision: Decision): Decision {
    if (node === null || (decision.lasting === 0 && decision.region === 'keep' && !decision.entered))
      return decision;
    before.set(node, decision);
    remembers.any = true;
    remembers.plain ||= name !== '' && !TELLING.has(name);
    if (decision.region !== 'keep') remembers.region = true;
    return decision;
  }

  /** Must a node be looked up for its own content, because of what is remembered or to remember it? */
  function isOfInterest({ shown, region, lasting, entered: isEntered }: Decision): boolean {
    if (region !== 'keep' || lasting !== 0 || isEntered) return true;
    return isRouted || (shown === 0 ? remembers.region : remembers.any);
  }

  /** Does an element that says nothing itself pass on what stands around it, whatever it was before? */
  function isTransparent({ region, lasting, entered: isEntered }: Decision): boolean {
    if (rules.length > 0 || remembers.plain) return false;
    return region === 'keep' && lasting === 0 && !isEntered;
  }

  function compute(node: PageNode): Decision {
    const known = computed.get(node);
    if (known !== undefined) return known;
    const above = page.above(node);
    const around = above !== null ? compute(above) : page.isRooted(node) ? root : stray;
    const name = page.name(node);
    const decision =
      name === ''
        ? remember(node, '', recall(node, around))
        : passOn(around, node, name, (attribute) => page.attribute(node, attribute));
    computed.set(node, decision);
    return decision;
  }

  /** For rules of some pages: what of a node itself was not shown before it was their turn. */
  function own(decision: Decision, node: PageNode): Decision {
    if (!isRouted) return decision;
    const missed = unshown.get(node) ?? 0;
    const tightened = hide(decision, (missed & EVERY_CHANNEL) | ((missed >> 4) & decision.routed));
    const now = (tightened.hidden & ~tightened.lasting) | ((~tightened.shown & EVERY_CHANNEL) << 4);
    unshown.set(node, missed | now);
    return tightened;
  }

  return {
    of: (node) => own(compute(node), node),
    ofId(id) {
      const node = page.find(id);
      return node === null ? stray : own(compute(node), node);
    },
    passedOnBy(id) {
      const node = page.find(id);
      return node === null ? stray : compute(node);
    },
    ofElement(around, id, name, attributes) {
      const isPlain = saysNothing(name, attributes);
      if (isPlain && isTransparent(around)) return around;
      const node = page.find(id);
      if (isPlain) return passOn(around, node, name, null);
      const read: ReadAttribute = (attribute) =>
        // The document as a whole may be an editor without saying so in an attribute.
        name === 'html' && node !== null ? page.attribute(node, attribute) : textOf(attributes[attribute]);
      return passOn(around, node, name, read);
    },
    ofOwn(passedOn, id) {
      if (!isOfInterest(passedOn)) return passedOn;
      const node = page.find(id);
      if (node === null) return passedOn;
      return own(remember(node, page.name(node), recall(node, passedOn)), node);
    },
    refresh() {
      computed = new Map();
      held = null;
    },
  };
}

const NO_VOTES: readonly Vote[] = [];
/** For a node that rules cannot be asked about. */
const UNASKED: Vote = { by: { kind: 'earlier' }, do: 'mask', bits: EVERY_CHANNEL };
/** Elements of which the name alone says something, or may. */
const TELLING: ReadonlySet<string> = new Set(['html', ...ENTERING]);

/** Has an element no mark, is it no control and no editor? */
function saysNothing(name: string, attributes: Attributes): boolean {
  return attributes[MARK] === undefined && attributes.contenteditable === undefined && !TELLING.has(name);
}

function isLasting(vote: Vote): boolean {
  return vote.do !== 'unmask' && vote.routed !== true && vote !== UNASKED;
}

function isSame(one: Vote, other: Vote): boolean {
  if (one.do !== other.do || one.bits !== other.bits || one.by.kind !== other.by.kind) return false;
  return one.by.kind !== 'rule' || other.by.kind !== 'rule' || one.by.id === other.by.id;
}

/** As `getAttribute` would say it: rrweb writes true for an attribute without a value. */
function textOf(value: unknown): string | null {
  if (value === true) return '';
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}
