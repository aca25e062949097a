// Every channel of a page, recorded by the real rrweb in a real browser: no canary may be in what the masker returns.
// The positive control is the same search over what rrweb handed to it.
import { beforeAll, describe, expect, it } from 'vitest';
import { type CanaryKind, findCanaries } from './canaries.ts';
import { type Recording, recordCanaries } from './canary-page.ts';

const runs: readonly (readonly [kind: CanaryKind, sieve: boolean])[] = [
  ['letters', false],
  ['words', false],
  ['letters', true],
  ['words', true],
];

/** What may stand in a masked event under these keys; style text in text nodes ends in a brace. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  textContent: /^[x ]*$|\}$/,
  value: /^(?:[x ]*|\*{5}|"?_[a-z]{10}"?)$|\}$/,
  text: /^(?:\*{5})?$/,
  class: /^(?:_[a-z]{10} ?)*$/,
  id: /^(?:_[a-z]{10})?$/,
  name: /^(?:_[a-z]{10}|x-[a-z]{10}|html|)$/,
  href: /^https?:\/\/(?:localhost:\d+|[a-z]{10}\.invalid)(?:\/(?:_[a-z]{10})?)*$/,
  tagName: /^(?:[a-z]+[1-6]?|x-[a-z]{10})$/,
  style: /^(?:[^"]|""|"_[a-z]{10}")*$/,
  _cssText: /^(?:[^"]|""|"(?:_[a-z]{10} ?)+"|syntax:"(?:\*|<[a-z-]+>[+#]?)")*$/,
};

function stringsOf(key: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    stringsOf(Array.isArray(value) ? key : name, inner),
  );
}

describe.each(runs)('canaries of %s, sieve %s', (kind, sieve) => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await recordCanaries(kind, sieve);
  }, 60_000);

  const placesOf = (text: string, whole: boolean) => {
    const canaries = recording.planted.map(({ canary }) => canary);
    const found = new Set(findCanaries(text, canaries, whole));
    return recording.planted.filter(({ canary }) => found.has(canary)).map(({ surface }) => surface.id);
  };

  it('are in no masked event', () => {
    expect(placesOf(JSON.stringify(recording.masked), false)).toEqual([]);
  });

  it('are in no masked event because names, texts and addresses have one shape each', () => {
    const strings = recording.masked.flatMap((event) => stringsOf('', event));
    const odd = strings.filter(([key, text]) => SHAPES[key]?.test(text) === false);
    expect(odd).toEqual([]);
    for (const key of Object.keys(SHAPES))
      expect(
        strings.some(([at]) => at === key),
        key,
      ).toBe(true);
  });

  // With the sieve rrweb hands over less, but by no means nothing: the masker is what the promise rests on.
  it('are found by the same search in what rrweb emits', () => {
    const found = placesOf(recording.raw.join('\n'), true);
    const expected = recording.planted.filter(({ surface }) => surface.unseen !== true);
    const missed = expected.map(({ surface }) => surface.id).filter((id) => !found.includes(id));
    expect(found.length).toBeGreaterThan(sieve ? 140 : 205);
    if (!sieve) expect(missed).toEqual([]);
  });

  it('leave rrweb its own objects as they were', () => {
    expect(recording.rawAfter).toEqual(recording.raw);
  });

  it('cost no event by a fault', () => {
    expect(recording.counts).not.toHaveProperty('event_failed');
    expect(recording.counts).not.toHaveProperty('event_malformed');
    expect(recording.counts).not.toHaveProperty('event_unknown');
    expect(recording.counts).not.toHaveProperty('attribute_failed');
    expect(recording.counts).not.toHaveProperty('sheet_failed');
  });
});
