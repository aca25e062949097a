// The elements around a node that said something about it, outermost first: why a decision is what it is. Of the page,
// only the names of elements that HTML, SVG and MathML know.
import type { MaskChannel, PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { maskElementName } from '../names/element-names.ts';
import { CHANNELS } from '../rules/channels.ts';
import { entersBy } from '../rules/decision.ts';
import type { ReadAttribute } from '../rules/never-unmasked.ts';
import type { PageNode, PageView } from '../rules/page-view.ts';
import {
  type Decider,
  MARK,
  type ReadyRule,
  rulesOn,
  type Vote,
  voteOfMark,
  voteOfNever,
} from '../rules/votes.ts';
import { sayVote } from './sentences.ts';

/** What one element says of itself and of what stands in it. */
export interface ExplainedVote {
  readonly do: PolicyRule['do'];
  readonly channels: readonly MaskChannel[];
  readonly by: Decider;
  /** For people: words of ours and of the policy, never of the page. */
  readonly sentence: string;
}

/** An element that said something. */
export interface PathStep {
  /** The element's name; `custom element` for one that the page named. */
  readonly name: string;
  /** Does its text, and all in it, become what visitors enter or choose? */
  readonly enters: boolean;
  readonly votes: readonly ExplainedVote[];
}

/** The way from the outermost element that said something to the node itself. */
export function votePath(
  policy: PolicyArtifact,
  page: PageView,
  rules: readonly ReadyRule[],
  node: PageNode,
): readonly PathStep[] {
  const held = rulesOn(rules, page.path());
  const steps: PathStep[] = [];
  for (let at: PageNode | null = node; at !== null; at = page.above(at)) {
    const step = stepOf(policy, page, held, at);
    if (step.enters || step.votes.length > 0) steps.unshift(step);
  }
  return steps;
}

function stepOf(
  policy: PolicyArtifact,
  page: PageView,
  rules: readonly ReadyRule[],
  node: PageNode,
): PathStep {
  const name = page.name(node);
  if (name === '') return { name, enters: false, votes: [] };
  const read: ReadAttribute = (attribute) => page.attribute(node, attribute);
  const ruled = rules.filter(({ matches }) => matches(node)).map(({ vote }) => vote);
  const votes = [...ruled, voteOfMark(read(MARK), policy.marks), voteOfNever(name, read)];
  return {
    name: nameFor(name),
    enters: entersBy(name, read) === true,
    votes: votes.filter((vote) => vote !== null).map(explainVote),
  };
}

function explainVote(vote: Vote): ExplainedVote {
  const channels = CHANNELS.filter((_, at) => (vote.bits & (1 << at)) !== 0);
  return { do: vote.do, channels, by: vote.by, sentence: sayVote(vote, channels) };
}

function nameFor(name: string): string {
  const known = maskElementName(() => '_', name);
  return known === name ? name : 'custom element';
}
