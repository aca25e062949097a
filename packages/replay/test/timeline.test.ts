// The timeline's pure parts: marks, names, paths, activity.
import { type eventWithTime, MouseInteractions } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { createActivity } from '../src/timeline/activity.ts';
import { IDLE_AFTER_MS } from '../src/timeline/idle-after.ts';
import { createMarkMaker, MAX_MARKS } from '../src/timeline/marks.ts';
import { maskedPath } from '../src/timeline/masked-path.ts';
import {
  type AnyEvent,
  append,
  click,
  type Element,
  input,
  meta,
  picture,
  pointer,
  resize,
  route,
} from './recorded-events.ts';

const AT = 'https://shop.example/_p';

function marksOf(events: readonly AnyEvent[], children: readonly Element[] = []) {
  const maker = createMarkMaker();
  maker.startPage(0);
  for (const event of [meta(0, AT), picture(0, children), ...events])
    maker.add(event as unknown as eventWithTime);
  return maker.take().slice(1);
}
const labels = (events: readonly AnyEvent[], children?: readonly Element[]) =>
  marksOf(events, children).map(({ label }) => label);

describe('marks', () => {
  it('call a click by the control it hit, in our own words', () => {
    const page: Element[] = [
      {
        id: 10,
        tag: 'BUTTON',
        children: [{ id: 11, tag: 'span', children: [{ id: 12, text: 'Pay 40 €' }] }],
      },
      { id: 13, tag: 'input', attributes: { type: 'CHECKBOX', name: 'secret-name' } },
      { id: 14, tag: 'div', attributes: { role: 'tab' }, children: [{ id: 15, tag: 'img' }] },
      { id: 16, tag: 'x-secret-word', attributes: { role: 'my secret' } },
      { id: 17, tag: 'input', attributes: { type: 'my secret' } },
      { id: 18, tag: '__proto__', attributes: { role: 'constructor' } },
    ];
    const at = (id: number, n: number) => click(n * 100, id);
    expect(labels([12, 13, 15, 16, 17, 18, 999].map(at), page)).toEqual([
      'Click on button',
      'Click on checkbox',
      'Click on tab',
      'Click on element',
      'Click on text field',
      'Click on element',
      'Click on element',
    ]);
  });

  it('know nodes that were added later, and forget them with the page', () => {
    const maker = createMarkMaker();
    const add = (event: AnyEvent) => maker.add(event as unknown as eventWithTime);
    maker.startPage(0);
    [meta(0, AT), picture(0, []), append(1, { id: 30, tag: 'select' }), click(2, 30)].forEach(add);
    maker.startPage(1);
    [meta(3, AT), picture(3, []), click(4, 30)].forEach(add);
    expect(maker.take().map(({ label, pageIndex, atMs }) => [label, pageIndex, atMs])).toEqual([
      ['Page: /_p', 0, 0],
      ['Click on list box', 0, 2],
      ['Page: /_p', 1, 3],
      ['Click on element', 1, 4],
    ]);
  });

  it('tell a burst once, and a focus only when no click made it', () => {
    const events = [
      input(100, 9),
      input(900, 9),
      input(5000, 9),
      resize(6000, 700, 500),
      resize(6100, 710, 500),
    ];
    expect(labels(events)).toEqual(['Input in element', 'Input in element', 'Window resized to 700 × 500']);
    const focus = (at: number) => pointer(at, MouseInteractions.Focus, 9);
    const press = pointer(1000, MouseInteractions.MouseDown, 9);
    expect(labels([press, focus(1005), click(1080, 9), focus(9000)])).toEqual([
      'Click on element',
      'Focus on element',
    ]);
  });

  it('are no second page when the page is pictured again', () => {
    expect(labels([meta(500, AT), picture(500, []), route(600, `${AT}/_q?secret#secret`)])).toEqual([
      'Address: /_p/_q',
    ]);
  });

  it('tell an address again only when what is shown of it changed', () => {
    const at = (time: number, rest: string) => route(time, `${AT}${rest}`);
    expect(labels([at(1, '?q=w'), at(2, '/_q?q=wo'), at(3, '/_q?q=woo'), at(4, '/_q#x'), at(5, '')])).toEqual(
      ['Address: /_p/_q', 'Address: /_p'],
    );
  });

  it('are bounded', () => {
    const many = Array.from({ length: MAX_MARKS + 10 }, (_, n) => click(n, 9));
    expect(marksOf(many).length).toBe(MAX_MARKS - 1);
  });
});

describe('a masked path', () => {
  it.each([
    ['https://u:p@shop.example:81/_a/_b?q=1#h', '/_a/_b'],
    ['about:blank', ''],
    ['javascript:alert(1)', ''],
    ['data:text/html,x', ''],
    [{ href: 'x' }, ''],
    ['https://x/‮evil<b>"', '/%E2%80%AEevil%3Cb%3E%22'],
    [`https://x/${'a'.repeat(5000)}`, `/${'a'.repeat(199)}…`],
  ])('of %j is %j', (href, path) => {
    expect(maskedPath(href)).toBe(path);
  });
});

describe('activity', () => {
  it('merges doings to periods, in any order, and tells what is idle between', () => {
    const activity = createActivity();
    for (const at of [50_000, 0, 61_000, 9000, 55_000, 18_000, 90_000]) activity.add(at);
    expect(activity.idle(120_000)).toEqual([
      [18_000, 50_000],
      [61_000, 90_000],
      [90_000, 120_000],
    ]);
    expect(activity.idleAt(30_000)).toEqual({ fromMs: 18_000, toMs: 50_000 });
    expect(activity.idleAt(52_000)).toBeNull();
    expect(activity.idleAt(100_000)).toEqual({ fromMs: 90_000, toMs: null });
  });

  it('agrees with a count by hand for random doings', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    for (let round = 0; round < 200; round += 1) {
      const times = Array.from({ length: 12 }, () => Math.floor(random() * 200_000));
      const activity = createActivity();
      for (const at of times) activity.add(at);
      const ends = [0, ...times.toSorted((a, b) => a - b), 200_000];
      const byHand = ends.flatMap((at, n) =>
        at - (ends[n - 1] ?? at) > IDLE_AFTER_MS ? [[ends[n - 1], at]] : [],
      );
      expect(activity.idle(200_000)).toEqual(byHand);
    }
  });
});
