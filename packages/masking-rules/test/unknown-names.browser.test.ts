// A page whose classes nobody listed looks the same in the replay as one whose classes are all known, and as the live
// page. The control: where the tokens of the page and those of its styles are not the same, boxes are elsewhere.
import { compilePolicy, DEFAULT_POLICY } from '@scrim/masking-rules';
import type { MaskedEvent } from '@scrim/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { collectNames } from '../src/names/collect-names.ts';
import {
  add,
  type Boxes,
  recordBoxes,
  recordElement,
  removeAdded,
  replayBoxes,
  same,
} from './replayed-boxes.ts';

const STYLE = `
  @layer base, user-smith;
  @property --gap-smith { syntax: "<length>"; inherits: true; initial-value: 7px }
  @property --_w { syntax: "*"; inherits: false; initial-value: 90px }
  @font-face { font-family: "Smith Fallback"; src: local("Arial"); size-adjust: 120% }
  @keyframes grow-smith { from, to { margin-left: 21px } }
  :root:not([data-theme=dark]) { --pad: 3px; --grow: grow-smith 9s infinite; --none:; }
  #ward-oncology { position: absolute; top: 0; left: 0; width: 640px; font: 16px/20px Arial, sans-serif }
  @layer base { .user-smith { height: 11px; width: 50px } #ward-oncology .cell { min-height: 12px } }
  @layer user-smith { .user-smith { height: 31px } }
  .md\\:w-1\\/2 { width: 50%; height: calc(20px + var(--gap-smith)); padding: var(--pad) }
  .\\31 st { height: var(--_w) }
  .patients { display: grid; grid-template-areas: "smith jones" "smith garcia"; grid-template-columns: [first-start] 2fr [first-end] 1fr; gap: 4px;
    container: ward-box / inline-size }
  .patients > :nth-child(1 of .cell) { grid-area: smith } .patients > :nth-child(2 of .cell) { grid-area: jones }
  .patients > .cell.last { grid-area: garcia; height: 44px }
  @container ward-box (min-width: 100px) { .in-box { height: 19px; width: 60% } }
  @container style(--pad: 3px) { .in-style { height: 27px } }
  @scope (.scope-smith) to (.scope-end) { .inner { width: 77px; height: 9px } }
  .nest-smith { height: 5px; &.open { height: 15px } .leaf & { height: 1px } > .leaf { width: 33px; height: 8px } @media (min-width: 1px) { padding-top: 6px } }
  .moves { animation: var(--grow); height: 10px; width: 20px } .moves-too { animation: grow-smith 9s infinite; height: 10px; width: 20px }
  .anchor-smith { anchor-name: --smith; width: 70px; height: 18px; margin-left: 100px }
  .follower { position: absolute; position-anchor: --smith; left: anchor(--smith right); top: anchor(--smith top); width: 12px; height: 12px; view-transition-name: smith }
  x-smith-badge { display: block; height: 13px; width: 130px }
  [aria-expanded="true"] > .panel { height: 24px } [aria-expanded="false"] > .panel { height: 2px }
  [data-scrim="mask"] { padding-left: 14px } [id="acc.4711"] { height: 16px } [class~="by-attribute"] { width: 99px; height: 7px }
  .face { font-family: "Smith Fallback"; width: 5em; height: 1em }
  .hides { display: none } .hides:not(.user-jones):has(+ .follower-smith) { display: block; height: 23px }
  button[type="button"].btn:where(:not(.btn-plain)) { width: 88px; height: 26px; border: 0; padding: 0 }
  input[name="oncology-ward"] { width: 55px; height: 21px; border: 0; padding: 0 }
  .shown[hidden]:where(:not([hidden="until-found"])) { display: block; height: 4px }
  .empty-smith::before { content: "smith"; display: block; height: 17px }
  @supports selector(.x:has(.y)) { .supported { height: 29px } }
  @media (prefers-reduced-motion: reduce), (prefers-reduced-motion: no-preference) { .any-motion { height: 34px } }
`;
const PAGE = `<div id="ward-oncology">
  <div class="user-smith"></div><div class="md:w-1/2"></div><div class="1st"></div>
  <div class="patients"><div class="cell"></div><div class="cell"><div class="in-box"></div><div class="in-style"></div></div><div class="cell last"></div></div>
  <div class="scope-smith"><div class="inner"></div><div class="scope-end"><div class="inner"></div></div></div>
  <div class="nest-smith open"><div class="leaf"></div></div><div class="moves"></div><div class="moves-too"></div>
  <div class="anchor-smith"></div><div class="follower"></div><x-smith-badge></x-smith-badge>
  <div aria-expanded="true"><div class="panel"></div></div><div aria-expanded="false"><div class="panel"></div></div>
  <div data-scrim="mask"><div class="user-smith"></div></div><div id="acc.4711"></div><div class="x by-attribute y"></div>
  <div class="face"></div><div class="hides"></div><div class="follower-smith"></div>
  <button type="button" class="btn"></button><input name="oncology-ward"><div class="shown" hidden></div>
  <div class="empty-smith"></div><div class="supported"></div><div class="any-motion"></div></div>`;

const names = [
  ...collectNames(STYLE),
  'oncology-ward',
  'acc.4711',
  'by-attribute',
  'x',
  'y',
  'follower-smith',
];
const POLICIES = {
  unknown: compilePolicy(DEFAULT_POLICY),
  listed: compilePolicy({ ...DEFAULT_POLICY, id: 'listed', vocabulary: { names } }),
};
afterEach(removeAdded);

/** Other tokens in the page than in its styles. */
function estrange(events: readonly MaskedEvent[]): MaskedEvent[] {
  const other = (text: string) =>
    text.replace(/_([a-z]{10})/g, (_, letters: string) => `_${[...letters].reverse().join('')}`);
  return JSON.parse(JSON.stringify(events), (key, value: unknown) =>
    typeof value === 'string' && /^(?:class|id|name)$/.test(key) ? other(value) : value,
  ) as MaskedEvent[];
}

function differences(live: Boxes, replayed: Boxes): unknown[] {
  return [...live]
    .filter(([id, box]) => String(box) !== String(replayed.get(id)))
    .map(([id, box]) => [id, box, replayed.get(id)]);
}

describe('a page whose names are unknown', () => {
  it('looks in the replay as it does live, and as if they were known', async () => {
    for (const [kind, policy] of Object.entries(POLICIES)) {
      const { live, masked } = await recordBoxes({ style: STYLE, page: PAGE, policy });
      expect(live.size).toBeGreaterThan(35);
      expect(differences(live, await replayBoxes(masked, live.keys()))).toEqual([]);
      const text = JSON.stringify(masked);
      for (const name of [
        'user-smith',
        'ward-oncology',
        'md:w-1/2',
        'x-smith-badge',
        'oncology-ward',
        'acc.4711',
      ]) {
        expect([kind, name, text.includes(name)]).toEqual([kind, name, kind === 'listed']);
      }
      // Words that are no names of nodes are tokens in both.
      for (const word of ['grow-smith', 'gap-smith', 'Smith Fallback', 'ward-box', 'garcia']) {
        expect([word, text.includes(word)]).toEqual([word, false]);
      }
      removeAdded();
    }
  });

  it('would look otherwise if its styles had other tokens', async () => {
    const { live, masked } = await recordBoxes({ style: STYLE, page: PAGE, policy: POLICIES.unknown });
    expect(same(live, await replayBoxes(masked, live.keys()))).toBe(1);
    expect(same(live, await replayBoxes(estrange(masked), live.keys()))).toBeLessThan(0.5);
  });
});

describe('a style sheet file', () => {
  const link = async () => {
    const href = new URL('./linked-names.css', import.meta.url).href;
    const sheet = add(`<link rel="stylesheet" href="${href}">`, document.head);
    await new Promise((done) => sheet.addEventListener('load', done));
  };
  const PAGE_OF_FILE =
    '<div><p class="from-file smith-oncology"></p><x-from-file></x-from-file><p class="from-page"></p></div>';

  it('makes its names known, and those of the page stay tokens', async () => {
    await link();
    add('<style>.from-page{height:17px}</style>', document.head);
    const page = add(PAGE_OF_FILE, document.body);
    const { live, masked } = await recordElement(page, POLICIES.unknown);
    const text = JSON.stringify(masked);
    const shown = ['from-file', 'x-from-file', 'from-page', 'smith-oncology', 'from-value'];
    expect(shown.filter((name) => text.includes(name))).toEqual(['from-file', 'x-from-file']);
    expect(differences(live, await replayBoxes(masked, live.keys()))).toEqual([]);
  });

  it('makes none known where the policy does not want it', async () => {
    await link();
    const page = add(PAGE_OF_FILE, document.body);
    const policy = compilePolicy({ ...DEFAULT_POLICY, id: 'no-files', vocabulary: { stylesheets: false } });
    const { live, masked } = await recordElement(page, policy);
    expect(JSON.stringify(masked)).not.toMatch(/from-file|smith|oncology/);
    expect(differences(live, await replayBoxes(masked, live.keys()))).toEqual([]);
  });
});
