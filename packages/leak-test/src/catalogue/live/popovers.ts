// What a page lays over itself: popovers, dialogs, tooltips, live regions.
import type { Channel } from '../channel.ts';
import { clicks } from './drive.ts';
import { elementOf, find } from './find.ts';

/** What a page lays over itself. */
export const POPOVERS: readonly Channel[] = [
  {
    id: 'popover.filled-and-shown',
    html: () => '<div popover>empty</div>',
    during: async (root, secret, kit) => {
      const popover = find(root, 'div');
      popover.textContent = `Signed in as ${secret}`;
      popover.showPopover();
      await kit.sleep(30);
      popover.hidePopover();
    },
  },
  {
    id: 'popover.button',
    html: (secret) =>
      `<button type="button" popovertarget="live-popover">Account</button><div id="live-popover" popover>${secret}</div>`,
    drive: async (page, section, secret) => {
      await clicks('button')(page, section, secret);
      await section.locator('div').evaluate((popover) => (popover as HTMLElement).hidePopover());
    },
  },
  {
    id: 'popover.command',
    html: (secret) =>
      `<button type="button" commandfor="live-command" command="--show-${secret}">Do</button><div id="live-command">x</div>`,
    drive: clicks('button'),
  },
  {
    id: 'popover.on-toggle',
    html: () => '<div popover>empty</div>',
    during: async (root, secret, kit) => {
      const popover = find(root, 'div');
      popover.onbeforetoggle = () => popover.replaceChildren(elementOf('b', secret));
      popover.showPopover();
      await kit.sleep(20);
      popover.hidePopover();
    },
  },
  {
    id: 'dialog.modal',
    html: () => '<dialog><p>empty</p></dialog>',
    during: async (root, secret, kit) => {
      const dialog = find<HTMLDialogElement>(root, 'dialog');
      find(root, 'p').textContent = `Delete ${secret}?`;
      dialog.showModal();
      await kit.sleep(30);
      dialog.close();
    },
  },
  {
    id: 'dialog.return-value',
    html: () => '<dialog>x</dialog>',
    during: (root, secret) => {
      const dialog = find<HTMLDialogElement>(root, 'dialog');
      dialog.show();
      dialog.close(secret);
    },
  },
  {
    id: 'tooltip.title',
    html: (secret) => `<span title="Born as ${secret}">hover me</span>`,
    drive: (_page, section) => section.locator('span').hover(),
  },
  {
    id: 'tooltip.described',
    html: () => '<button type="button" aria-describedby="live-tip">?</button>',
    during: (root, secret) => {
      find(root, 'button').addEventListener('pointerenter', () => {
        const tip = elementOf('div', `Owner: ${secret}`);
        tip.id = 'live-tip';
        tip.role = 'tooltip';
        root.append(tip);
      });
      find(root, 'button').dispatchEvent(new PointerEvent('pointerenter'));
    },
  },
  {
    id: 'live-region.polite',
    html: () => '<div aria-live="polite"></div>',
    during: async (root, secret, kit) => {
      find(root, 'div').textContent = `3 results for ${secret}`;
      await kit.sleep(40);
      find(root, 'div').textContent = '';
    },
  },
];
