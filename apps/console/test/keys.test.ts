import { newOfficerIdentity } from '@scrim/crypto/keys';
import type { KeyId } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { identitiesIn } from '../src/browser/keys/identities-in.ts';
import { firstSuite, kindChange, newcomerProblem, SUITE_CHOICES } from '../src/browser/keys/suite-words.ts';
import { CHANGE_WORDS, neighboursAfter, olderSettingsWords } from '../src/browser/sites/reader-change.ts';

describe('identitiesIn', () => {
  it('finds identities of both sorts in a file, with or without its line breaks', async () => {
    const classic = (await newOfficerIdentity()).identity;
    const hybrid = (await newOfficerIdentity({ postQuantum: true })).identity;
    const file = `# created: 2026-11-22T09:00:00Z\r\n# public key: age1xyz\r\n${classic}\r\n${hybrid}\n`;
    for (const text of [file, file.replaceAll(/[\r\n]/g, ''), file.toLowerCase()])
      expect(identitiesIn(text)).toBe(`${classic}\n${hybrid}`);
  });

  it('finds none where there is none', () => {
    expect(identitiesIn('')).toBe('');
    expect(identitiesIn('age1 AGE-SECRET-KEY-1QQQQ AGE-PLUGIN-YUBIKEY-1QQQQ')).toBe('');
  });
});

describe('kinds of keys', () => {
  it('offers the usual one first', () => expect(SUITE_CHOICES[0].id).toBe('1'));

  const reader = (kid: string, suite: 1 | 2 | 3) => ({ kid: kid as KeyId, suite });
  const readers = [reader('a', 1)];

  it('says why a key cannot come beside others', () => {
    const nobody = { beside: [], taken: [] };
    expect(newcomerProblem(nobody, reader('b', 2))).toBeNull();
    const added = neighboursAfter(readers, { kind: 'add', drop: null });
    expect(newcomerProblem(added, reader('b', 1))).toBeNull();
    expect(newcomerProblem(added, reader('b', 2))).toContain('one kind');
    expect(newcomerProblem(added, reader('a', 1))).toContain('already');
  });

  it('lets any kind replace the only key, but not the key itself', () => {
    const replaced = neighboursAfter(readers, { kind: 'replace', drop: 'a' as KeyId });
    expect(newcomerProblem(replaced, reader('b', 3))).toBeNull();
    expect(newcomerProblem(replaced, reader('a', 1))).toContain('already');
  });

  it('begins with the kind of the replaced key, or of those beside it', () => {
    const hybrid = [reader('a', 2)];
    const replaced = neighboursAfter(hybrid, { kind: 'replace', drop: 'a' as KeyId });
    expect(firstSuite(replaced)).toBe(2);
    expect(firstSuite(neighboursAfter(hybrid, { kind: 'add', drop: null }))).toBe(2);
    expect(firstSuite({ beside: [], taken: [] })).toBe(1);
  });

  it('warns when a new key withstands less than the one that it replaces', () => {
    for (const suite of [1, 3] as const) {
      expect(kindChange({ replaced: 2 }, suite)).toMatchObject({ tone: 'warn' });
      expect(kindChange({ replaced: 2 }, suite)?.words).toContain('quantum computers would break');
      expect(kindChange({ replaced: suite }, 2)).toMatchObject({ tone: 'info' });
    }
    expect(kindChange({ replaced: 1 }, 3)).toMatchObject({ tone: 'info' });
    expect(kindChange({ replaced: 2 }, 2)).toBeNull();
    expect(kindChange({}, 1)).toBeNull();
  });
});

describe('a key that is taken out', () => {
  it('is still what open pages seal to, for an hour at most', () => {
    for (const kind of ['replace', 'revoke'] as const)
      expect(CHANGE_WORDS[kind].what).toMatch(/open already keeps .* until it is left, an hour at most/);
  });

  it('is in older settings until they run out, unless the next version is pinned', () => {
    const words = olderSettingsWords({ version: 4, exp: Date.parse('2027-02-20T12:00:00') / 1000 });
    expect(words).toContain('Until 20 Feb 2027');
    expect(words).toContain('minManifestVersion 5 ');
  });
});
