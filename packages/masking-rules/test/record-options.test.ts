// The first sieve: which values of controls reach the masker at all.
import { recordOptions } from '@scrim/masking-rules';
import { compilePolicy } from '@scrim/masking-rules/policy';
import { expect, it } from 'vitest';

const optionsWith = (does: string, what?: string) =>
  recordOptions(
    compilePolicy({
      v: 1,
      id: 'test',
      version: '1',
      mode: 'mask-inputs',
      rules: [{ id: 'a', select: '.a', do: does, reason: 'test', ...(what === undefined ? {} : { what }) }],
    }),
  );

it.each([
  ['unmask', undefined],
  ['unmask', 'text'],
  ['unmask', 'attributes'],
  ['mask', 'inputs'],
  ['block', undefined],
])('holds back every value under a rule that could not show it: %s %s', (does, what) => {
  const { maskAllInputs, maskInputOptions, maskInputFn } = optionsWith(does, what);
  expect(maskAllInputs).toBe(true);
  expect(maskInputOptions).toMatchObject({ password: true, text: true, select: true, textarea: true });
  expect(maskInputFn('hunter2')).toBe('*****');
});

it.each(['inputs', 'all'])(
  'lets values through to the masker where a rule shows %s, but for passwords',
  (what) => {
    expect(optionsWith('unmask', what)).toMatchObject({
      maskAllInputs: false,
      maskInputOptions: { password: true },
    });
  },
);

it('takes compiled policies only', () => {
  const { policy, hash } = compilePolicy({ v: 1, id: 'a', version: '1', mode: 'mask-all', rules: [] });
  expect(() => recordOptions({ policy, hash })).toThrow(
    expect.objectContaining({ code: 'policy_malformed' }),
  );
});
