// Ready-made policies to start from, one for each profile. What a profile demands of every policy that names it is in
// profile-check.ts: its rules here, by meaning, are among that.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';

/** The names of the profiles. */
export type ProfileName = NonNullable<PolicyArtifact['profile']>;

const PASSWORDS: PolicyRule = {
  id: 'cnil-passwords',
  select: '[type="password" i], [autocomplete*="-password" i], [autocomplete*="one-time-code" i]',
  do: 'block',
  reason: 'Passwords and one-time codes are never recorded, not even that something was entered.',
};

const PAYMENT_FIELDS: PolicyRule = {
  id: 'payment-fields',
  select: '[autocomplete*="cc-" i]',
  do: 'block',
  reason: 'Payment data is never recorded, not even that something was entered.',
};

const PAYMENT_FORMS: PolicyRule = {
  id: 'payment-forms',
  select: 'form:has([autocomplete*="cc-" i])',
  do: 'block',
  reason: 'What stands around a card number belongs to the payment.',
};

const FRAMES: PolicyRule = {
  id: 'payment-frames',
  select: 'iframe',
  do: 'block',
  reason: 'Payment providers put their fields into frames.',
};

/**
 * Policies to start from, by profile: give it an id and a version of your own and add rules of your own.
 *
 * `cnil-draft` is aligned with the CNIL's draft recommendation on session replay of 2026-02-25.
 */
export const PROFILES: Readonly<Record<ProfileName, PolicyArtifact>> = deepFreeze({
  'cnil-draft': profile('cnil-draft', [PASSWORDS, PAYMENT_FIELDS]),
  pci: profile('pci', [PAYMENT_FORMS, PAYMENT_FIELDS, FRAMES]),
  health: {
    ...profile('health', []),
    vocabulary: { stylesheets: false },
    textShape: 'length',
    drawings: 'none',
  },
});

function profile(name: ProfileName, rules: readonly PolicyRule[]): PolicyArtifact {
  return {
    v: 1,
    id: `scrim-${name}`,
    version: '1',
    mode: 'mask-all',
    profile: name,
    rules,
    marks: 'tighten',
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
