// The harmless facts: all are told by a recording that has them, each is missed by one that lacks it, noise tells none.
import { describe, expect, test } from 'vitest';
import { catalogueUtility } from '../src/catalogue/facts.ts';
import type { ReplayEvent } from '../src/recorders/recorder.ts';

const SPAN = { startedAtMs: 1_800_000_000_000, endedAtMs: 1_800_000_060_000 };
const ROW = '<tr class="plum-row">';

/** Words and numbers, each for one fact. */
const TOLD: Readonly<Record<string, string>> = {
  'names of elements': '<kbd> <samp>',
  'the class of a layout box': 'plum-shell',
  'table rows, one by one': ROW.repeat(25),
  'attributes of table cells': 'colspan',
  'the direction of text': 'rtl',
  'a size in a style attribute': '237.5px',
  'a rule of a style element': '7.25px',
  'a media query': '613.5px',
  'the columns of a grid': '113px 219px',
  'a rule inserted later': '8.75px',
  'a constructed sheet': '9.25px',
  'the geometry of a drawing': 'M3.1 4.1 L9',
  'the box of a picture': '"width":"173","height":"91"',
  'the structure in an open shadow root': 'plum-in-shadow',
  'the structure in a frame': 'plum-in-frame',
  'five elements added later': '119.5px '.repeat(5),
  'a class changed later': 'plum-toggled',
  'the size of the viewport': '{"width":1283,"height":797}',
  'the new size of the viewport': '{"width":1111,"height":733}',
  'where the pointer moved': '{"x":877,"y":401}',
  'where a click was': '{"x":613,"y":287}',
  'how far the page was scrolled': '"y":1337',
  'how far a box was scrolled': '"y":459',
  'that a button was there': '"button"',
  'a form field of each kind': '<select> <textarea>',
};
const EVENTS: readonly ReplayEvent[] = [
  { type: 3, timestamp: SPAN.startedAtMs + 5, data: { source: 5, id: 1 } },
];
const layerOf = (told: Readonly<Record<string, string>>) => [
  { via: 'test', text: Object.values(told).join(`\n${' '.repeat(200)}`) },
];

describe("the catalogue's utility", () => {
  test('is 1 when everything is told', () => {
    const score = catalogueUtility(layerOf(TOLD), EVENTS, SPAN);
    expect(score.lost).toEqual([]);
    expect(score).toMatchObject({
      value: 1,
      of: Object.keys(TOLD).length + 2,
      had: Object.keys(TOLD).length + 2,
    });
  });

  test.each(Object.keys(TOLD))('misses %s', (fact) => {
    const { [fact]: _, ...rest } = TOLD;
    expect(catalogueUtility(layerOf(rest), EVENTS, SPAN).lost).toEqual([fact]);
  });

  test('misses input and times where events tell of none', () => {
    const late = [{ type: 3, timestamp: SPAN.endedAtMs + 3_600_000, data: { source: 3 } }];
    expect(catalogueUtility(layerOf(TOLD), late, SPAN).lost).toEqual([
      'that something was typed',
      'when things happened',
    ]);
  });

  test('without events, words tell of input and numbers of time', () => {
    const more = { ...TOLD, input: '"input"', time: String(SPAN.startedAtMs + 9) };
    expect(catalogueUtility(layerOf(more), undefined, SPAN).lost).toEqual([]);
  });

  test('is 0 for a recorder that sends nothing, and for numbers inside other numbers', () => {
    expect(catalogueUtility([], undefined, SPAN).value).toBe(0);
    const noise = { via: 'test', json: { n: [12837971, 61328.7, 133791, 24590], s: 'a1337b' } };
    expect(catalogueUtility([noise], [], SPAN).had).toBe(0);
  });
});
