// What a viewer sees: the masked events, rebuilt by the real replayer, must lay the page out like the live one. This
// shows that rules still find their nodes after both were tokenised. The control: without styles, boxes are elsewhere.
import type { MaskedEvent } from '@scrim/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { recordBoxes, removeAdded, replayBoxes, same } from './replayed-boxes.ts';

const STYLE = `
  @layer reset, site;
  @import url("data:text/css,");
  :root { --gap: 12px; --panel-colour: #e8f0ff }
  #page { display: grid; grid-template: "side main" 300px "side foot" 60px / 140px 1fr; gap: var(--gap); width: 600px;
    position: absolute; top: 0; left: 0 }
  .patient-list { grid-area: side; margin: 0; padding: 4px 8px; list-style: none }
  .patient-list > li.row:nth-child(2n+1) { height: 30px } .patient-list > li.row:nth-child(even) { height: 18px }
  .md\\:w-1\\/2 { width: 50%; height: 40px; float: left }
  [data-ward="oncology"] { height: 1px }
  .stage { grid-area: main; container: stage-box / inline-size; background: url("/smith.png") no-repeat, #fff }
  .foot { grid-area: foot; display: flex; justify-content: space-between; align-items: center }
  .foot .btn { width: 80px; height: 24px; font: 12px/1.5 "Smith Sans", Arial, sans-serif; border: 1px solid }
  .foot .btn::before { content: "\\2713"; display: inline-block; width: 10px }
  @container stage-box (min-width: 200px) { .inner { width: 120px; height: 25px } }
  @media (min-width: 1px) { .inner { margin-left: calc(var(--gap) * 2) } }
  @supports (display: grid) { .inner { padding-top: 7px } }
  .card { color: red; & .deep { width: 33px; height: 11px } &:has(.deep) { margin-top: 9px } }
  input[type="checkbox"] { width: 21px; height: 21px; margin: 0 } input:not([disabled], .odd) { margin-top: 3px }
  x-badge { display: block; width: 44px; height: 14px } #acc\\.1 { height: 13px }
  .late { height: 5px } .moved { position: relative; left: 17px }
`;
const PAGE = `<div id="page">
  <ul class="patient-list"><li class="row">Smith</li><li class="row">Jones</li><li class="row">Garcia</li></ul>
  <div class="stage"><div class="inner"></div><div class="md:w-1/2"></div><div class="md:w-1/2"></div>
    <div class="card"><div class="deep"></div></div><input type="checkbox" name="ward" value="oncology">
    <x-badge></x-badge><div id="acc.1"></div><div class="late"></div><div class="moved" style="width:9px"></div>
    <table width="120" cellpadding="0"><tr><td width="40">1</td><td colspan="2"></td></tr></table></div>
  <div class="foot"><button class="btn">Pay</button><button class="btn">Stop</button></div></div>`;

const recordPage = (change: (page: Element, sheet: CSSStyleSheet) => void) =>
  recordBoxes({ style: STYLE, page: PAGE, change });

afterEach(removeAdded);

const withoutStyles = (events: readonly MaskedEvent[]) =>
  JSON.parse(JSON.stringify(events, (key, value) => (key === '_cssText' ? '' : value))) as MaskedEvent[];

describe('the replay of masked events', () => {
  it('has the boxes of the live page', async () => {
    const { live, masked } = await recordPage(() => {});
    const replayed = await replayBoxes(masked, live.keys());
    expect(live.size).toBeGreaterThan(20);
    expect(Object.fromEntries(replayed)).toEqual(Object.fromEntries(live));
    expect(same(live, await replayBoxes(withoutStyles(masked), live.keys()))).toBeLessThan(0.5);
  });

  it('has them after rules, declarations, classes and styles were changed by script', async () => {
    const { live, masked } = await recordPage((page, sheet) => {
      const rules = [...sheet.cssRules];
      const at = rules.findIndex((rule) => rule.cssText.startsWith('.late'));
      sheet.insertRule('[data-user="smith"]{height:90px}', 3);
      sheet.deleteRule(at + 1);
      sheet.insertRule('.late{height:23px}', sheet.cssRules.length);
      const moved = sheet.cssRules[at + 1];
      if (moved instanceof CSSStyleRule) moved.style.setProperty('left', '29px');
      page.querySelector('.inner')?.classList.add('late');
      page.querySelector('.card')?.setAttribute('style', 'margin-bottom:6px;--smith:"x"');
      const last = page.querySelector<HTMLElement>('.moved');
      if (last !== null) last.style.height = '8px';
      page.querySelector('.patient-list')?.insertAdjacentHTML('beforeend', '<li class="row">New</li>');
    });
    expect(Object.fromEntries(await replayBoxes(masked, live.keys()))).toEqual(Object.fromEntries(live));
  });
});
