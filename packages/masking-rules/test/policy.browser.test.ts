// Policies where the page's own engine checks the selectors: the same verdict as with zod and css-what, on everything.
import { compilePolicy, PolicyError } from '@scrim/masking-rules';
import { compilePolicy as compileElsewhere } from '@scrim/masking-rules/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAD_SELECTORS, CORPUS, GOOD, GOOD_SELECTORS, ruleWith } from './policy-corpus.ts';

function verdictOf(compile: (policy: unknown) => unknown, policy: unknown): unknown {
  try {
    compile(policy);
    return null;
  } catch (error) {
    return error instanceof PolicyError ? { code: error.code, rule: error.rule } : error;
  }
}

describe('compilePolicy', () => {
  it.each(CORPUS)('$code of $name, as elsewhere', ({ policy, code, rule }) => {
    const verdict = verdictOf(compilePolicy, policy);
    expect(verdict).toEqual(code === null ? null : { code, rule });
    expect(verdict).toEqual(verdictOf(compileElsewhere, policy));
  });

  it('gives the same hash as elsewhere', () => {
    const good = CORPUS.filter(({ code }) => code === null);
    expect(good.length).toBeGreaterThan(50);
    for (const { policy } of good) {
      expect(compilePolicy(policy)).toEqual(compileElsewhere(policy));
    }
  });
});

describe('this engine', () => {
  const matches = (selector: string): boolean => {
    try {
      document.createElement('p').matches(selector);
      return true;
    } catch {
      return false;
    }
  };

  it('can match with every good selector', () => {
    expect(GOOD_SELECTORS.filter((selector) => !matches(selector))).toEqual([]);
  });

  // What the check is for: some of these would match nothing, and so mask nothing, without a word.
  it('would take some of the bad ones without a word', () => {
    const taken = BAD_SELECTORS.filter(matches);
    expect(taken).toEqual(expect.arrayContaining([':is(:bad)', '::before', ':is()', ':where(.a, :bad)']));
  });
});

describe('selectors made of random pieces', () => {
  const pieces = [
    ...[
      '.a',
      '#b',
      'p',
      '*',
      ' ',
      '>',
      '+',
      '~',
      ',',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '\\',
      '|',
      ':',
      '::',
      '-',
      '1',
    ],
    ...[
      '[x]',
      '[x=y]',
      '[x="y" i]',
      '=',
      ':is(',
      ':not(',
      ':where(',
      ':has(',
      ':first-child',
      ':nth-child(',
      '2n+1',
    ],
    ...[
      ':hover',
      '::before',
      ':bad',
      '/*',
      '*/',
      '\n',
      '\u0000',
      '{',
      '}',
      ';',
      '@',
      '&',
      '\\31 ',
      'é',
      '::part(a)',
    ],
  ];
  const selectors = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
    .map((some) => some.join(''));
  const policyWith = (select: string) => ({ ...GOOD, rules: [ruleWith({ select, do: 'mask' })] });

  it('have the same verdict here as elsewhere, and one that is taken can be matched with', () => {
    let taken = 0;
    fc.assert(
      fc.property(selectors, (select) => {
        const verdict = verdictOf(compilePolicy, policyWith(select));
        expect(verdict).toEqual(verdictOf(compileElsewhere, policyWith(select)));
        if (verdict !== null) return;
        taken += 1;
        document.createElement('p').matches(select);
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(200);
  });
});
