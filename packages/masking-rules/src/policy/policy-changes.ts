// How one policy differs from another, and whether each difference loosens. `tightens` is the same list without a
// loosening one, so that what reviewers read and what the recorder decides cannot come apart. A doubt is a loosening.
import type { CustomEventRule, CustomField, PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { PolicyError } from './policy-error.ts';
import { checkShape } from './policy-shape.ts';
import { covers, createPartsOf } from './rule-cover.ts';

/** One difference, without words. */
export type PolicyChange =
  | {
      readonly kind: 'mode' | 'profile' | 'marks' | 'text-shape' | 'drawings' | 'stylesheets';
      readonly loosens: boolean;
    }
  | { readonly kind: 'rule-added'; readonly loosens: boolean; readonly rule: PolicyRule }
  | { readonly kind: 'rule-removed'; readonly loosens: boolean; readonly rule: PolicyRule }
  | {
      readonly kind: 'rule-changed';
      readonly loosens: boolean;
      readonly before: PolicyRule;
      readonly rule: PolicyRule;
    }
  | {
      readonly kind: 'names' | 'routes' | 'parameters';
      readonly loosens: boolean;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | {
      readonly kind: 'event-added' | 'event-removed' | 'event-changed';
      readonly loosens: boolean;
      readonly tag: string;
    };

/**
 * Every difference of meaning; ids, versions and the order of rules have none.
 *
 * @throws PolicyError `policy_malformed`, `policy_unknown_mode`
 */
export function changesBetween(before: PolicyArtifact, after: PolicyArtifact): readonly PolicyChange[] {
  for (const policy of [before, after]) checkShape(policy);
  return [
    ...settingChanges(before, after),
    ...ruleChanges(before, after),
    ...vocabularyChanges(before, after),
    ...eventChanges(before.events ?? [], after.events ?? []),
  ];
}

/**
 * Does `other` let through no more than `pinned` does? By structure, so it may say no of one that does not. True exactly
 * when no difference loosens; of what is no policy it is not.
 */
export function tightens(pinned: PolicyArtifact, other: PolicyArtifact): boolean {
  try {
    return changesBetween(pinned, other).every(({ loosens }) => !loosens);
  } catch (error) {
    if (error instanceof PolicyError) return false;
    throw error;
  }
}

function settingChanges(before: PolicyArtifact, after: PolicyArtifact): PolicyChange[] {
  const isOpen = ({ vocabulary }: PolicyArtifact): boolean => vocabulary?.stylesheets ?? true;
  const settings = [
    { kind: 'mode', was: before.mode, is: after.mode, tight: 'mask-all' },
    { kind: 'marks', was: before.marks ?? 'all', is: after.marks ?? 'all', tight: 'tighten' },
    { kind: 'text-shape', was: before.textShape ?? 'drawn', is: after.textShape ?? 'drawn', tight: 'length' },
    { kind: 'drawings', was: before.drawings ?? 'icons', is: after.drawings ?? 'icons', tight: 'none' },
    { kind: 'stylesheets', was: isOpen(before), is: isOpen(after), tight: false },
  ] as const;
  const changes: PolicyChange[] = settings
    .filter(({ was, is }) => was !== is)
    .map(({ kind, is, tight }) => ({ kind, loosens: is !== tight }));
  // The limits of a profile are a promise of their own: to give one up is to loosen, whatever the rest says.
  if (before.profile !== after.profile)
    changes.push({ kind: 'profile', loosens: before.profile !== undefined });
  return changes;
}

function ruleChanges({ rules: before }: PolicyArtifact, { rules: after }: PolicyArtifact): PolicyChange[] {
  const [old, now] = [byId(before), byId(after)];
  const partsOf = createPartsOf();
  const letsMore = (rule: PolicyRule): boolean =>
    rule.do === 'unmask' && !before.some((one) => covers(one, rule, partsOf));
  const hidesLess = (rule: PolicyRule): boolean =>
    rule.do !== 'unmask' && !after.some((one) => covers(one, rule, partsOf));
  const changes: PolicyChange[] = [];
  for (const rule of after) {
    const was = old.get(rule.id);
    if (was === undefined) changes.push({ kind: 'rule-added', loosens: letsMore(rule), rule });
    else if (!isSame(was, rule)) {
      changes.push({ kind: 'rule-changed', loosens: letsMore(rule) || hidesLess(was), before: was, rule });
    }
  }
  for (const rule of before) {
    if (!now.has(rule.id)) changes.push({ kind: 'rule-removed', loosens: hidesLess(rule), rule });
  }
  return changes;
}

function byId(rules: readonly PolicyRule[]): ReadonlyMap<string, PolicyRule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}

const RULE_KEYS = ['select', 'do', 'what', 'on', 'reason'] as const;

function isSame(one: PolicyRule, other: PolicyRule): boolean {
  return RULE_KEYS.every((key) => one[key] === other[key]);
}

function vocabularyChanges(before: PolicyArtifact, after: PolicyArtifact): PolicyChange[] {
  return (['names', 'routes', 'parameters'] as const).flatMap((kind) => {
    const [old, now] = [new Set(before.vocabulary?.[kind]), new Set(after.vocabulary?.[kind])];
    const added = [...now].filter((word) => !old.has(word));
    const removed = [...old].filter((word) => !now.has(word));
    return added.length + removed.length === 0 ? [] : [{ kind, loosens: added.length > 0, added, removed }];
  });
}

function eventChanges(before: readonly CustomEventRule[], after: readonly CustomEventRule[]): PolicyChange[] {
  const old = new Map(before.map((event) => [event.tag, event]));
  const now = new Set(after.map(({ tag }) => tag));
  const changes: PolicyChange[] = [];
  for (const event of after) {
    const was = old.get(event.tag);
    const { tag } = event;
    if (was === undefined) changes.push({ kind: 'event-added', loosens: true, tag });
    else if (!isSameEvent(was, event)) {
      changes.push({ kind: 'event-changed', loosens: !coversFields(was.fields, event.fields), tag });
    }
  }
  for (const { tag } of before) {
    if (!now.has(tag)) changes.push({ kind: 'event-removed', loosens: false, tag });
  }
  return changes;
}

function isSameEvent(one: CustomEventRule, other: CustomEventRule): boolean {
  const isSameWay = coversFields(one.fields, other.fields) && coversFields(other.fields, one.fields);
  return isSameWay && one.reason === other.reason;
}

type CustomFields = CustomEventRule['fields'];

/** Is every value that `narrow` lets through let through by `wide`? */
function coversFields(wide: CustomFields, narrow: CustomFields): boolean {
  return Object.entries(narrow).every(([name, field]) => {
    const outer = Object.hasOwn(wide, name) ? wide[name] : undefined;
    return outer !== undefined && coversField(outer, field);
  });
}

function coversField(wide: CustomField, narrow: CustomField): boolean {
  if (wide.type === 'number') {
    return narrow.type === 'number' && wide.min <= narrow.min && narrow.max <= wide.max;
  }
  if (wide.type === 'choice') {
    return narrow.type === 'choice' && narrow.of.every((word) => wide.of.includes(word));
  }
  return narrow.type === wide.type;
}
