// A page of a corpus: markup, what happens on it, the loose policy that it is recorded under and stricter ones. All of
// it is made up.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';

/** What a page's script is given. */
export interface PageKit {
  /** Lets the browser tell of what changed. */
  settle(): Promise<void>;
  /** Goes to another route of the page, without a load. */
  go(path: string): void;
  /** Sends the page's own event. */
  send(tag: string, payload: unknown): void;
  /** The one element that a selector finds. */
  one<Kind extends Element = HTMLElement>(selector: string, within?: ParentNode): Kind;
  /** A pointer event at a place. */
  press(target: Element, kind: string, x: number, y: number): void;
  /** Writes into a field, as a page's script does. */
  write(field: Element, value: string): void;
}

export interface FixturePage {
  readonly name: string;
  /** Where it begins. */
  readonly path: string;
  readonly markup: string;
  run(kit: PageKit): Promise<void>;
  /** The policy of the recording. */
  readonly loose: PolicyArtifact;
  /** Policies that let no more through. */
  readonly strict: readonly PolicyArtifact[];
  /** Stricter policies whose rules ask for what a recording does not keep: more may be hidden then, and never less. */
  readonly doubtful?: readonly PolicyArtifact[];
  /** What a policy hides, and the loose one shows. */
  readonly hidden: Readonly<Record<string, readonly string[]>>;
}

/** A rule with a reason. */
export function rule(
  id: string,
  does: PolicyRule['do'],
  select: string,
  more: Partial<PolicyRule> = {},
): PolicyRule {
  return { id, do: does, select, reason: 'for the corpus', ...more };
}

/** A policy that shows text, and the names and routes of its page. */
export function loosePolicy(
  names: string,
  rules: readonly PolicyRule[] = [],
  more: Partial<PolicyArtifact> = {},
): PolicyArtifact {
  return {
    v: 1,
    id: 'loose',
    version: '1',
    mode: 'mask-inputs',
    rules,
    vocabulary: { names: names.split(/\s+/).filter((name) => name !== ''), stylesheets: false },
    ...more,
  };
}

/** The policy with more rules. */
export function withRules(
  policy: PolicyArtifact,
  id: string,
  ...rules: readonly PolicyRule[]
): PolicyArtifact {
  return { ...policy, id, rules: [...policy.rules, ...rules] };
}

/** Masks everything and knows no names. */
export const NOTHING: PolicyArtifact = { v: 1, id: 'nothing', version: '1', mode: 'mask-all', rules: [] };

/** The policy without its names. */
export function nameless(policy: PolicyArtifact): PolicyArtifact {
  return { ...policy, id: 'nameless', vocabulary: { ...policy.vocabulary, names: [] } };
}

/** The policy without what it unmasks. */
export function bare({ vocabulary = {}, ...policy }: PolicyArtifact): PolicyArtifact {
  return { ...policy, id: 'bare', mode: 'mask-all', rules: [], vocabulary };
}
