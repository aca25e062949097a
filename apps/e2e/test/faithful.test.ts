// What a viewer perceives as layout is in the replay where it was on the page: each page of the demo, live and replayed,
// element by element.
import { beforeAll, describe, expect, it } from 'vitest';
import { type LiveMoment, type Moment, type OpenedVisit, openVisit } from '../src/faithful/measure-demo.ts';
import { shareOf, worstBoxes } from '../src/faithful/summary.ts';
import type { OpenedEvent } from '../src/opened.ts';

/** Of the boxes, how many must be within 8 px in place and size. */
const AIM = 0.95;
const PAGES = 14;

describe.each(['desktop', 'phone'] as const)('the replay of a visit, %s', (screen) => {
  let visit: OpenedVisit;
  let moments: readonly Moment[];

  beforeAll(async () => {
    visit = await openVisit(screen);
    moments = await visit.replay();
  }, 180_000);

  it('was looked at on every page, scrolled and unscrolled', () => {
    expect(moments.length).toBe(2 * PAGES);
    for (const { name, comparison } of moments) expect(comparison.boxes, name).toBeGreaterThanOrEqual(5);
    const scrolled = visit.live.filter(isScrolled);
    expect(scrolled.length).toBeGreaterThan(PAGES / 2);
  });

  it('has every element, and none besides', () => {
    for (const { name, comparison } of moments) {
      expect(comparison.missing, name).toEqual([]);
      expect(comparison.added, name).toEqual([]);
    }
  });

  it('has the boxes where they were', () => {
    const { share } = shareOf(moments);
    expect(share, worstBoxes(moments)).toBeGreaterThanOrEqual(AIM);
  });

  // Controls: what the comparison is there to see, it sees.
  it('would be found to lack an element', async () => {
    const [damaged] = await visit.replay(withoutOneButton, 1);
    expect(damaged?.comparison.missing.length).toBeGreaterThan(0);
  });

  it('would be found to lack its style sheets', async () => {
    const damaged = await visit.replay(withoutStyleSheets, 1);
    expect(shareOf(damaged).share).toBeLessThan(0.5);
  });

  it('would be found to have other widths', async () => {
    expect(shareOf(await visit.replay(withoutTextWidths, 2)).share).toBeLessThan(AIM);
  });
});

function isScrolled({ elements }: LiveMoment): boolean {
  return elements.some(({ path, box }) => path === '/1' && box[1] < 0);
}

function changed(
  events: readonly OpenedEvent[],
  change: (key: string, value: unknown) => unknown,
): OpenedEvent[] {
  return JSON.parse(JSON.stringify(events, change)) as OpenedEvent[];
}

const withoutStyleSheets = (events: readonly OpenedEvent[]): OpenedEvent[] =>
  changed(events, (key, value) => (key === '_cssText' ? '' : value));

/** The first button of the recording goes. */
function withoutOneButton(events: readonly OpenedEvent[]): OpenedEvent[] {
  let isGone = false;
  return changed(events, (key, value) => {
    if (key !== 'childNodes' || !Array.isArray(value) || isGone) return value;
    const at = value.findIndex(({ tagName }) => tagName === 'button');
    isGone = at !== -1;
    return isGone ? value.toSpliced(at, 1) : value;
  });
}

/** Every text that was told its width gets another. */
function withoutTextWidths(events: readonly OpenedEvent[]): OpenedEvent[] {
  return changed(events, (key, value) => {
    if (key !== 'texts' || !Array.isArray(value)) return value;
    return value.map((text) => ({ ...text, value: 'xxxxx xx' }));
  });
}
