// The code that people paste is the README's example, which is compiled with all others (tools/docs).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONSENT_BUTTONS, policyLine, recorderSnippet } from '../src/browser/sites/snippet.ts';

const VALUES = {
  siteId: 'my-shop',
  rootKey: 'gjQS0erLZ5ViIOUylZ8BBGAwV8iHBIY8o4580Yj9qBI',
  collector: 'https://collect.example',
};

describe('the snippet', () => {
  it('is what the README compiles', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const fence = /```ts\n(.*?)```/s.exec(readme)?.[1];
    // Both parts in one file: the second then needs no import.
    const buttons = CONSENT_BUTTONS.split('\n').slice(1).join('\n');
    expect(fence).toBe(`${recorderSnippet(VALUES)}${buttons}`);
  });

  it('keeps a site id a string, whatever is in it', () => {
    expect(recorderSnippet({ ...VALUES, siteId: "a'b\\c" })).toContain("const site = 'a\\'b\\\\c';");
  });

  it('names the collector’s origin for the page’s policy', () => {
    expect(policyLine('https://collect.example/scrim/')).toBe('connect-src https://collect.example');
  });
});
