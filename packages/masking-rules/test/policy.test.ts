// Policies where there is no page: the verdict on each of the corpus, hashes, and what is kept of a policy.
import {
  compilePolicy as compileOnPage,
  DEFAULT_POLICY,
  describePolicy,
  isCompiled,
  PolicyError,
  PROFILES,
} from '@scrim/masking-rules';
import { compilePolicy, parsePolicy, policySchema } from '@scrim/masking-rules/policy';
import { canonicalHash } from '@scrim/protocol/canonical';
import { compile } from 'css-select';
import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../src/names/vocabulary.ts';
import { CORPUS, GOOD, GOOD_SELECTORS, ruleWith } from './policy-corpus.ts';

function failureOf(read: () => unknown): unknown {
  try {
    read();
    return null;
  } catch (error) {
    return error;
  }
}

describe('parsePolicy', () => {
  it.each(CORPUS)('$code of $name', ({ policy, code, rule }) => {
    const failure = failureOf(() => parsePolicy(policy));
    if (code === null) {
      expect(failure).toBeNull();
      return;
    }
    expect(failure).toBeInstanceOf(PolicyError);
    expect(failure).toMatchObject({ name: 'PolicyError', code, rule });
    expect((failure as PolicyError).message).toMatch(/^policy[ .:[]/);
    if (rule !== undefined) expect((failure as PolicyError).message).toContain(`(rule ${rule})`);
  });

  it('names the path of the fault', () => {
    const policy = { ...GOOD, rules: [ruleWith(), ruleWith({ id: 'b', do: 'show' })] };
    expect(() => parsePolicy(policy)).toThrow(/^policy\.rules\[1\]\.do \(rule b\): /);
    expect(() => parsePolicy({ ...GOOD, vocabulary: { names: ['a', ''] } })).toThrow(
      /^policy\.vocabulary\.names\[1\]: /,
    );
  });

  it('gives the policy as it was written', () => {
    for (const { policy, code } of CORPUS) if (code === null) expect(parsePolicy(policy)).toEqual(policy);
  });
});

describe('the page’s door, without a page', () => {
  it.each(CORPUS)('$code of $name', ({ policy, code, rule }) => {
    const failure = failureOf(() => compileOnPage(policy));
    const isUnchecked = failure instanceof PolicyError && failure.code === 'policy_selector_unchecked';
    const hasRules = ((policy as { rules?: unknown[] } | null)?.rules?.length ?? 0) > 0;
    if (isUnchecked) expect({ hasRules, code }).not.toMatchObject({ code: 'policy_malformed' });
    else if (code === null) expect({ failure, hasRules }).toEqual({ failure: null, hasRules: false });
    else expect(failure).toMatchObject({ name: 'PolicyError', code, rule });
  });
});

it('the schema is the shape: it takes whatever is good, and nothing that is malformed', () => {
  // What is no JSON at all, and the size of the whole, are not the schema's.
  const others = [
    'a number that JSON lacks',
    'names above 131072 bytes',
    'a field with a prototype for a name',
    'half a sign',
  ];
  const isTaken = (policy: unknown): boolean => policySchema.safeParse(policy).success;
  for (const { name, policy, code } of CORPUS) {
    if (code === null) expect([name, isTaken(policy)]).toEqual([name, true]);
    const isShape = code === 'policy_malformed' || code === 'policy_unknown_mode';
    if (isShape && !others.includes(name)) expect([name, isTaken(policy)]).toEqual([name, false]);
  }
});

it('css-select can answer every good selector', () => {
  for (const selector of GOOD_SELECTORS) expect(() => compile(selector), selector).not.toThrow();
});

describe('the hash', () => {
  it('of the default policy never changes: it is in sealed headers', () => {
    expect(compileOnPage(DEFAULT_POLICY).hash).toBe('5GB7NWzvup4FMD5XwAhK9K6iOwuBQkywBeEQ8hKwVdo');
    expect(compilePolicy(DEFAULT_POLICY).hash).toBe('5GB7NWzvup4FMD5XwAhK9K6iOwuBQkywBeEQ8hKwVdo');
  });

  it('is of the RFC 8785 bytes as written, whatever the order of keys', () => {
    const policy = { ...PROFILES.health, rules: [ruleWith({ on: '/help' })] };
    const turned = Object.fromEntries(Object.entries(policy).reverse());
    expect(compilePolicy(turned).hash).toBe(canonicalHash(policy));
    expect(compilePolicy({ ...policy, version: '2' }).hash).not.toBe(canonicalHash(policy));
    // A default that is written down is other bytes, so it has another hash.
    expect(compilePolicy({ ...GOOD, drawings: 'icons' }).hash).not.toBe(compilePolicy(GOOD).hash);
  });
});

describe('a compiled policy', () => {
  it('is known by itself, not by its looks', () => {
    const compiled = compilePolicy(GOOD);
    expect(isCompiled(compiled)).toBe(true);
    expect(isCompiled(compileOnPage(GOOD))).toBe(true);
    expect([{ ...compiled }, structuredClone(compiled), GOOD, null, 'x'].map(isCompiled)).toEqual(
      Array(5).fill(false),
    );
  });

  it('does not change with what it was made from, and cannot be changed', () => {
    const names = ['u-row'];
    const { policy } = compilePolicy({ ...GOOD, vocabulary: { names } });
    names.push('user-smith');
    expect(policy.vocabulary?.names).toEqual(['u-row']);
    expect(Object.isFrozen(policy)).toBe(true);
    expect(Object.isFrozen(policy.vocabulary?.names)).toBe(true);
  });

  it('says what is written and no more, also where a script has given every object of the page more keys', () => {
    const rules = [ruleWith()];
    const everything = {
      what: 'all',
      marks: 'all',
      names: ['smith'],
      profile: 'pci',
      vocabulary: { names: ['smith'] },
    };
    const { hash } = compilePolicy({ ...GOOD, rules });
    Object.assign(Object.prototype, everything);
    try {
      const { policy, hash: now } = compilePolicy({ ...GOOD, rules });
      expect(now).toBe(hash);
      expect([policy.rules[0]?.what, policy.marks, policy.profile, policy.vocabulary]).toEqual(
        Array(4).fill(undefined),
      );
      expect(createVocabulary(policy.vocabulary).passes('class', 'smith')).toBe(false);
      // The control: an object of the page's does have them.
      expect(({} as { readonly what?: string }).what).toBe('all');
    } finally {
      for (const key of Object.keys(everything)) Reflect.deleteProperty(Object.prototype, key);
    }
  });

  it('is of a policy of another realm as well', async () => {
    const { runInNewContext } = await import('node:vm');
    expect(parsePolicy(runInNewContext(`(${JSON.stringify(GOOD)})`))).toEqual(GOOD);
  });
});

it('profiles cannot be changed, and compose with rules of one’s own', () => {
  expect(Object.isFrozen(PROFILES.pci.rules[0])).toBe(true);
  const rules = [...PROFILES.health.rules, ruleWith({ on: '/opening-hours' })];
  const policy = { ...PROFILES.health, id: 'clinic', version: '1', rules };
  expect(parsePolicy(policy)).toEqual(policy);
});

it('words name everything that lets something through', () => {
  const words = describePolicy(
    parsePolicy({
      ...GOOD,
      rules: [ruleWith({ on: '/help/*' }), ruleWith({ id: 'map', select: '.map', do: 'block' })],
      vocabulary: { names: ['u-row'], routes: ['/help/*'], parameters: ['page'] },
      events: [{ tag: 'cart', fields: { step: { type: 'choice', of: ['a', 'b'] } }, reason: 'Why not.' }],
    }),
  ).join('\n');
  expect(words).toContain('Rule help lets the text of .help through on /help/*. Why: The same for everyone.');
  expect(words).toContain('Rule map keeps only the box of .map on every page.');
  for (const word of ['u-row', '/help/*', 'page', 'cart', 'step (one of a, b)'])
    expect(words).toContain(word);
});
