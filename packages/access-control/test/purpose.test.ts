import { AccessError, parsePurpose } from '@scrim/access-control';
import { describe, expect, it } from 'vitest';

const codeOf = (text: unknown) => {
  try {
    parsePurpose(text as string);
  } catch (error) {
    return error instanceof AccessError ? error.code : error;
  }
  return 'taken';
};

describe('a purpose', () => {
  it.each([
    ['ticket 4711', 'ticket 4711'],
    ['  complaint of 3 May \n', 'complaint of 3 May'],
    ['abc', 'abc'],
    ['Überprüfung: Beschwerde №5 😀', 'Überprüfung: Beschwerde №5 😀'],
    ['😀😀😀', '😀😀😀'],
    ['x'.repeat(500), 'x'.repeat(500)],
    ['😀'.repeat(500), '😀'.repeat(500)],
    ['\ufefftick\u00adet\u200b 4711\u{e0061}\u3164', 'ticket 4711'],
    ['👩\u200d💻\ufe0f می\u200cخواهم', '👩\u200d💻\ufe0f می\u200cخواهم'],
  ])('is taken as typed, trimmed: %j', (text, purpose) => {
    expect(parsePurpose(text)).toBe(purpose);
  });

  it.each([
    ['nothing', ''],
    ['spaces', '     '],
    ['spaces without a width', '\u200b\u200b\u200b\u200b'],
    ['fillers and empty braille', '\u3164\u2800\u115f\u2800'],
    ['joiners alone', '\u200d\u200d\u200c\ufe0f'],
    ['two characters and joiners', 'a\u200d\u200db'],
    ['two characters', 'ab'],
    ['two characters and spaces', ' ab '],
    ['501 characters', 'x'.repeat(501)],
    ['a line break', 'one\ntwo'],
    ['a tab', 'one\ttwo'],
    ['NUL', 'one\u0000two'],
    ['a C1 control', 'one\u0085two'],
    ['a line separator', 'one\u2028two'],
    ['a turned direction', 'one\u202etwo'],
    ['half a character', 'one\ud800two'],
    ['no text', 7],
    ['nothing at all', undefined],
  ])('is not %s', (_, text) => {
    expect(codeOf(text)).toBe('purpose_required');
  });

  it('is not repeated by the error that refuses it', () => {
    const secret = 'a name\nof a person';
    try {
      parsePurpose(secret);
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('a name');
    }
  });
});
