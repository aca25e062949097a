// What of an address passes: origin, listed routes, listed parameters. Through the function that every address takes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokens } from '../src/names/tokens.ts';
import { createVocabulary } from '../src/names/vocabulary.ts';
import { maskUrl } from '../src/url-mask.ts';
import { makeCanaries } from './canaries.ts';

const OWN = 'https://shop.test';
const LISTED = {
  routes: ['/orders/:id', '/orders/:id/items', '/help/*', '/sign-in'],
  parameters: ['page', 'sort'],
};
const tokenise = createTokens();
const names = { tokenise, vocabulary: createVocabulary(LISTED) };
/** Tokens replaced by `T`. */
const shown = (href: string, own = OWN) =>
  maskUrl(names, href, own)
    ?.replace(/_[a-z]{10}/g, 'T')
    .replace(/[a-z]{10}\.invalid/, 'T.invalid') ?? null;

describe('the path of an address', () => {
  it.each([
    ['/orders/smith', '/orders/T'],
    ['/orders/smith/', '/orders/T/'],
    ['/orders/smith/items', '/orders/T/items'],
    ['/orders/smith/notes', '/T/T/T'],
    ['/orders', '/T'],
    ['/help/smith/oncology', '/help/T/T'],
    ['/sign-in', '/sign-in'],
    ['/Sign-In', '/T'],
    ['/sign-in2', '/T'],
    ['/', '/'],
    ['', '/'],
    // The browser resolves dots, also written as %2e, and turns backslashes.
    ['/orders/../sign-in', '/sign-in'],
    ['/orders/%2e%2e/sign-in', '/sign-in'],
    ['/smith/%2E%2e/sign-in', '/sign-in'],
    ['\\orders\\smith', '/orders/T'],
    // Anything else that is encoded is another word.
    ['/%6frders/1', '/T/T'],
    ['/orders%2Fsmith', '/T'],
    ['/orders/smith%2Fitems', '/orders/T'],
    ['/orders//items', '/orders//items'],
    ['//orders/smith', 'https://T.invalid/T'],
    ['/orders;smith=1/2', '/T/T'],
    ['/orders/smith;jsessionid=4', '/orders/T'],
    ['/orders/\u{1f600}', '/orders/T'],
  ])('%j is shown as %j', (path, expected) => {
    expect(shown(path)).toBe(expected.startsWith('http') ? expected : OWN + expected);
  });

  it('is the same token wherever the same segment stands', () => {
    const [first, second] = ['/orders/smith', '/patients/smith'].map((path) =>
      maskUrl(names, path, OWN)?.split('/'),
    );
    expect(first?.at(-1)).toBe(second?.at(-1));
  });

  it('that is very long, or very deep, ends as one token', () => {
    expect(shown(`/${'a'.repeat(100_000)}`)).toBe(`${OWN}/T`);
    expect(shown(`/help/${'smith/'.repeat(10_000)}`)).toBe(`${OWN}/T`);
    expect(shown(`/help${'/a'.repeat(100)}`)).toBe(`${OWN}/help${'/T'.repeat(32)}`);
    expect(maskUrl(names, `/help${'/smith'.repeat(600)}`, OWN)?.length).toBeLessThan(500);
  });
});

describe('an own address written in full', () => {
  const PIECES = [
    '/',
    '.',
    '..',
    'smith',
    'orders',
    'help',
    '%2e',
    '%',
    '\\',
    '?',
    '#',
    '@',
    ':',
    ':80',
    '~',
    ' ',
    '\t',
    'é',
    ';',
  ];

  it.each([
    ['routes only', { routes: LISTED.routes }],
    ['routes and parameters', LISTED],
  ] as const)('is what the address parser makes of it, with %s', (_, listed) => {
    const by = { tokenise, vocabulary: createVocabulary(listed) };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), (pieces) => {
        const href = OWN + pieces.join('');
        // A tab before it changes nothing but that it does not begin like an own address: it takes the long way.
        expect(maskUrl(by, href, OWN)).toBe(maskUrl(by, `\t${href}`, OWN));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the rest of an address', () => {
  it.each([
    ['/sign-in?user=smith#smith', '/sign-in'],
    ['/sign-in?page=2&user=smith&sort=name', '/sign-in?page=2&sort=name'],
    ['/sign-in?page=2&page=3', '/sign-in?page=2&page=3'],
    ['/sign-in?Page=2&page%20=3&%70age=4', '/sign-in?page=4'],
    ['/sign-in?page=a%26user%3Dsmith', '/sign-in?page=a%26user%3Dsmith'],
    ['/sign-in?smith', '/sign-in'],
    [`/sign-in?page=${'1'.repeat(257)}`, '/sign-in'],
    // A route after # is a fragment like any other.
    ['/#/orders/smith', '/'],
    ['/#!/sign-in?page=2', '/'],
    ['https://smith:oncology@shop.test/sign-in', '/sign-in'],
    ['HTTPS://SHOP.TEST:443/sign-in', '/sign-in'],
  ])('%s is shown as %s', (href, expected) => expect(shown(href)).toBe(OWN + expected));

  it('of a listed parameter is looked at by the tripwire', () => {
    const redact = (text: string) => text.replace('4111', '█████');
    const href = maskUrl({ ...names, redact }, '/sign-in?page=4111&sort=%34111', OWN);
    expect(href).toBe(
      `${OWN}/sign-in?page=%E2%96%88%E2%96%88%E2%96%88%E2%96%88%E2%96%88&sort=%E2%96%88%E2%96%88%E2%96%88%E2%96%88%E2%96%88`,
    );
  });

  it('has at most 32 listed parameters', () => {
    const href = maskUrl(names, `/sign-in?${'page=1&'.repeat(1000)}`, OWN);
    expect(href?.match(/page=/g)).toHaveLength(32);
  });

  it.each([
    'https://other.test/orders/smith?page=2',
    'https://shop.test.evil.test/orders/1',
    'https://shop.test:8443/orders/1',
    'http://shop.test/orders/1',
    'https://xn--smith-kva.test/sign-in?page=1',
    'https://smíth.test/sign-in?page=1',
    'https://shop.test.:443/sign-in?page=1',
    'https://shop.test@smith.test/sign-in?page=1',
    'https:\\\\smith.test\\sign-in',
    '//smith.test/sign-in?page=1',
    'https://127.0.0.1/sign-in',
    'https://[::1]/sign-in',
  ])('on another host is all tokens: %s', (href) => {
    expect(shown(href)).toMatch(/^https:\/\/T\.invalid(?:\/T){1,2}$/);
  });

  it.each([
    'javascript:smith()',
    ' java\nscript:smith()',
    'JAVASCRIPT://shop.test/%0asmith',
    'data:text/html,smith',
    'blob:https://shop.test/smith',
    'filesystem:https://shop.test/smith',
    'view-source:https://shop.test/smith',
    'mailto:smith@x.test',
    'tel:+4915112345',
    'about:blank#smith',
    'about:srcdoc',
    'file:///smith',
    'ftp://shop.test/smith',
    'chrome-extension://smith/x',
    'https://[smith',
    'https://shop test/',
    'https://:443',
  ])('is no address: %s', (href) => expect(shown(href)).toBeNull());

  it('of a page without an origin is all tokens', () => {
    expect(shown('https://shop.test/sign-in?page=1', '')).toBe('https://T.invalid/T');
    expect(shown('/sign-in', '')).toBeNull();
  });
});

const PLACES = [
  'https://shop.test/CANARY',
  'https://shop.test/orders/CANARY',
  'https://shop.test/CANARY/orders/1',
  'https://shop.test/help/a/b/CANARY?CANARY=1',
  'https://shop.test/sign-in?q=CANARY#CANARY',
  'https://shop.test/sign-in#/orders/CANARY?page=CANARY',
  'https://CANARY:CANARY@shop.test/sign-in',
  'https://CANARY.shop.test/sign-in',
  'https://CANARY.test:1234/help/CANARY?page=CANARY',
  '/orders\\CANARY\\items',
  '/%2e%2e/CANARY/./CANARY;CANARY',
  'javascript:CANARY',
  'blob:https://shop.test/CANARY',
];

describe('a word that is not listed', () => {
  it.each(PLACES)('is not in %s', (place) => {
    for (const canary of [...makeCanaries('letters', 1), ...makeCanaries('words', 1)]) {
      const masked = maskUrl(names, place.replaceAll('CANARY', canary), OWN) ?? '';
      for (const part of [canary, ...canary.split('-')]) expect(masked).not.toContain(part);
    }
  });

  // The control: the search finds the word where it is listed.
  it('is there when it is listed', () => {
    const vocabulary = createVocabulary({ routes: ['/patients/smith'], parameters: ['page'] });
    expect(maskUrl({ tokenise, vocabulary }, '/patients/smith?page=oncology', OWN)).toBe(
      `${OWN}/patients/smith?page=oncology`,
    );
  });
});
