// Readability: of the public text that a visitor could read, how much a viewer can read at the same element. Tells
// places and sums only, never a word of the page.
import type { Moment } from '../replayed/moment.ts';
import type { Score } from '../report/leak-report.ts';
import type { Secret } from '../secrets/secret.ts';
import { MAX_LOST } from './score.ts';
import { createWhereOf } from './where-of.ts';

/** A word or a number. */
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The share of the characters of public words (visible text without planted secrets) that stand readable at the same
 * element in the replay. Titles, options of lists and values of fields do not count.
 */
export function readabilityOf(live: Moment, replayed: Moment, secrets: readonly Secret[]): Score {
  const shown = new Map(replayed.texts.map(({ path, text }) => [path, text]));
  const whereOf = createWhereOf(live.elements);
  const planted = plantedIn(secrets);
  const read = live.texts
    .map(({ path, text }) => ({ path, ...readOf(publicWords(text, planted), shown.get(path) ?? '') }))
    .filter(({ of }) => of > 0);
  const of = sum(read.map((text) => text.of));
  const had = sum(read.map((text) => text.had));
  if (of === 0) return { value: 0, of, had, lost: ['the page has no public text'] };
  const lost = read
    .filter((text) => text.had < text.of)
    .sort((a, b) => b.of - b.had - (a.of - a.had))
    .map((text) => `${whereOf(text.path)}: ${text.had} of ${text.of} characters`);
  return { value: had / of, of, had, lost: lost.slice(0, MAX_LOST) };
}

/** Characters of words, and of those that the replayed text has too; each word there is matched once. */
function readOf(words: readonly string[], replayed: string): { readonly of: number; readonly had: number } {
  const there = new Map<string, number>();
  for (const word of wordsOf(replayed)) there.set(word, (there.get(word) ?? 0) + 1);
  const had = words.filter((word) => {
    const left = there.get(word) ?? 0;
    there.set(word, left - 1);
    return left > 0;
  });
  return { of: lengthOf(words), had: lengthOf(had) };
}

function publicWords(text: string, planted: Planted): string[] {
  return wordsOf(planted.without(text)).filter((word) => !planted.piece(word));
}

interface Planted {
  /** The text with a gap where secrets stand. */
  without(text: string): string;
  /** Is the word one of the pieces that a secret is split into? */
  piece(word: string): boolean;
}

function plantedIn(secrets: readonly Secret[]): Planted {
  const values = secrets
    .flatMap(({ value, core, spellings }) => [value, core, ...spellings])
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length);
  const pieces = new Set(secrets.flatMap((secret) => secret.pieces ?? []).flatMap((piece) => wordsOf(piece)));
  return {
    without: (text) => values.reduce((rest, value) => rest.replaceAll(value, ' '), text),
    piece: (word) => pieces.has(word),
  };
}

const wordsOf = (text: string): string[] => text.match(WORD) ?? [];
const lengthOf = (words: readonly string[]): number => sum(words.map((word) => [...word].length));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
