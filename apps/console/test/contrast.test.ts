// Every pair of colours that text and controls are made of is legible in both themes (WCAG 2.2, 1.4.3 and 1.4.11).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(new URL('../src/browser/look/tokens.css', import.meta.url), 'utf8');
const colors = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(([, name = '', light, dark]) => [
    name,
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

const GROUNDS = ['paper', 'surface', 'raised', 'sunken', 'hover'];
const TEXT: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => GROUNDS.map((ground): [string, string] => [ink, ground])),
  ...['ink', 'ink-2'].flatMap((ink): [string, string][] => [
    [ink, 'pressed'],
    [ink, 'selected'],
    [ink, 'accent-soft'],
  ]),
  ...['paper', 'surface', 'raised', 'accent-soft'].map((ground): [string, string] => ['accent-ink', ground]),
  ...['good', 'warn', 'bad', 'info'].flatMap((tone): [string, string][] => [
    [`${tone}-ink`, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ['bad-ink', 'surface'],
  ['bad-ink', 'raised'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'accent-pressed'],
  ['on-bad', 'bad-fill'],
  ['on-bad', 'bad-fill-hover'],
  ['ink-3', 'accent-soft'],
];
const CONTROLS: [string, string][] = [
  ...['paper', 'surface', 'raised', 'sunken'].flatMap((ground): [string, string][] => [
    ['line-control', ground],
    ['focus', ground],
  ]),
  ['accent', 'surface'],
  ['bad-mark', 'raised'],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const ratio = ([one, other]: [string, string]): number =>
    contrast(colors.get(one)?.[theme] ?? '', colors.get(other)?.[theme] ?? '');

  it.each(TEXT)('%s is legible on %s', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(CONTROLS)('%s stands out on %s', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
