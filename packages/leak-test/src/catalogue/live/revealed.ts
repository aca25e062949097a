// Text that becomes visible while the page is recorded, most of it written when it is shown.
import type { Channel, PageStep } from '../channel.ts';
import { clicks } from './drive.ts';
import { elementOf, find } from './find.ts';

/** A hidden part, and a step that shows it. */
const shown = (id: string, markup: (secret: string) => string, during: PageStep): Channel => ({
  id: `revealed.${id}`,
  html: markup,
  during,
});

const BY_SCRIPT: readonly Channel[] = [
  shown(
    'display',
    (secret) => `<p style="display:none">${secret}</p>`,
    (root) => {
      find(root, 'p').style.display = 'block';
    },
  ),
  shown(
    'hidden-attribute',
    (secret) => `<p hidden>${secret}</p>`,
    (root) => {
      find(root, 'p').hidden = false;
    },
  ),
  shown(
    'visibility',
    (secret) => `<p style="visibility:hidden;opacity:0">${secret}</p>`,
    (root) => find(root, 'p').removeAttribute('style'),
  ),
  shown(
    'details',
    (secret) => `<details><summary>More</summary><p>${secret}</p></details>`,
    (root) => {
      find<HTMLDetailsElement>(root, 'details').open = true;
    },
  ),
  shown(
    'content-visibility',
    (secret) => `<div style="content-visibility:hidden"><p>${secret}</p></div>`,
    (root) => find(root, 'div').style.setProperty('content-visibility', 'visible'),
  ),
  shown(
    'until-found',
    (secret) => `<div hidden="until-found">${secret}</div>`,
    (root) => {
      find(root, 'div').dispatchEvent(new Event('beforematch', { bubbles: true }));
      find(root, 'div').removeAttribute('hidden');
    },
  ),
  shown(
    'inert',
    (secret) => `<div inert aria-hidden="true">${secret}</div>`,
    (root) => {
      find(root, 'div').inert = false;
      find(root, 'div').removeAttribute('aria-hidden');
    },
  ),
  shown(
    'off-screen',
    (secret) => `<div style="position:absolute;left:-9999px">${secret}</div>`,
    (root) => {
      find(root, 'div').style.position = 'static';
    },
  ),
  shown(
    'blurred',
    (secret) => `<div style="filter:blur(9px)">${secret}</div>`,
    (root) => {
      find(root, 'div').style.filter = 'none';
    },
  ),
  shown(
    'data-attribute',
    (secret) => `<p data-full="${secret}">…</p>`,
    (root) => {
      const paragraph = find(root, 'p');
      paragraph.textContent = paragraph.dataset.full ?? '';
    },
  ),
  shown(
    'skeleton',
    () => '<div aria-busy="true"><i>loading</i></div>',
    async (root, secret, kit) => {
      await kit.sleep(40);
      find(root, 'div').replaceChildren(elementOf('p', `Welcome back, ${secret}`));
      find(root, 'div').ariaBusy = 'false';
    },
  ),
  shown(
    'lazy-frame',
    () => '<iframe loading="lazy" width="60" height="20"></iframe>',
    async (root, secret, kit) => {
      const frame = find<HTMLIFrameElement>(root, 'iframe');
      frame.srcdoc = `<p>${secret}</p>`;
      frame.scrollIntoView();
      await kit.sleep(150);
    },
  ),
];

const BY_VISITOR: readonly Channel[] = [
  {
    id: 'revealed.tab-panel',
    html: (secret) =>
      `<button type="button" role="tab">Data</button><div role="tabpanel" hidden>${secret}</div>`,
    before: (root) => {
      find(root, 'button').onclick = () => {
        find(root, 'button').ariaSelected = 'true';
        find(root, 'div').hidden = false;
      };
    },
    drive: clicks('button'),
  },
  {
    id: 'revealed.summary-clicked',
    html: (secret) => `<details><summary>Address</summary><p>${secret}</p></details>`,
    drive: clicks('summary'),
  },
  {
    id: 'revealed.eye',
    html: (secret) => `<span data-of="${secret}">••••</span><button type="button">Show</button>`,
    before: (root) => {
      find(root, 'button').onclick = () => {
        const span = find(root, 'span');
        span.textContent = span.dataset.of ?? '';
      };
    },
    drive: clicks('button'),
  },
  {
    id: 'revealed.hover-card',
    html: (secret) => `<a href="#card" data-card="${secret}">who?</a>`,
    before: (root) => {
      const link = find(root, 'a');
      link.onpointerenter = () => root.append(elementOf('div', `Card of ${link.dataset.card}`));
    },
    drive: (_page, section) => section.locator('a').hover(),
  },
  {
    id: 'revealed.scrolled-to',
    html: () => '<div style="height:50px;overflow:auto"><div style="height:400px"></div><p>&nbsp;</p></div>',
    during: async (root, secret, kit) => {
      const box = find(root, 'div');
      box.addEventListener('scroll', () => find(root, 'p').replaceChildren(`Row of ${secret}`), {
        once: true,
      });
      box.scrollTop = 400;
      await kit.sleep(60);
    },
  },
  {
    id: 'revealed.print',
    html: () => '<p class="print">screen</p>',
    before: (root) => {
      const print = matchMedia('print');
      print.onchange = () => {
        if (print.matches) find(root, 'p').textContent = find(root, 'p').title;
      };
    },
    drive: async (page, section, secret) => {
      await section.locator('p').evaluate((paragraph: HTMLElement, who) => {
        paragraph.title = `Printed for ${who}`;
      }, secret);
      await page.emulateMedia({ media: 'print' });
      await page.emulateMedia({ media: null });
    },
  },
  {
    id: 'revealed.before-print',
    html: () => '<p>screen</p>',
    during: (root, secret) => {
      const fill = () => find(root, 'p').replaceChildren(`Printed for ${secret}`);
      window.addEventListener('beforeprint', fill, { once: true });
      window.dispatchEvent(new Event('beforeprint'));
      window.dispatchEvent(new Event('afterprint'));
    },
  },
];

/** Text that becomes visible. */
export const REVEALED: readonly Channel[] = [...BY_SCRIPT, ...BY_VISITOR];
