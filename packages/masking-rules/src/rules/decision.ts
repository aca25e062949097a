// How votes add up to what passes of a node: drop before block before mask and unmask; of these the nearest element
// around a node decides, and on one element mask wins. Values only; what is remembered is in decide.ts.
import type { PolicyArtifact } from '@scrim/protocol';
import { CHANNELS, EVERY_CHANNEL, TEXT } from './channels.ts';
import type { ReadAttribute } from './never-unmasked.ts';
import type { Decider, Vote } from './votes.ts';

export interface Decision {
  /** `block`: only a box of the same size; `drop`: nothing. */
  readonly region: 'keep' | 'block' | 'drop';
  readonly regionBy: Decider | null;
  /** Bits of the channels that pass unmasked. */
  readonly shown: number;
  /** Bits that a rule or a mark masked, not the mode alone. */
  readonly hidden: number;
  /** Those of them that stay with a node that moves: all but what a rule for some pages masked. */
  readonly lasting: number;
  /** Bits of `shown` that a rule for some pages shows. */
  readonly routed: number;
  /** Bits that nothing can unmask here. */
  readonly locked: number;
  /** Is what stands here entered or chosen by a visitor, so that its text belongs to the inputs? */
  readonly entered: boolean;
  /** Who decided, in the order of CHANNELS. */
  readonly by: readonly Decider[];
}

/** What an earlier decision left behind for a node. */
export type Remembered = Pick<Decision, 'lasting' | 'region' | 'entered'>;

const EARLIER: Decider = { kind: 'earlier' };
/** Elements whose text is a control's: what is entered or chosen there, or a fallback that says it again and nobody sees. */
export const ENTERING: ReadonlySet<string> = new Set(
  'input textarea select option optgroup datalist meter progress audio video canvas'.split(' '),
);

/** What holds where no element says anything. */
export function rootDecision({ mode }: PolicyArtifact): Decision {
  const by = CHANNELS.map((): Decider => ({ kind: 'mode', mode }));
  return {
    region: 'keep',
    regionBy: null,
    shown: mode === 'mask-inputs' ? TEXT : 0,
    hidden: 0,
    lasting: 0,
    routed: 0,
    locked: 0,
    entered: false,
    by,
  };
}

/** What holds for a node that is not in the page: nothing of it passes. */
export function strayDecision(root: Decision): Decision {
  return { ...root, shown: 0, entered: true };
}

/** Does an element take in what stands around it, begin, or end what a visitor writes? null: as around it. */
export function entersBy(name: string, read: ReadAttribute): boolean | null {
  if (ENTERING.has(name)) return true;
  const editable = read('contenteditable')?.trim().toLowerCase();
  if (editable === undefined) return null;
  // An unknown value is as good as none; a doubt is an editor.
  return editable === 'false' || editable === 'inherit' ? null : true;
}

/** The decision with other votes on top. */
export function combine(around: Decision, votes: readonly Vote[]): Decision {
  if (votes.length === 0) return around;
  const shows = { routed: 0, lasting: 0 };
  const by = [...around.by];
  let { region, regionBy, shown, hidden, lasting, routed, locked } = around;
  for (const vote of votes) {
    if (vote.do !== 'unmask') continue;
    const bits = vote.bits & ~locked;
    shows[vote.routed === true ? 'routed' : 'lasting'] |= bits;
    sign(by, bits, vote.by);
  }
  const unmasked = shows.routed | shows.lasting;
  shown |= unmasked;
  hidden &= ~unmasked;
  lasting &= ~unmasked;
  routed = (routed | shows.routed) & ~shows.lasting;
  for (const vote of votes) {
    if (vote.do === 'unmask') continue;
    shown &= ~vote.bits;
    hidden |= vote.bits;
    if (vote.routed !== true) lasting |= vote.bits;
    if (vote.by.kind === 'never') locked |= vote.bits;
    sign(by, vote.bits, vote.by);
    if (vote.do !== 'mask' && rank(vote.do) > rank(region)) [region, regionBy] = [vote.do, vote.by];
  }
  return { ...around, region, regionBy, shown, hidden, lasting, routed: routed & shown, locked, by };
}

function sign(by: Decider[], bits: number, decider: Decider): void {
  for (const at of CHANNELS.keys()) if ((bits & (1 << at)) !== 0) by[at] = decider;
}

/** The decision, no looser than what was remembered. */
export function tighten(now: Decision, before: Remembered): Decision {
  const isLooser = rank(before.region) > rank(now.region);
  const entered = now.entered || before.entered;
  if (!isLooser && entered === now.entered && (before.lasting & ~now.lasting) === 0) return now;
  const hides = hide(now, before.lasting);
  return {
    ...hides,
    region: isLooser ? before.region : now.region,
    regionBy: isLooser ? EARLIER : now.regionBy,
    lasting: now.lasting | before.lasting,
    entered,
  };
}

/** The decision with these bits hidden because they were before. */
export function hide(now: Decision, bits: number): Decision {
  const lost = now.shown & bits & EVERY_CHANNEL;
  if ((bits & ~now.hidden) === 0 && lost === 0) return now;
  return {
    ...now,
    shown: now.shown & ~bits,
    routed: now.routed & ~bits,
    hidden: now.hidden | bits,
    by: lost === 0 ? now.by : now.by.map((decider, at) => ((lost & (1 << at)) === 0 ? decider : EARLIER)),
  };
}

/** The same, as text of a visitor's own. */
export function enter(around: Decision): Decision {
  return around.entered ? around : { ...around, entered: true };
}

function rank(region: Decision['region']): number {
  return region === 'keep' ? 0 : region === 'block' ? 1 : 2;
}
