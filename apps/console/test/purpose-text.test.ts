import { describe, expect, it } from 'vitest';
import { EMPTY_PURPOSE, purposeProblem, purposeText } from '../src/browser/replay/purpose-text.ts';

describe('purposeText', () => {
  it.each([
    [{ choice: null, ticket: '', words: '' }, ''],
    [{ choice: 'Support case', ticket: '', words: '' }, 'Support case'],
    [
      { choice: 'Support case', ticket: ' 4711 ', words: 'cannot pay' },
      'Support case, ticket 4711: cannot pay',
    ],
    [{ choice: null, ticket: '4711', words: '' }, 'ticket 4711'],
    [{ choice: null, ticket: '', words: ' two\nlines\u2028and \u202eturned\u0007 ' }, 'two lines and turned'],
  ] as const)('%j', (draft, text) => expect(purposeText(draft)).toBe(text));
});

describe('purposeProblem', () => {
  const said = (words: string) => purposeProblem({ ...EMPTY_PURPOSE, words });

  it('wants a choice or words, not a ticket alone', () => {
    expect(said('  ')).toContain('Choose or type');
    expect(purposeProblem({ ...EMPTY_PURPOSE, ticket: '4711' })).toContain('Choose or type');
    expect(purposeProblem({ ...EMPTY_PURPOSE, choice: 'Complaint' })).toBeNull();
  });

  it('takes 3 to 500 characters, counted as people count', () => {
    expect(said('ab')).toContain('at least 3');
    expect(said('abc')).toBeNull();
    expect(said('🙂'.repeat(500))).toBeNull();
    expect(said('x'.repeat(502))).toBe('Too long by 2 characters.');
  });
});
