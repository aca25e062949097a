// Dragged and dropped: what a drag carries is in its events, and dropped files have names.
import type { Channel, PageStep } from '../channel.ts';
import { find } from './find.ts';

const FIELD_AND_TARGET =
  '<p draggable="true" style="width:90px">drag me</p><div class="target" style="width:90px;height:20px">here</div>';

/** A drop such as a browser makes at the end of a drag. */
const drops =
  (fill: (data: DataTransfer, secret: string) => void): PageStep =>
  (root, secret) => {
    const dataTransfer = new DataTransfer();
    fill(dataTransfer, secret);
    for (const type of ['dragenter', 'dragover', 'drop'])
      find(root, '.target').dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      );
  };

/** What is dragged and dropped. */
export const DRAG_AND_DROP: readonly Channel[] = [
  {
    id: 'drag.data',
    html: () => FIELD_AND_TARGET,
    drive: async (_page, section, secret) => {
      await section.locator('p').evaluate((dragged, who) => {
        (dragged as HTMLElement).ondragstart = (event) => event.dataTransfer?.setData('text/plain', who);
      }, secret);
      await section.locator('.target').evaluate((target) => {
        (target as HTMLElement).ondragover = (event) => event.preventDefault();
      });
      await section.locator('p').dragTo(section.locator('.target'));
    },
  },
  {
    id: 'drag.link',
    html: (secret) =>
      `<a href="/users/${secret}" style="display:block;width:90px">x</a><div class="target" style="width:90px;height:20px">here</div>`,
    before: (root) => {
      find(root, '.target').ondragover = (event) => event.preventDefault();
      find(root, '.target').ondrop = (event) => event.preventDefault();
    },
    drive: (_page, section) => section.locator('a').dragTo(section.locator('.target')),
  },
  {
    id: 'drag.card-moved',
    html: (secret) =>
      `<p draggable="true" style="width:90px">${secret}</p><div class="target" style="width:90px;height:20px">here</div>`,
    before: (root) => {
      const target = find(root, '.target');
      find(root, 'p').ondragstart = (event) => event.dataTransfer?.setData('text/plain', 'card');
      target.ondragover = (event) => event.preventDefault();
      target.ondrop = (event) => {
        event.preventDefault();
        target.append(find(root, 'p'));
      };
    },
    drive: (_page, section) => section.locator('p').dragTo(section.locator('.target')),
  },
  {
    id: 'drop.text',
    html: () => FIELD_AND_TARGET,
    during: drops((data, secret) => data.setData('text/plain', secret)),
  },
  {
    id: 'drop.markup',
    html: () => FIELD_AND_TARGET,
    during: drops((data, secret) => data.setData('text/html', `<b>${secret}</b>`)),
  },
  {
    id: 'drop.type',
    html: () => FIELD_AND_TARGET,
    during: drops((data, secret) => data.setData(`application/x-${secret}`, '1')),
  },
  {
    id: 'drop.file-name',
    html: () => FIELD_AND_TARGET,
    during: drops((data, secret) => void data.items.add(new File(['x'], `${secret}.pdf`))),
  },
  {
    id: 'drop.field',
    html: () => '<p draggable="true" style="width:90px">drag me</p><input class="target">',
    drive: async (_page, section, secret) => {
      await section.locator('p').evaluate((dragged, who) => {
        (dragged as HTMLElement).ondragstart = (event) => event.dataTransfer?.setData('text/plain', who);
      }, secret);
      await section.locator('p').dragTo(section.locator('.target'));
    },
  },
];
