// Origins as people type them, and targets as addresses carry them.
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../src/browser/frame/target.ts';
import { readOrigins } from '../src/browser/sites/origins.ts';

describe('origins', () => {
  it('are read from lines and commas, once each, as browsers write them', () => {
    expect(readOrigins(' https://Shop.example/\nhttps://shop.example, http://localhost:4600 ')).toEqual({
      origins: ['https://shop.example', 'http://localhost:4600'],
      problem: null,
    });
  });

  it.each([
    ['', /at least one/],
    ['shop.example', /no origin/],
    ['ftp://shop.example', /no origin/],
    ['http://shop.example', /not https/],
    ['https://shop.example/cart', /Leave out what follows: https:\/\/shop.example/],
    ['https://a:b@shop.example', /more than an origin/],
    [Array.from({ length: 101 }, (_, i) => `https://s${i}.example`).join(' '), /At most 100/],
  ])('say what is wrong with %j', (text, problem) => {
    expect(readOrigins(text)).toEqual({ origins: null, problem: expect.stringMatching(problem) });
  });
});

describe('the page to go on to', () => {
  it.each([
    ['/sessions?site=a&kind=live', '/sessions?site=a&kind=live'],
    ['/sites/a#x', '/sites/a'],
  ])('%s is taken', (to, target) => {
    expect(parseTarget(to)).toBe(target);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/sign-in?to=/sign-in',
    '/welcome',
    'sites',
    '',
    7,
    undefined,
  ])('%j is not', (to) => {
    expect(parseTarget(to)).toBeNull();
  });
});
