// The tripwire under load: any text, however long or odd, is searched in time linear in its length. Nothing is timed:
// a detector that reads a text of these lengths more than a few times over would not end within the test's minute.
import { readFileSync } from 'node:fs';
import { findHits, redact } from '@scrim/masking-rules';
import { describe, expect, it } from 'vitest';

const LENGTH = 400_000;
const CARD = '4111 1111 1111 1111';

/** Texts of which each makes one part of some detector try again and again. */
const REPEATED = [
  'a',
  '1',
  '0',
  '@',
  '-',
  '.',
  ' ',
  '%40',
  '+',
  '+1',
  '00',
  '0 ',
  '01 ',
  '(0',
  '1 ',
  '1-',
  '4111 ',
  'a1',
  'A',
  'a@',
  'a@b.',
  'a.',
  'a@a',
  '1.',
  '.1',
  'DE89',
  'DE89 ',
  'de 89',
  'eyJ',
  'eyJhbGciOiJIUzI1NiJ9.',
  'aaaaaaaaaaaa.bb.',
  'sk-',
  'ghp_',
  'xoxb-',
  'ya29.',
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '-----END ',
  '+49 30 ',
  '(415) ',
  '415-',
  '\u200b',
  '1\u200b',
  '\uff11',
  '\u0661',
  '\u{1d7cf}',
  '\ufe0f',
  '\u00a0',
  'x'.repeat(63),
  `${'a'.repeat(63)}@`,
  `${'b'.repeat(63)}.`,
];

describe('a long text', () => {
  it.each(REPEATED)('of %j is searched, and what is after it found', (piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length));
    const kinds: string[] = [];
    const rest = redact(`${text} or ${CARD}`, (kind) => kinds.push(kind));
    if (piece !== '-----BEGIN PRIVATE KEY-----') expect(kinds.at(-1)).toBe('card');
    expect(rest.endsWith('█████')).toBe(true);
  });
});

describe('any text', () => {
  const SIGNS = [
    'ann@smith.test',
    '+49 30 1234567',
    'DE89 3704 0044 0532 0130 00',
    '4',
    '1',
    '0',
    ' ',
    '-',
    '.',
    '@',
    'a',
    'D',
    'E',
    '+',
    '(',
    ')',
    '/',
    '_',
    '%',
    '\u200b',
    '\u00a0',
    '\uff11',
    '\u{1d7cf}',
    '\ud800',
    '\udc00',
    'é',
    '█',
  ];
  const random = lcg(4711);
  const texts = Array.from({ length: 3000 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 60) },
      () => SIGNS[Math.floor(random() * SIGNS.length)],
    ).join(''),
  );

  it('gives hits in order, apart, and within it', () => {
    let hits = 0;
    for (const text of texts) {
      let before = 0;
      for (const { start, end } of findHits(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        before = end;
        hits += 1;
      }
    }
    expect(hits).toBeGreaterThan(1000);
  });

  it('loses a card that stands in it, whatever is around', () => {
    for (const text of texts) {
      expect(
        redact(`${text}, ${CARD}; ${text}`, () => {}),
        JSON.stringify(text),
      ).not.toContain(CARD);
    }
  });

  it('loses a card whose digits are parted or written in any of these ways', () => {
    const ways = ['', ' ', '-', '\u00a0', '\u200b', '\u2060', '\u00ad', '\u2009', '\u2010'];
    const digits = (zero: number) =>
      [...'4111111111111111'].map((one) => String.fromCodePoint(zero + Number(one)));
    for (const zero of [0x30, 0xff10, 0x660, 0x6f0, 0x966, 0xe50, 0x1d7ce, 0x1d7f6, 0x1fbf0]) {
      for (const way of ways) expect(redact(digits(zero).join(way), () => {})).toBe('█████');
    }
  });
});

it('takes every text of the recognizer tables, and finds nothing more in what is left', () => {
  const file = new URL('./vectors/pii/presidio-recognizer-cases.json', import.meta.url);
  const { groups } = JSON.parse(readFileSync(file, 'utf8')) as {
    groups: { cases: Record<string, unknown>[] }[];
  };
  const texts = groups.flatMap(({ cases }) => cases.flatMap((one) => Object.values(one)));
  const changed = texts.filter((text) => {
    if (typeof text !== 'string') return false;
    const once = redact(text, () => {});
    expect(findHits(once)).toEqual([]);
    return once !== text;
  });
  expect(changed.length).toBeGreaterThan(250);
});

/** A generator of numbers in [0, 1) that gives the same on every run (Numerical Recipes' constants). */
function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
