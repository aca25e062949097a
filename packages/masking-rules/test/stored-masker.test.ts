// Masking stored events: options, what is malformed, what it says of rules that cannot be told, and the places of a
// pointer. That it does what the live engine does is held by stored-corpora.test.ts.
import { compilePolicy, DEFAULT_POLICY, PolicyError, parsePolicy } from '@scrim/masking-rules/policy';
import { createStoredMasker, type StoredMasker, type StoredMaskerOptions } from '@scrim/masking-rules/stored';
import type { PolicyArtifact } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { makeCanaries } from './canaries.ts';
import { bare, loosePolicy, rule, withRules } from './corpora/fixture-page.ts';
import { addTo, element, event, metaAt, mutation, snapshotOf, text } from './stored-events.ts';

const SHOWING = loosePolicy('card open');

function maskerFor(policy: PolicyArtifact, more: Partial<StoredMaskerOptions> = {}): StoredMasker {
  return createStoredMasker({ policy: compilePolicy(policy), ...more });
}

const written = (masked: unknown): string => JSON.stringify(masked);

describe('createStoredMasker', () => {
  it('refuses options that are wrong or not known', () => {
    const policy = compilePolicy(SHOWING);
    const unchecked = { policy: SHOWING, hash: 'x' };
    expect(() => createStoredMasker({ policy: unchecked })).toThrow(PolicyError);
    expect(() => createStoredMasker({ policy, recordedUnder: unchecked })).toThrow(PolicyError);
    expect(() => createStoredMasker({ policy, key: new Uint8Array(31) })).toThrow(TypeError);
    expect(() => createStoredMasker({ policy, maxDrops: 0 })).toThrow(RangeError);
    expect(() => createStoredMasker({ policy, maskDrops: 1 } as StoredMaskerOptions)).toThrow(/maskDrops/);
  });

  it('gives names that pass no longer a new token, the same in nodes and styles', () => {
    const style = element(11, 'style', { _cssText: '.card{color:red;}._abcdefghij{color:blue;}' });
    const stored = snapshotOf(style, element(10, 'p', { class: 'card _abcdefghij' }, text(12, 'xxxx')));
    const [one, other] = [0, 1].map(() =>
      written(maskerFor(bare({ ...SHOWING, vocabulary: {} })).mask(stored)),
    );
    expect(one).not.toContain('card');
    expect(one).toContain('_abcdefghij');
    const token = /"class":"(_[a-z]{10}) _abcdefghij"/.exec(one ?? '')?.[1] ?? 'none';
    expect(one).toContain(`.${token}{`);
    expect(other).not.toContain(token);
  });

  it.each(['letters', 'words'] as const)(
    'hides canaries of %s where a rule hides, and not elsewhere',
    (kind) => {
      const [inCard = '', later = '', moved = '', beside = ''] = makeCanaries(kind, 4);
      const masker = maskerFor(withRules(SHOWING, 'cards', rule('cards', 'mask', '.card')));
      const masked = [
        snapshotOf(
          element(10, 'div', { class: 'card' }, text(11, inCard), element(12, 'p', {}, text(13, moved))),
          text(14, beside),
        ),
        mutation({ texts: [{ id: 11, value: later }] }),
        mutation({
          removes: [{ parentId: 10, id: 12 }],
          adds: [addTo(3, element(12, 'p')), addTo(12, text(13, moved))],
        }),
      ].map((one) => written(masker.mask(one)));
      for (const hidden of [inCard, later, moved]) expect(masked.join()).not.toContain(hidden);
      expect(masked.join()).toContain(beside);
    },
  );
});

describe('what is malformed', () => {
  const secret = makeCanaries('words', 1)[0] ?? '';

  it.each([
    ['nothing', null],
    [
      'one id twice',
      snapshotOf(element(50, 'p', {}, text(51, secret)), element(50, 'p', {}, text(52, secret))),
    ],
    [
      'a node that is none',
      mutation({ adds: [{ parentId: 3, nextId: null, node: { type: 9, id: 60, text: secret } }] }),
    ],
    ['a kind of event that is not known', event(99, { text: secret })],
    [
      'an event that throws',
      Object.defineProperty({ type: 2 }, 'data', {
        get: () => {
          throw new Error(secret);
        },
      }),
    ],
  ])('%s is dropped and counted, and nothing throws', (_, malformed) => {
    const told: string[] = [];
    const masker = maskerFor(SHOWING, { maxDrops: 2, onDrop: (reason) => told.push(reason) });
    expect(masker.mask(snapshotOf(text(10, 'shown')))).not.toBeNull();
    expect([masker.mask(malformed), masker.stopped()]).toEqual([null, false]);
    expect(Object.keys(masker.counts()).join()).toMatch(/event_(malformed|unknown)/);
    expect([masker.mask(malformed), masker.stopped()]).toEqual([null, true]);
    expect(told.join()).not.toContain(secret);
    expect(told.at(-1)).toBe('masking_stopped');
    expect(masker.mask(snapshotOf(text(10, 'shown')))).toBeNull();
  });
});

describe('unevaluable', () => {
  const stored = snapshotOf(
    element(10, 'p', { class: '_abcdefghij' }, text(11, 'first')),
    element(12, 'p', {}, text(13, 'other')),
  );
  const textsOf = (masked: unknown) =>
    [...written(masked).matchAll(/"textContent":"([^"]*)"/g)].map(([, found]) => found);

  it('is empty before a doubt was met', () => {
    const masker = maskerFor(withRules(SHOWING, 'more', rule('ward', 'mask', '[data-ward]')));
    expect(masker.unevaluable()).toEqual([]);
    masker.mask(metaAt('https://site.test/'));
    expect(masker.unevaluable()).toEqual([]);
  });

  it.each([
    [
      'hides what may be behind a token',
      rule('r', 'mask', '.balance'),
      ['xxxx', 'other'],
      '.balance asks for what was not kept, or became a token',
    ],
    [
      'hides everything where an attribute is gone',
      rule('r', 'mask', '[data-ward]'),
      ['xxxx', 'xxxx'],
      '[data-ward] asks for what was not kept, or became a token',
    ],
    [
      'masks what may be dropped',
      rule('r', 'drop', 'p:nth-child(2)'),
      ['xxxx', 'xxxx'],
      ':nth-child(2) asks for what was not kept, or became a token',
    ],
    [
      'hides on routes that are tokens',
      rule('r', 'mask', 'p', { on: '/patients' }),
      ['xxxx', 'xxxx'],
      '/patients meets addresses that are tokens',
    ],
    ['is not asked on other routes', rule('r', 'mask', 'p', { on: '/a/b' }), ['first', 'other'], null],
  ])('%s', (_, own, texts, why) => {
    const masker = maskerFor(withRules(SHOWING, 'more', own));
    masker.mask(metaAt('https://site.test/_abcdefghij'));
    expect(textsOf(masker.mask(stored)).filter((found) => found !== '')).toEqual(texts);
    expect(masker.unevaluable()).toEqual(why === null ? [] : [{ rule: 'r', why }]);
  });

  it.each([
    ['.balance', ['xxxx', 'xxxx']],
    ['p:not([data-ward])', ['xxxx', 'xxxx']],
    ['p', ['first', 'other']],
  ])('an unmask of %s lets through only what it surely selects', (select, texts) => {
    const masker = maskerFor({ ...SHOWING, mode: 'mask-all', rules: [rule('r', 'unmask', select)] });
    expect(textsOf(masker.mask(stored)).filter((found) => found !== '')).toEqual(texts);
    expect(masker.unevaluable().length).toBe(select === 'p' ? 0 : 1);
  });

  it('knows more when it knows the policy of the recording', () => {
    const policy = withRules(loosePolicy('balance'), 'more', rule('r', 'mask', '.balance'));
    const masker = maskerFor(policy, { recordedUnder: compilePolicy(loosePolicy('balance')) });
    expect(textsOf(masker.mask(stored)).filter((found) => found !== '')).toEqual(['first', 'other']);
    expect(masker.unevaluable()).toEqual([]);
  });
});

describe('places of a pointer', () => {
  const stored = snapshotOf(
    element(10, 'input', { type: 'text', class: 'card', value: '*****' }),
    element(11, 'div', { class: 'open' }),
  );
  const click = (id: number) => event(3, { source: 2, type: 2, id, x: 31, y: 17 });
  const showing = withRules(SHOWING, 'shows', rule('card', 'unmask', '.card', { what: 'inputs' }));

  it.each([
    ['gone in a field, when the policy of the recording is not known', SHOWING, undefined, 10, false],
    ['gone in a field that was shown', SHOWING, showing, 10, false],
    ['kept in a field that was masked: its centre', SHOWING, SHOWING, 10, true],
    ['kept in a field that is shown', showing, showing, 10, true],
    ['kept beside fields', SHOWING, undefined, 11, true],
    [
      'gone in a region that is blocked now',
      withRules(SHOWING, 'b', rule('b', 'block', '.open')),
      SHOWING,
      11,
      false,
    ],
  ] as const)('are %s', (_, policy, recorded, id, kept) => {
    const masker = maskerFor(
      policy,
      recorded === undefined ? {} : { recordedUnder: compilePolicy(recorded) },
    );
    masker.mask(stored);
    const masked = masker.mask(click(id));
    if (kept) expect(masked).toMatchObject({ data: { id, x: 31, y: 17 } });
    else expect(masked).toBeNull();
  });
});

it('takes policies that were written elsewhere', () => {
  expect(maskerFor(parsePolicy(DEFAULT_POLICY)).mask(snapshotOf(text(10, 'shown')))).not.toBeNull();
});
