// What is said of a new passphrase before it is used; the collector has the last word on those for signing in.
import { describe, expect, it } from 'vitest';
import { isGoodPassphrase, passphraseProblem } from '../src/browser/sign-in/passphrase-rules.ts';

describe('a new passphrase', () => {
  it.each(['', 'fourteen chars', 'aaaaaaaaaaaaaaaaaaaa', 'abababababababababab'])('%j is refused', (text) => {
    expect(passphraseProblem(text)).not.toBeNull();
    expect(isGoodPassphrase({ first: text, again: text })).toBe(false);
  });

  it('is counted in characters, not in code units', () => {
    expect(passphraseProblem('😀😁😂🤣😃😄😅😆😉😊😋😎😍😘')).not.toBeNull();
    expect(passphraseProblem('😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰')).toBeNull();
  });

  it('must be the same twice', () => {
    expect(isGoodPassphrase({ first: 'seven purple cranes', again: 'seven purple cranes' })).toBe(true);
    expect(isGoodPassphrase({ first: 'seven purple cranes', again: 'seven purple crane' })).toBe(false);
  });
});
