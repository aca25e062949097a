// Channels: text that is in the page and that no visitor sees: hidden, off screen, transparent, for printers, for later.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';

const styled = (id: string, style: string): Channel => ({
  id,
  html: (s) => `<div style="${style}">${s}</div>`,
});

const STYLED: readonly Channel[] = [
  styled('text.display-none', 'display:none'),
  styled('text.visibility-hidden', 'visibility:hidden'),
  styled('text.off-screen', 'position:absolute;left:-9999px'),
  styled('text.indented-away', 'text-indent:-9999px;overflow:hidden'),
  styled('text.transparent', 'color:transparent'),
  styled('text.opacity-zero', 'opacity:0'),
  styled('text.white-on-white', 'color:#fff;background:#fff'),
  styled('text.one-pixel', 'position:absolute;width:1px;height:1px;overflow:hidden'),
  styled('text.clipped', 'position:absolute;clip-path:inset(50%)'),
  styled('text.font-size-zero', 'font-size:0'),
  styled('text.scaled-away', 'position:absolute;transform:scale(0)'),
  styled('text.content-hidden', 'content-visibility:hidden'),
  styled('text.content-auto', 'content-visibility:auto'),
  styled('text.behind', 'position:relative;z-index:-1'),
  styled('text.cut-off', 'width:1px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis'),
  styled('text.masked-by-sheet', '-webkit-text-security:disc'),
  styled('text.blurred', 'filter:blur(9px)'),
  styled('text.collapsed', 'height:0;overflow:hidden'),
];

const MARKED: readonly Channel[] = [
  { id: 'text.hidden-attr', html: (s) => `<div hidden>${s}</div>` },
  { id: 'text.hidden-until-found', html: (s) => `<div hidden="until-found">${s}</div>` },
  { id: 'text.inert', html: (s) => `<div inert>${s}</div>` },
  { id: 'text.aria-hidden', html: (s) => `<div aria-hidden="true">${s}</div>` },
  { id: 'text.disabled', html: (s) => `<button type="button" disabled>${s}</button>` },
  {
    id: 'text.print-only',
    html: (s) =>
      `<style>.on-paper{display:none}@media print{.on-paper{display:block}}</style><p class="on-paper">${s}</p>`,
  },
];

/** Shown only when somebody asks. */
const POPUPS: readonly Channel[] = [
  { id: 'popup.dialog-closed', html: (s) => `<dialog><p>${s}</p></dialog>` },
  { id: 'popup.dialog-open', html: (s) => `<dialog open style="position:static"><p>${s}</p></dialog>` },
  {
    id: 'popup.dialog-return-value',
    html: () => '<dialog><p>Done?</p></dialog>',
    before: (root, secret) => {
      find<HTMLDialogElement>(root, 'dialog').returnValue = secret;
    },
  },
  { id: 'popup.popover-text', html: (s) => `<div popover>${s}</div>` },
  {
    id: 'popup.popover-shown',
    html: (s) => `<div popover="manual" style="inset:0 0 auto auto">Mail for ${s}</div>`,
    before: (root) => {
      find(root, 'div').showPopover();
    },
  },
  {
    id: 'popup.popover-target',
    html: (s) => `<button type="button" popovertarget="to-${s}">x</button><div popover>y</div>`,
  },
  { id: 'popup.popover-id', html: (s) => `<div popover id="menu-${s}">y</div>` },
  {
    id: 'popup.command-target',
    html: (s) => `<button type="button" command="show-modal" commandfor="of-${s}">x</button>`,
  },
  { id: 'popup.command', html: (s) => `<button type="button" command="--${s}">x</button>` },
  { id: 'popup.details-group', html: (s) => `<details name="${s}"><summary>x</summary>y</details>` },
];

/** Text that is there and not seen. */
export const HIDDEN_TEXT_CHANNELS: readonly Channel[] = [...STYLED, ...MARKED, ...POPUPS];
