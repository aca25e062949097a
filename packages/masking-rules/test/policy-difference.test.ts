// Differences of policies: which loosen, what is said of each, and that `tightens` is the same list.
import { DEFAULT_POLICY, diffPolicies, PROFILES, tightens } from '@scrim/masking-rules';
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies, tighteningSteps, unmasking } from './policy-arbitrary.ts';

const BASE: PolicyArtifact = { v: 1, id: 'shop', version: '1', mode: 'mask-all', rules: [] };
const UNMASK: PolicyRule = { id: 'help', select: '.help', do: 'unmask', reason: 'The same for everyone.' };
const MASK: PolicyRule = { id: 'own', select: '.own', do: 'mask', reason: 'Somebody’s.' };
const rules = (...changes: readonly PolicyRule[]): PolicyArtifact => ({ ...BASE, rules: changes });
const change = (part: Partial<PolicyArtifact>): PolicyArtifact => ({ ...BASE, ...part });
const events = (fields: NonNullable<PolicyArtifact['events']>[number]['fields'], reason = 'Why not.') =>
  change({ events: [{ tag: 'cart', fields, reason }] });

/** From the tighter to the looser; the way back tightens. */
const LOOSENING: readonly (readonly [
  kind: string,
  tighter: PolicyArtifact,
  looser: PolicyArtifact,
  sentence: RegExp,
])[] = [
  ['mode', BASE, change({ mode: 'mask-inputs' }), /^The text of pages passes/],
  ['marks', change({ marks: 'tighten' }), BASE, /whoever writes the markup can let text through/],
  ['marks', change({ marks: 'tighten' }), change({ marks: 'all' }), /whoever writes/],
  ['text-shape', change({ textShape: 'length' }), BASE, /about as wide/],
  ['drawings', change({ drawings: 'none' }), BASE, /icons pass/],
  [
    'stylesheets',
    change({ vocabulary: { stylesheets: false } }),
    change({ vocabulary: {} }),
    /stylesheet files .*pass as they are/,
  ],
  [
    'profile',
    PROFILES.pci,
    (({ profile: _, ...rest }) => rest)(PROFILES.pci),
    /^The limits of the profile pci no longer hold\.$/,
  ],
  [
    'rule-added',
    BASE,
    rules(UNMASK),
    /^Rule help is new: it lets the text of \.help through on every page\.$/,
  ],
  [
    'rule-changed',
    rules({ ...UNMASK, on: '/help' }),
    rules(UNMASK),
    /^Rule help is another: it lets .* on every page\. Before, .* on \/help\.$/,
  ],
  [
    'rule-changed',
    rules({ ...UNMASK, on: '/help/hours' }),
    rules({ ...UNMASK, on: '/help/*' }),
    /on \/help\/\*/,
  ],
  ['rule-changed', rules(UNMASK), rules({ ...UNMASK, what: 'all' }), /lets everything of/],
  ['rule-changed', rules(UNMASK), rules({ ...UNMASK, select: '.help, .faq' }), /\.help, \.faq/],
  ['rule-changed', rules({ ...UNMASK, do: 'mask' }), rules(UNMASK), /it was one that masks/],
  ['rule-changed', rules(MASK), rules({ ...MASK, what: 'text' }), /masks the text of \.own/],
  ['rule-changed', rules(MASK), rules({ ...MASK, on: '/a' }), /on \/a/],
  ['rule-changed', rules({ ...MASK, do: 'block' }), rules(MASK), /masks everything/],
  ['rule-changed', rules({ ...MASK, do: 'drop' }), rules({ ...MASK, do: 'block' }), /only the box/],
  ['rule-changed', rules({ ...MASK, select: '.own, .b' }), rules(MASK), /\.own/],
  [
    'rule-removed',
    rules(MASK),
    BASE,
    /^Rule own is gone\. It was one that masks everything of \.own on every page\.$/,
  ],
  [
    'names',
    BASE,
    change({ vocabulary: { names: ['u-row'] } }),
    /^Names that pass as they are, new: u-row\.$/,
  ],
  ['routes', BASE, change({ vocabulary: { routes: ['/help/*'] } }), /new: \/help\/\*\.$/],
  ['parameters', BASE, change({ vocabulary: { parameters: ['page'] } }), /new: page\.$/],
  ['event-added', change({ events: [] }), events({}), /^Custom event cart passes now without fields\.$/],
  [
    'event-changed',
    events({}),
    events({ on: { type: 'boolean' } }),
    /^Custom event cart passes with on \(yes or no\)\. Before, it passed without fields\.$/,
  ],
  [
    'event-changed',
    events({ n: { type: 'number', min: 0, max: 1 } }),
    events({ n: { type: 'number', min: 0, max: 2 } }),
    /cart/,
  ],
  [
    'event-changed',
    events({ c: { type: 'choice', of: ['a'] } }),
    events({ c: { type: 'choice', of: ['b', 'a'] } }),
    /cart/,
  ],
];

describe('a difference that loosens', () => {
  it.each(LOOSENING)('is told: %s %#', (kind, tighter, looser, sentence) => {
    const found = diffPolicies(tighter, looser);
    expect(found).toEqual([
      expect.objectContaining({ kind, loosens: true, sentence: expect.stringMatching(sentence) }),
    ]);
    expect(tightens(tighter, looser)).toBe(false);
  });

  it.each(LOOSENING)('tightens the other way: %s %#', (_, tighter, looser) => {
    const found = diffPolicies(looser, tighter);
    expect(found.map(({ loosens }) => loosens)).toEqual([false]);
    expect(found[0]?.sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(tightens(looser, tighter)).toBe(true);
  });

  it('names its rule', () => {
    expect(diffPolicies(BASE, rules(UNMASK))).toMatchObject([{ rule: 'help' }]);
    expect(diffPolicies(BASE, change({ mode: 'mask-inputs' }))[0]).not.toHaveProperty('rule');
  });
});

describe('no loosening is', () => {
  it.each<[string, PolicyArtifact, PolicyArtifact]>([
    ['another id or version', BASE, change({ id: 'other', version: '2' })],
    ['another order', rules(UNMASK, MASK), rules(MASK, UNMASK)],
    [
      'a default written down',
      BASE,
      change({ marks: 'all', textShape: 'drawn', drawings: 'icons', vocabulary: { stylesheets: true } }),
    ],
  ])('%s: no difference', (_, before, after) => {
    expect(diffPolicies(before, after)).toEqual([]);
  });

  it.each<[string, PolicyArtifact, PolicyArtifact]>([
    ['another id of the same rule', rules(UNMASK, MASK), rules({ ...UNMASK, id: 'b' }, { ...MASK, id: 'c' })],
    ['another reason', rules(UNMASK), rules({ ...UNMASK, reason: 'Printed on every page.' })],
    ['a default written down in a rule', rules(UNMASK), rules({ ...UNMASK, what: 'text' })],
    [
      'the same selector spelt otherwise',
      rules({ ...UNMASK, select: '.a>.b,.c' }),
      rules({ ...UNMASK, select: '.c, .a > .b' }),
    ],
    [
      'a mask that another covers',
      rules(MASK, { ...MASK, id: 'all', select: '.own, .b', do: 'block' }),
      rules({ ...MASK, id: 'all', select: '.own, .b', do: 'block' }),
    ],
    ['an unmask within another', rules(UNMASK), rules(UNMASK, { ...UNMASK, id: 'b', on: '/help/:any' })],
    ['a profile', BASE, change({ profile: 'pci' })],
    ['the reason of an event', events({}), events({}, 'Another.')],
  ])('%s: told, and not as one', (_, before, after) => {
    expect(diffPolicies(before, after)).not.toEqual([]);
    expect(tightens(before, after)).toBe(true);
  });

  it('a rule of a selector that only looks the same is one', () => {
    const one = rules({ ...MASK, select: '.\\31  a' });
    expect(tightens(one, rules({ ...MASK, select: '.\\31 a' }))).toBe(false);
    expect(tightens(rules({ ...MASK, select: '[x="a  b"]' }), rules({ ...MASK, select: '[x="a b"]' }))).toBe(
      false,
    );
  });
});

describe('tightens', () => {
  it('of what is no policy it is false, of the default true', () => {
    expect(tightens(DEFAULT_POLICY, { ...DEFAULT_POLICY, id: 'clinic' })).toBe(true);
    for (const junk of [null, {}, { ...BASE, rules: [{}] }, { ...BASE, mode: 'x' }, { ...BASE, more: 1 }]) {
      expect(tightens(DEFAULT_POLICY, junk as unknown as PolicyArtifact)).toBe(false);
      expect(tightens(junk as unknown as PolicyArtifact, DEFAULT_POLICY)).toBe(false);
    }
  });

  it('is true exactly when no difference loosens', () => {
    fc.assert(
      fc.property(policies, policies, (before, after) => {
        const loosens = diffPolicies(before, after).some((difference) => difference.loosens);
        expect(tightens(before, after)).toBe(!loosens);
      }),
    );
  });

  it('is reflexive', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(diffPolicies(policy, structuredClone(policy))).toEqual([]);
        expect(tightens(policy, policy)).toBe(true);
      }),
    );
  });

  it('is transitive', () => {
    let chains = 0;
    const both = (a: PolicyArtifact, b: PolicyArtifact, c: PolicyArtifact): void => {
      if (!tightens(a, b) || !tightens(b, c)) return;
      chains += 1;
      expect(tightens(a, c)).toBe(true);
    };
    fc.assert(fc.property(policies, policies, policies, both), { numRuns: 2000 });
    // Random policies seldom tighten each other: these do by construction.
    const steps = fc.array(tighteningSteps, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(policies, steps, steps, (a, first, then) => {
        const b = first.reduce((policy, step) => step(policy), a);
        const c = then.reduce((policy, step) => step(policy), b);
        both(a, b, c);
        both(b, c, c);
      }),
    );
    expect(chains).toBeGreaterThan(100);
  });

  it('holds for every tightening step', () => {
    fc.assert(
      fc.property(policies, tighteningSteps, (before, step) => {
        const after = step(before);
        expect(diffPolicies(before, after).filter(({ loosens }) => loosens)).toEqual([]);
      }),
    );
  });

  it('is false when an unmask is new, unless another says the same already', () => {
    fc.assert(
      fc.property(policies, unmasking, (policy, rule) => {
        const masked = { ...policy, rules: policy.rules.filter((one) => one.do !== 'unmask') };
        expect(tightens(masked, { ...masked, rules: [...masked.rules, rule] })).toBe(false);
      }),
    );
  });

  it('is false when a mask, block or drop goes that no other covers', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const masks = policy.rules.filter((one) => one.do !== 'unmask');
        for (const mask of masks) {
          const before = { ...policy, rules: [mask] };
          expect(tightens(before, { ...policy, rules: [] })).toBe(false);
          expect(tightens(before, { ...policy, rules: [{ ...mask, do: 'unmask' }] })).toBe(false);
        }
      }),
    );
  });
});
