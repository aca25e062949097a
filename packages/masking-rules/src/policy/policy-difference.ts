// The differences of two policies in plain words, for whoever signs the second. Must name every one that loosens: the
// list is the one that `tightens` decides by.
import type { PolicyArtifact } from '@scrim/protocol';
import { changesBetween, type PolicyChange } from './policy-changes.ts';
import { describeFields, describeRule, listNames, listWords, SETTINGS } from './policy-words.ts';

/** One difference of two policies. */
export interface PolicyDifference {
  readonly kind: PolicyChange['kind'];
  /** May something pass by it that did not before? A doubt is a yes. */
  readonly loosens: boolean;
  /** The id of the rule, where it is about one. */
  readonly rule?: string;
  /** One plain sentence. */
  readonly sentence: string;
}

/**
 * What is different in `after`; nothing where only ids, versions or the order of rules are.
 *
 * @throws PolicyError `policy_malformed`, `policy_unknown_mode`
 */
export function diffPolicies(before: PolicyArtifact, after: PolicyArtifact): readonly PolicyDifference[] {
  return changesBetween(before, after).map((change) => ({
    kind: change.kind,
    loosens: change.loosens,
    ...('rule' in change ? { rule: change.rule.id } : {}),
    sentence: sentenceOf(change, before, after),
  }));
}

function sentenceOf(change: PolicyChange, before: PolicyArtifact, after: PolicyArtifact): string {
  switch (change.kind) {
    case 'profile':
      return profileSentence(before.profile, after.profile);
    case 'rule-added':
      return `Rule ${change.rule.id} is new: it ${describeRule(change.rule)}`;
    case 'rule-removed':
      return `Rule ${change.rule.id} is gone. It was one that ${describeRule(change.rule)}`;
    case 'rule-changed':
      return ruleSentence(describeRule(change.before), describeRule(change.rule), change.rule.id);
    case 'names':
    case 'routes':
    case 'parameters':
      return wordsSentence(change);
    case 'event-added':
      return `Custom event ${change.tag} passes now ${fieldsOf(after, change.tag)}.`;
    case 'event-removed':
      return `Custom event ${change.tag} no longer passes.`;
    case 'event-changed':
      return eventSentence(fieldsOf(before, change.tag), fieldsOf(after, change.tag), change.tag);
    default:
      return SETTINGS[change.kind](after);
  }
}

function profileSentence(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `The limits of the profile ${after ?? ''} hold now.`;
  const now = after === undefined ? '' : ` Those of ${after} hold instead.`;
  return `The limits of the profile ${before} no longer hold.${now}`;
}

function ruleSentence(before: string, after: string, id: string): string {
  return before === after
    ? `Rule ${id} is written otherwise and does the same.`
    : `Rule ${id} is another: it ${after} Before, it was one that ${before}`;
}

function fieldsOf({ events = [] }: PolicyArtifact, tag: string): string {
  const event = events.find((one) => one.tag === tag);
  return event === undefined ? '' : describeFields(event);
}

function eventSentence(before: string, after: string, tag: string): string {
  return before === after
    ? `Custom event ${tag} is written otherwise and passes as before.`
    : `Custom event ${tag} passes ${after}. Before, it passed ${before}.`;
}

const LISTS = {
  names: 'Names that pass as they are',
  routes: 'Routes whose own words pass in addresses',
  parameters: 'Query parameters that pass with their values',
} as const;

function wordsSentence({
  kind,
  added,
  removed,
}: Extract<PolicyChange, { kind: 'names' | 'routes' | 'parameters' }>) {
  const parts = [
    { words: added, sign: 'new' },
    { words: removed, sign: 'gone' },
  ];
  const told = parts
    .filter(({ words }) => words.length > 0)
    .map(({ words, sign }) => `${sign}: ${kind === 'names' ? listNames(words) : listWords(words)}`);
  return `${LISTS[kind]}, ${told.join('; ')}.`;
}
