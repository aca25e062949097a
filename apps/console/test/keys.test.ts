import { newOfficerIdentity } from '@scrim/crypto/keys';
import { describe, expect, it } from 'vitest';
import { identitiesIn } from '../src/browser/keys/identities-in.ts';
import { SUITE_CHOICES, suiteProblem } from '../src/browser/keys/suite-words.ts';
import { readersThatStay } from '../src/browser/sites/reader-change.ts';

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

  it('says why two kinds cannot stand side by side', () => {
    expect(suiteProblem([], 2)).toBeNull();
    expect(suiteProblem([{ suite: 2 }], 2)).toBeNull();
    expect(suiteProblem([{ suite: 1 }], 2)).toContain('one kind');
  });

  it('lets any kind replace the only key', () => {
    const readers = [{ kid: 'a' }] as never[];
    expect(readersThatStay(readers, { kind: 'replace', drop: 'a' as never })).toEqual([]);
    expect(readersThatStay(readers, { kind: 'add', drop: null })).toEqual(readers);
  });
});
