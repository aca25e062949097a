import { type ConsentOptions, createConsent } from '@scrim/consent';
import { expect, test } from 'vitest';
import { NOTICE, newSite, optionsFor, PURPOSE } from './shop.ts';

const build = (more: object) => () => createConsent({ ...optionsFor(newSite()), ...more } as ConsentOptions);

test('the options of the fixture are accepted', () => {
  expect(build({})().state()).toBe('idle');
});

test.each([
  ['an unknown key', { purpose: [] }, 'createConsent.purpose: no such option'],
  [
    'an unknown key of the notice',
    { notice: { ...NOTICE, hash: 'x' } },
    'createConsent.notice.hash: no such option',
  ],
  ['no purposes', { purposes: undefined }, 'createConsent.purposes: expected a list of 1-20, got undefined'],
  ['an empty list of purposes', { purposes: [] }, 'createConsent.purposes: expected a list of 1-20'],
  ['no notice', { notice: undefined }, 'createConsent.notice: expected an object, got undefined'],
  [
    'a notice without a version',
    { notice: { ...NOTICE, version: undefined } },
    'createConsent.notice.version',
  ],
  ['a hash that is none', { notice: { ...NOTICE, textHash: 'abc' } }, 'createConsent.notice.textHash'],
  [
    'another lawful basis',
    { purposes: [{ ...PURPOSE, lawfulBasis: 'contract' }] },
    'purposes[0].lawfulBasis',
  ],
  ['two purposes of one id', { purposes: [PURPOSE, PURPOSE] }, 'purposes with different ids'],
  ['a relative collector', { collector: '/scrim' }, 'createConsent.collector: expected an absolute URL'],
  ['a collector without http', { collector: 'ftp://a.example/' }, 'createConsent.collector'],
  ['nobody responsible', { controllers: [] }, 'createConsent.controllers'],
  ['a site that is no id', { site: 'a shop' }, 'createConsent.site'],
  ['a storage that is none', { storage: {} }, 'createConsent.storage'],
  ['a fetch that is none', { fetch: 'fetch' }, 'createConsent.fetch'],
  ['a validity in words', { validForSeconds: '1d' }, 'createConsent.validForSeconds'],
])('%s is a TypeError naming the field', (_, more, message) => {
  expect(build(more)).toThrow(TypeError);
  expect(build(more)).toThrow(message);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'a validity of %s is a RangeError',
  (validForSeconds) => {
    expect(build({ validForSeconds })).toThrow(RangeError);
  },
);

test('an error tells the kind of a wrong value, never the value', () => {
  expect(build({ site: 'jane@example.org' })).toThrow(/^(?!.*jane).*got string$/);
});

test('outside a page it is built, and nothing is granted', () => {
  const consent = build({})();
  expect([consent.state(), consent.allowed(), consent.history()]).toEqual(['idle', false, []]);
});
