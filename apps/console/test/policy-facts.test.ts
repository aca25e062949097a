// What the console says of a published policy.
import { DEFAULT_POLICY } from '@scrim/masking-rules';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../src/browser/sites/policy-facts.tsx';

describe('a published policy', () => {
  it('is told by its mode first, and by everything that lets something through', () => {
    expect(sentencesOf(DEFAULT_POLICY)[0]).toBe('Everything is masked but what rules let through.');
    const looser = { ...DEFAULT_POLICY, mode: 'mask-inputs', vocabulary: { names: ['u-row'] } } as const;
    expect(sentencesOf(looser)[0]).toBe(
      'The text of pages passes; fields, attributes and pictures are masked.',
    );
    expect(sentencesOf(looser).join('\n')).toContain('u-row');
  });

  it('that pages refuse is told as that, with the code', () => {
    const none = { ...DEFAULT_POLICY, mode: 'show-all' } as unknown as typeof DEFAULT_POLICY;
    expect(sentencesOf(none)).toEqual([
      'Pages refuse this policy and record nothing under it (policy_unknown_mode).',
    ]);
    expect(sentencesOf(null as unknown as typeof DEFAULT_POLICY)).toHaveLength(1);
  });
});
