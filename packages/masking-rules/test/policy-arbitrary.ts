// Random policies of the right shape, small enough that two of them often speak of the same things.
import type { CustomField, PolicyArtifact, PolicyRule } from '@scrim/protocol';
import fc from 'fast-check';

const oneOf = <const Item>(...items: readonly Item[]) => fc.constantFrom(...items);
/** A key that may be absent. */
const maybe = { requiredKeys: [] as never[] };

const rule: fc.Arbitrary<PolicyRule> = fc
  .record(
    {
      id: oneOf('a', 'b', 'c', 'd'),
      select: oneOf('.x', '.y', '.x, .y', ' .y,.x', '.x>.y', '.x > .y'),
      do: oneOf('unmask', 'mask', 'block', 'drop'),
      what: oneOf('text', 'inputs', 'attributes', 'media', 'all'),
      on: oneOf('/help', '/help/*', '/:any', '/:any/*', '/*', '/'),
      reason: oneOf('one', 'another'),
    },
    { requiredKeys: ['id', 'select', 'do', 'reason'] },
  )
  .map((made): PolicyRule => {
    const { what: _, ...whole } = made;
    return made.do === 'block' || made.do === 'drop' ? whole : made;
  });

const field: fc.Arbitrary<CustomField> = fc.oneof(
  fc.constant({ type: 'boolean' as const }),
  fc.tuple(fc.nat(2), fc.nat(2)).map(([min, more]) => ({ type: 'number' as const, min, max: min + more })),
  fc.subarray(['p', 'q', 'r'], { minLength: 1 }).map((of) => ({ type: 'choice' as const, of })),
);

const event = fc.record({
  tag: oneOf('cart', 'search'),
  fields: fc.dictionary(oneOf('f', 'g'), field, { noNullPrototype: true }),
  reason: oneOf('one', 'another'),
});

const vocabulary = fc.record(
  {
    names: fc.subarray(['u-row', 'u-col']),
    stylesheets: fc.boolean(),
    routes: fc.subarray(['/help/*', '/']),
    parameters: fc.subarray(['page']),
  },
  maybe,
);

/** Policies of the right shape; their rules may contradict each other. */
export const policies: fc.Arbitrary<PolicyArtifact> = fc.record(
  {
    v: fc.constant(1 as const),
    id: fc.constant('random'),
    version: oneOf('1', '2'),
    mode: oneOf('mask-all', 'mask-inputs'),
    profile: oneOf('cnil-draft', 'pci', 'health'),
    rules: fc.uniqueArray(rule, { selector: ({ id }) => id, maxLength: 3 }),
    vocabulary,
    events: fc.uniqueArray(event, { selector: ({ tag }) => tag }),
    marks: oneOf('all', 'tighten'),
    textShape: oneOf('drawn', 'length'),
    drawings: oneOf('icons', 'none'),
  },
  { requiredKeys: ['v', 'id', 'version', 'mode', 'rules'] },
);

/** Rules that let something through, and rules that do not. */
export const unmasking = rule.map((made): PolicyRule => ({ ...made, id: 'new', do: 'unmask' }));
export const masking = rule.map(({ what: _, ...made }): PolicyRule => ({ ...made, id: 'new', do: 'mask' }));

/** Small changes that never loosen. */
export const tighteningSteps: fc.Arbitrary<(policy: PolicyArtifact) => PolicyArtifact> = fc.oneof(
  masking.map((rule) => (policy: PolicyArtifact) => withRules(policy, [...others(policy, 'new'), rule])),
  fc.constant((policy: PolicyArtifact) =>
    withRules(
      policy,
      policy.rules.filter((one) => one.do !== 'unmask'),
    ),
  ),
  fc.constant((policy: PolicyArtifact) =>
    withRules(
      policy,
      policy.rules.map((one) => (one.do === 'block' ? { ...one, do: 'drop' as const } : one)),
    ),
  ),
  fc.constant((policy: PolicyArtifact) =>
    withRules(
      policy,
      policy.rules.map((one) => ({ ...one, id: `${one.id}-2` })),
    ),
  ),
  fc.constant((policy: PolicyArtifact) => ({ ...policy, mode: 'mask-all' as const })),
  fc.constant((policy: PolicyArtifact) => ({ ...policy, marks: 'tighten' as const })),
  fc.constant((policy: PolicyArtifact) => ({
    ...policy,
    textShape: 'length' as const,
    drawings: 'none' as const,
  })),
  fc.constant((policy: PolicyArtifact) => ({ ...policy, vocabulary: { stylesheets: false } })),
  fc.constant(({ events: _, ...policy }: PolicyArtifact) => policy),
);

// A mask that stood under the id `new` must not go when another takes it.
function others({ rules }: PolicyArtifact, id: string): readonly PolicyRule[] {
  return rules.map((one, at) => (one.id === id ? { ...one, id: `kept-${at}-${rules.length}` } : one));
}

function withRules(policy: PolicyArtifact, rules: readonly PolicyRule[]): PolicyArtifact {
  return { ...policy, rules };
}
