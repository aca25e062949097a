import { compilePolicy, DEFAULT_POLICY, PolicyError, tightens } from '@scrim/masking-rules';
import { parsePolicy, policySchema } from '@scrim/masking-rules/policy';
import { canonicalHash } from '@scrim/protocol/canonical';
import { describe, expect, it } from 'vitest';

const good = { v: 1, id: 'clinic', version: '2026-11', mode: 'mask-all', rules: [] };
const bad: readonly (readonly [code: string, policy: unknown])[] = [
  ['policy_malformed', null],
  ['policy_malformed', []],
  ['policy_malformed', 'mask-all'],
  ['policy_malformed', { ...good, v: 2 }],
  ['policy_malformed', { ...good, id: 'a b' }],
  ['policy_malformed', { ...good, version: '' }],
  ['policy_malformed', { ...good, rules: {} }],
  ['policy_malformed', { ...good, unmaskAll: true }],
  ['policy_unknown_mode', { ...good, mode: 'mask-inputs' }],
  ['policy_unknown_mode', { ...good, mode: undefined }],
  ['policy_unsupported_rule', { ...good, rules: [{ id: 'a', select: '.a', do: 'unmask' }] }],
];

describe.each([
  ['compilePolicy', (policy: unknown) => compilePolicy(policy).policy],
  ['parsePolicy', parsePolicy],
])('%s', (_, read) => {
  it('takes what masks everything', () => {
    expect(read(good)).toEqual(good);
    expect(read(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
  });

  it.each(bad)('says %s of %j', (code, policy) => {
    expect(() => read(policy)).toThrow(PolicyError);
    expect(() => read(policy)).toThrow(expect.objectContaining({ name: 'PolicyError', code }));
  });
});

it('the schema refuses what the compiler refuses', () => {
  expect(bad.filter(([, policy]) => policySchema.safeParse(policy).success)).toEqual([]);
});

it('the hash is of the RFC 8785 bytes, whatever the order of keys', () => {
  const turned = Object.fromEntries(Object.entries(good).reverse());
  expect(compilePolicy(turned).hash).toBe(canonicalHash(good));
  expect(compilePolicy({ ...good, version: '3' }).hash).not.toBe(canonicalHash(good));
});

it('one tightens the other only when both mask everything', () => {
  const { policy } = compilePolicy(good);
  expect(tightens(DEFAULT_POLICY, policy)).toBe(true);
  const looser = { ...policy, mode: 'mask-inputs' } as unknown as typeof policy;
  expect(tightens(DEFAULT_POLICY, looser)).toBe(false);
  expect(tightens(DEFAULT_POLICY, { ...policy, rules: [{}] } as unknown as typeof policy)).toBe(false);
});
