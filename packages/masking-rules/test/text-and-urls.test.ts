import { compilePolicy, DEFAULT_POLICY, maskText, recordOptions } from '@scrim/masking-rules';
import { describe, expect, it } from 'vitest';
import { event, maskAttributes, maskerOver } from './masked-page.ts';

const { maskInputFn: maskInput } = recordOptions(compilePolicy(DEFAULT_POLICY));

describe('text', () => {
  it.each([
    ['', ''],
    [' \n\t', ' '],
    ['7', 'xxxx'],
    ['1,234', 'xxxx'],
    ['123.45', 'xxxxx xx'],
    ['12,345.67', 'xxxxx xx'],
    [' Ann SMITH ', ' xxxxx xx '],
  ])('%j becomes %j', (text, expected) => expect(maskText(text)).toBe(expected));

  it('has few lengths, one alphabet, and masks to itself', () => {
    const masked = Array.from({ length: 500 }, (_, at) => maskText('Aé7-😀'.repeat(100).slice(0, at + 1)));
    expect(new Set(masked.map((text) => text.length)).size).toBeLessThan(14);
    for (const text of masked) {
      expect(text).toMatch(/^[x ]*x$/);
      expect(maskText(text)).toBe(text);
    }
  });

  it('of the same length is the same, whatever its words', () => {
    expect(maskText('Ann Smith was here')).toBe(maskText('12345678901234 6 8'));
  });
});

describe('inputs', () => {
  it('show whether they are empty and nothing else', () => {
    expect(['', 'a', 'hunter2', 'a'.repeat(99)].map(maskInput)).toEqual(['', '*****', '*****', '*****']);
  });
});

describe('addresses', () => {
  const masker = maskerOver({});
  const href = (value: string, by = masker) => maskAttributes(by, 'a', { href: value }).href;

  it('show the own origin and a path of tokens', () => {
    expect(href('https://shop.test/patients/smith?q=smith#smith')).toMatch(
      /^https:\/\/shop\.test\/_[a-z]{10}\/_[a-z]{10}$/,
    );
    expect(href('/patients/')).toMatch(/^https:\/\/shop\.test\/_[a-z]{10}\/$/);
    expect(href('/a')).toBe(href('/a?b'));
    expect(href('/a')).not.toBe(href('/b'));
  });

  it('of others show no host', () => {
    expect(href('https://smith.example.test:8443/a')).toMatch(/^https:\/\/[a-z]{10}\.invalid\/_[a-z]{10}$/);
    expect(href('https://smith:smith@shop.test/')).toBe('https://shop.test/');
  });

  it.each([
    'javascript:smith',
    'mailto:smith@x.test',
    'tel:1',
    'data:,smith',
    'blob:https://shop.test/1',
    'file:///smith',
    'about:blank#smith',
    'http://[smith',
  ])('of %s are gone', (value) => expect(href(value)).toBeUndefined());

  it('of the page come with Meta and with routes', () => {
    const fresh = maskerOver({}, { document: { URL: 'about:blank' } });
    const meta = fresh.mask(event(4, { href: 'https://bank.test/smith?a=1', width: 1, height: 2, smith: 1 }));
    expect(meta).toEqual({
      type: 4,
      timestamp: 1,
      data: { href: expect.stringMatching(/^https:\/\/bank\.test\/_[a-z]{10}$/), width: 1, height: 2 },
    });
    const route = fresh.mask(
      event(5, { tag: 'scrim.route', payload: { href: 'https://bank.test/smith?b=2', smith: 1 } }),
    );
    const shown = (masked: unknown) =>
      (masked as { data: { href?: string; payload?: { href: string } } }).data;
    expect(shown(route).payload).toEqual({ href: shown(meta).href });
  });

  it('have other tokens in every masker', () => {
    expect(href('/a', maskerOver({}))).not.toBe(href('/a'));
  });
});
