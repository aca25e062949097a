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
