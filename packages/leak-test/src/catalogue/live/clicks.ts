// What visitors click, point at and reach: recorders name targets by their text, their labels and their addresses.
import type { Channel } from '../channel.ts';
import { clicks, type Drive } from './drive.ts';
import { find } from './find.ts';

const hovers =
  (selector: string): Drive =>
  (_page, section) =>
    section.locator(selector).hover();

/** The six clicks of somebody who is angry, without a pause. */
const rages: Drive = async (page, section) => {
  const target = section.locator('.rage');
  await target.click();
  const box = await target.boundingBox();
  if (box === null) throw new Error('the target has no box');
  for (let times = 0; times < 5; times += 1) await page.mouse.click(box.x + 5, box.y + box.height / 2);
};

/** Clicks on things that say what they are. */
const NAMED: readonly Channel[] = [
  {
    id: 'click.button-text',
    html: (secret) => `<button type="button">Delete ${secret}</button>`,
    drive: clicks('button'),
  },
  { id: 'click.link-text', html: (secret) => `<a href="#x">${secret}</a>`, drive: clicks('a') },
  {
    id: 'click.aria-label',
    html: (secret) =>
      `<button type="button" aria-label="Call ${secret}"><svg width="9" height="9"></svg></button>`,
    drive: clicks('button'),
  },
  {
    id: 'click.aria-labelled-by',
    html: (secret) =>
      `<b id="live-label-of">${secret}</b><button type="button" aria-labelledby="live-label-of">x</button>`,
    drive: clicks('button'),
  },
  {
    id: 'click.id',
    html: (secret) => `<button type="button" id="b-${secret}">x</button>`,
    drive: clicks('button'),
  },
  {
    id: 'click.class',
    html: (secret) => `<button type="button" class="row user-${secret}">x</button>`,
    drive: clicks('button'),
  },
  {
    id: 'click.data',
    html: (secret) => `<button type="button" data-testid="open-${secret}">x</button>`,
    drive: clicks('button'),
  },
  {
    id: 'click.button-mixed',
    kind: 'mixed',
    html: (secret) => `<button type="button">Open ${secret}</button>`,
    drive: clicks('button'),
  },
  {
    id: 'click.image',
    html: (secret) => `<img alt="Portrait of ${secret}" src="/img.png" width="20" height="20">`,
    drive: clicks('img'),
  },
  {
    id: 'click.label',
    html: (secret) => `<label>${secret} <input type="checkbox"></label>`,
    drive: clicks('label'),
  },
  {
    id: 'click.drawing',
    html: (secret) => `<svg width="120" height="20"><text y="15">${secret}</text></svg>`,
    drive: clicks('text'),
  },
  {
    id: 'click.cell',
    html: (secret) => `<table><tbody><tr><td>7</td><td>${secret}</td></tr></tbody></table>`,
    drive: clicks('td >> nth=1'),
  },
  {
    id: 'click.parent-attribute',
    html: (secret) => `<div data-customer="${secret}"><span>row</span></div>`,
    drive: clicks('span'),
  },
  {
    id: 'click.submitter',
    html: (secret) => `<form><button name="pay" value="${secret}">Pay</button></form>`,
    before: (root) => {
      find<HTMLFormElement>(root, 'form').onsubmit = (event) => event.preventDefault();
    },
    drive: clicks('button'),
  },
  {
    id: 'click.closed-shadow',
    html: () => '<div class="host" style="width:90px;height:20px"></div>',
    during: (root, secret) => {
      find(root, '.host').attachShadow({ mode: 'closed' }).innerHTML =
        `<button type="button" style="width:80px;height:18px">${secret}</button>`;
    },
    drive: (_page, section) => section.locator('.host').click({ position: { x: 20, y: 9 } }),
  },
];

/** Other ways to point. */
const POINTED: readonly Channel[] = [
  { id: 'click.rage', html: (secret) => `<div class="rage">${secret}</div>`, drive: rages },
  {
    id: 'click.dead',
    html: (secret) => `<b>${secret}</b>`,
    drive: clicks('b'),
  },
  {
    id: 'click.context-menu',
    html: (secret) => `<p>${secret}</p>`,
    drive: (_page, section) => section.locator('p').click({ button: 'right' }),
  },
  {
    id: 'click.long-press',
    html: (secret) => `<p>${secret}</p>`,
    drive: (_page, section) => section.locator('p').click({ delay: 120 }),
  },
  { id: 'hover.text', html: (secret) => `<p>Balance of ${secret}</p>`, drive: hovers('p') },
  {
    id: 'focus.label',
    html: (secret) => `<button type="button" aria-label="Edit ${secret}">x</button>`,
    drive: async (_page, section) => {
      await section.locator('button').focus();
      await section.locator('button').blur();
    },
  },
  {
    id: 'keys.enter-on-link',
    html: (secret) => `<a href="#to-${secret}">x</a>`,
    before: (root) => {
      find(root, 'a').onclick = (event) => event.preventDefault();
    },
    drive: (_page, section) => section.locator('a').press('Enter'),
  },
  {
    id: 'scroll.to-text',
    html: (secret) => `<p>Paragraph on ${secret}</p>`,
    drive: (_page, section) => section.locator('p').evaluate((text) => text.scrollIntoView()),
  },
];

/** What visitors click, point at and reach. */
export const CLICKS: readonly Channel[] = [...NAMED, ...POINTED];
