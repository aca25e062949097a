// Frames that come, are written or change while the page is recorded.
import type { Channel } from '../channel.ts';
import { announce, documentOf, elementOf, fieldOf, find } from './find.ts';

const FRAME = () => '<iframe width="80" height="30"></iframe>';

const frameOf = (root: ParentNode): HTMLIFrameElement => find<HTMLIFrameElement>(root, 'iframe');
const insideOf = (root: ParentNode): Document => documentOf(frameOf(root));

/** Resolves when the frame has loaded something. */
const loaded = (frame: HTMLIFrameElement): Promise<void> =>
  new Promise((done) => {
    frame.addEventListener('load', () => done(), { once: true });
  });

/** Writes a document anew. */
function write(inner: Document, markup: string): void {
  inner.open();
  inner.write(markup);
  inner.close();
}

/** What is written into frames. */
const WRITTEN: readonly Channel[] = [
  {
    id: 'frame.written-later',
    html: FRAME,
    during: (root, secret) => write(insideOf(root), `<p>${secret}</p>`),
  },
  {
    id: 'frame.written-twice',
    html: FRAME,
    during: async (root, secret, kit) => {
      write(insideOf(root), '<p>old</p>');
      await kit.sleep(40);
      write(insideOf(root), `<p>New ${secret}</p>`);
    },
  },
  {
    id: 'frame.written-in-parts',
    html: FRAME,
    during: async (root, secret, kit) => {
      const inner = insideOf(root);
      inner.open();
      for (const part of ['<p>Dear ', secret, '</p>']) {
        inner.write(part);
        await kit.sleep(10);
      }
      inner.close();
    },
  },
  {
    id: 'frame.appended',
    html: FRAME,
    during: (root, secret) => insideOf(root).body.append(`Hi ${secret}`),
  },
  {
    id: 'frame.nested',
    html: FRAME,
    during: async (root, secret, kit) => {
      const outer = insideOf(root);
      outer.body.innerHTML = '<iframe></iframe>';
      await kit.sleep(20);
      write(documentOf(find<HTMLIFrameElement>(outer, 'iframe')), `<p>${secret}</p>`);
      await kit.sleep(40);
    },
  },
  {
    id: 'frame.shadow-inside',
    html: FRAME,
    during: (root, secret) => {
      const host = insideOf(root).createElement('div');
      insideOf(root).body.append(host);
      host.attachShadow({ mode: 'closed' }).innerHTML = `<p>${secret}</p>`;
    },
  },
  {
    id: 'frame.inside-shadow',
    html: () => '<div class="host"></div>',
    during: async (root, secret, kit) => {
      const shadow = find(root, '.host').attachShadow({ mode: 'open' });
      shadow.innerHTML = '<iframe></iframe>';
      await kit.sleep(20);
      insideOf(shadow).body.append(secret);
      await kit.sleep(40);
    },
  },
  {
    id: 'frame.title-later',
    html: FRAME,
    during: (root, secret) => {
      insideOf(root).title = `Letter to ${secret}`;
    },
  },
  {
    id: 'frame.value-later',
    html: () => '<iframe srcdoc="<input>" width="80" height="30"></iframe>',
    during: (root, secret) => {
      const field = fieldOf(insideOf(root));
      field.value = secret;
      announce(field);
    },
  },
  {
    id: 'frame.style-later',
    html: FRAME,
    during: (root, secret) => {
      const style = insideOf(root).createElement('style');
      insideOf(root).head.append(style);
      style.sheet?.insertRule(`p::after{content:"${secret}"}`);
    },
  },
];

/** What is loaded into frames. */
const LOADED: readonly Channel[] = [
  {
    id: 'frame.srcdoc-later',
    html: FRAME,
    during: async (root, secret) => {
      const done = loaded(frameOf(root));
      frameOf(root).srcdoc = `<p>Hi ${secret}</p>`;
      await done;
    },
  },
  {
    id: 'frame.added-later',
    html: () => '<div class="box"></div>',
    during: async (root, secret) => {
      const frame = elementOf('iframe');
      const done = loaded(frame);
      frame.srcdoc = `<p>Hi ${secret}</p>`;
      find(root, '.box').append(frame);
      await done;
    },
  },
  {
    id: 'frame.page-later',
    html: FRAME,
    during: async (root, secret, kit) => {
      const done = loaded(frameOf(root));
      frameOf(root).src = `/frame-text/${kit.disguise(secret)}`;
      await done;
      await kit.sleep(40);
    },
  },
  {
    id: 'frame.address-later',
    html: FRAME,
    during: async (root, secret) => {
      const done = loaded(frameOf(root));
      frameOf(root).src = `/frame?of=${secret}`;
      await done;
    },
  },
  {
    id: 'frame.hash-later',
    html: () => '<iframe src="/frame" width="80" height="30"></iframe>',
    during: (root, secret) => {
      frameOf(root).src = `/frame#${secret}`;
    },
  },
  {
    id: 'frame.blob-later',
    html: FRAME,
    during: async (root, secret) => {
      const done = loaded(frameOf(root));
      frameOf(root).src = URL.createObjectURL(new Blob([`<p>${secret}</p>`], { type: 'text/html' }));
      await done;
    },
  },
  {
    id: 'frame.data-later',
    html: FRAME,
    during: async (root, secret) => {
      const done = loaded(frameOf(root));
      frameOf(root).src = `data:text/html,<p>${secret}</p>`;
      await done;
    },
  },
  {
    id: 'frame.name-later',
    html: FRAME,
    during: (root, secret) => {
      frameOf(root).name = `frame-${secret}`;
    },
  },
  {
    id: 'frame.removed-then-back',
    html: FRAME,
    during: async (root, secret, kit) => {
      const frame = frameOf(root);
      frame.remove();
      await kit.sleep(20);
      const done = loaded(frame);
      root.append(frame);
      await done;
      insideOf(root).body.append(elementOf('p', secret));
      await kit.sleep(40);
    },
  },
  {
    id: 'frame.object-later',
    html: () => '<object type="text/html" width="80" height="30"></object>',
    during: (root, secret) => {
      find<HTMLObjectElement>(root, 'object').data = `/frame?object=${secret}`;
    },
  },
];

/** Frames that come or change. */
export const FRAMES_LATER: readonly Channel[] = [...WRITTEN, ...LOADED];
