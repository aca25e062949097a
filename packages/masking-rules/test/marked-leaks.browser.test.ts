// Every channel of a page whose text passes (mask-inputs), in a region that a mark or a rule hides: no canary may be in
// what the masker returns. The control is the same page without the mark.
import type { PolicyArtifact, PolicyRule } from '@scrim/protocol';
import { describe, expect, it } from 'vitest';
import { type CanaryKind, findCanaries } from './canaries.ts';
import { type Recording, recordCanaries } from './canary-page.ts';
import { SURFACES } from './surfaces.ts';

const KINDS: readonly CanaryKind[] = ['letters', 'words'];
const WAYS = ['mask', 'block', 'drop'] as const;

/** Places that stand in no section, so that nobody could mark them. */
const OF_PAGE = /^(?:head\.|doc\.title|page\.|sheet\.adopted|element\.defined|font\.)/;
const IN_SECTIONS = SURFACES.filter(({ id }) => !OF_PAGE.test(id));

/** Places of mask-inputs that show their text: it is text of the page, and nothing else is. */
const SHOWN =
  /^(?:text\.(?!option|optgroup)|doc\.title|head\.title|svg\.(?:text|title|foreign)|math\.text|frame\.(?:srcdoc|blank|changed)|shadow\.|mut\.(?:text-added|char-data|inner-html|moved|cloned)|selection\.text|element\.)/;

const policyOf = (rules: readonly PolicyRule[]): PolicyArtifact => ({
  v: 1,
  id: 'marked',
  version: '1',
  mode: 'mask-inputs',
  rules,
});

function placesOf({ planted, masked }: Recording, whole: boolean): string[] {
  const canaries = planted.map(({ canary }) => canary);
  const found = new Set(findCanaries(JSON.stringify(masked), canaries, whole));
  return planted.filter(({ canary }) => found.has(canary)).map(({ surface }) => surface.id);
}

function expectNoFault({ counts }: Recording): void {
  const faults = ['event_failed', 'event_malformed', 'event_unknown', 'attribute_failed', 'sheet_failed'];
  for (const code of faults) expect(counts).not.toHaveProperty(code);
}

describe.each(KINDS)('canaries of %s in mask-inputs', (kind) => {
  it('are in no channel but the text of the page, with or without the first sieve', async () => {
    for (const sieve of [true, false]) {
      const recording = await recordCanaries(kind, sieve, { policy: policyOf([]) });
      const places = placesOf(recording, true);
      expect(places.filter((id) => !SHOWN.test(id))).toEqual([]);
      expect(places.length).toBeGreaterThan(30);
      expectNoFault(recording);
    }
  });

  it.each(WAYS)('are nowhere in sections that are marked: %s', async (way) => {
    const recording = await recordCanaries(kind, false, {
      policy: policyOf([]),
      surfaces: IN_SECTIONS,
      dress: (section) => section.setAttribute('data-scrim', way),
    });
    expect(placesOf(recording, false)).toEqual([]);
    expect(recording.rawAfter).toEqual(recording.raw);
    expectNoFault(recording);
  });

  it.each(WAYS)('are nowhere in sections that a rule names: %s', async (way) => {
    const recording = await recordCanaries(kind, false, {
      policy: policyOf([{ id: 'ward', select: 'section.ward', do: way, reason: 'test' }]),
      surfaces: IN_SECTIONS,
      dress: (section) => section.classList.add('ward'),
    });
    expect(placesOf(recording, false)).toEqual([]);
    expect(recording.counts['rule.ward']).toBe(IN_SECTIONS.length);
    expectNoFault(recording);
  });

  it('are found by the same search in the same sections without mark and rule', async () => {
    const recording = await recordCanaries(kind, false, { policy: policyOf([]), surfaces: IN_SECTIONS });
    expect(placesOf(recording, false).length).toBeGreaterThan(30);
  });
});
