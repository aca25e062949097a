// The limits of profiles. A policy that names a profile keeps all of its limits or is refused: a profile must never be
// a label only.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { isLiteral, parsePathPattern } from '../rules/path-pattern.ts';
import { PolicyError } from './policy-error.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { covers } from './rule-cover.ts';

interface Violation {
  readonly what: string;
  readonly rule?: string;
}
type Limit = (policy: PolicyArtifact) => Violation | null;

const EVERY_PROFILE: readonly Limit[] = [
  ({ mode }) => (mode === 'mask-all' ? null : { what: 'mode must be mask-all' }),
  ({ marks }) => (marks === 'tighten' ? null : { what: 'marks must be tighten' }),
  unmasks((rule) => rule.what !== 'inputs' && rule.what !== 'all', 'inputs or all may not be unmasked'),
];

const ONLY_TEXT = unmasks((rule) => (rule.what ?? 'text') === 'text', 'only text may be unmasked');

const LIMITS: Readonly<Record<ProfileName, readonly Limit[]>> = {
  'cnil-draft': [ONLY_TEXT],
  pci: [],
  health: [
    ONLY_TEXT,
    unmasks(
      namesPages,
      'text may be unmasked only on pages that `on` names, by at least one literal segment',
    ),
    ({ textShape }) => (textShape === 'length' ? null : { what: 'textShape must be length' }),
    ({ drawings }) => (drawings === 'none' ? null : { what: 'drawings must be none' }),
    ({ vocabulary }) =>
      vocabulary?.stylesheets === false ? null : { what: 'vocabulary.stylesheets must be false' },
    ({ vocabulary }) =>
      (vocabulary?.parameters ?? []).length === 0 ? null : { what: 'vocabulary.parameters must be empty' },
  ],
};

/**
 * Does the policy keep the limits of the profile that it names?
 *
 * @throws PolicyError `policy_profile_violated`
 */
export function checkProfile(policy: PolicyArtifact): void {
  const { profile } = policy;
  if (profile === undefined) return;
  const limits = [...EVERY_PROFILE, ...LIMITS[profile], ...PROFILES[profile].rules.map(holds)];
  const violation = limits.map((limit) => limit(policy)).find((found) => found !== null);
  if (violation === undefined) return;
  const { what, rule } = violation;
  const where = rule === undefined ? 'policy' : `policy (rule ${rule})`;
  throw new PolicyError('policy_profile_violated', `${where}: profile ${profile}: ${what}`, {
    rule,
    hint: `PROFILES.${profile === 'cnil-draft' ? "['cnil-draft']" : profile} is a policy to start from.`,
  });
}

/** A limit for every rule that unmasks. */
function unmasks(isWithin: (rule: PolicyRule) => boolean, what: string): Limit {
  return ({ rules }) => {
    const rule = rules.find((one) => one.do === 'unmask' && !isWithin(one));
    return rule === undefined ? null : { what, rule: rule.id };
  };
}

/** The policy must hold this rule, under whatever id, or one that is wider or stricter. */
function holds(required: PolicyRule): Limit {
  return ({ rules }) =>
    rules.some((rule) => covers(rule, required))
      ? null
      : { what: `a rule must ${required.do} ${required.select} on every page, as ${required.id} does` };
}

/** `/` names a page; `/*` and `/:any` name none. */
function namesPages({ on }: PolicyRule): boolean {
  const segments = on === undefined ? null : parsePathPattern(on)?.segments;
  if (segments === null || segments === undefined) return false;
  return segments.length === 0 || segments.some(isLiteral);
}
