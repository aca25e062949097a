// Shadow trees that come or change while the page is recorded, open and closed.
import type { Channel } from '../channel.ts';
import { announce, elementOf, fieldOf, find } from './find.ts';

const HOST = () => '<div class="host"></div>';

/** A shadow tree of a section's host. */
const shadowIn = (root: ParentNode, mode: ShadowRootMode = 'open'): ShadowRoot =>
  find(root, '.host').attachShadow({ mode });

/** Shadow trees that come or change. */
export const SHADOW_LATER: readonly Channel[] = [
  {
    id: 'shadow.later-open',
    html: HOST,
    during: (root, secret) => {
      shadowIn(root).innerHTML = `<p>${secret}</p>`;
    },
  },
  {
    id: 'shadow.later-closed',
    html: HOST,
    during: (root, secret) => {
      shadowIn(root, 'closed').innerHTML = `<p>${secret}</p>`;
    },
  },
  {
    id: 'shadow.closed-then-changed',
    html: HOST,
    during: async (root, secret, kit) => {
      const shadow = shadowIn(root, 'closed');
      shadow.append(elementOf('p', 'old'));
      await kit.sleep(30);
      find(shadow, 'p').textContent = secret;
    },
  },
  {
    id: 'shadow.open-changed',
    html: HOST,
    before: (root) => shadowIn(root).append('old'),
    during: (root, secret) => find(root, '.host').shadowRoot?.replaceChildren(`New ${secret}`),
  },
  {
    id: 'shadow.attribute-changed',
    html: HOST,
    before: (root) => shadowIn(root).append(elementOf('p', 'x')),
    during: (root, secret) => {
      const { shadowRoot } = find(root, '.host');
      if (shadowRoot !== null) find(shadowRoot, 'p').title = secret;
    },
  },
  {
    id: 'shadow.nested-closed-later',
    html: HOST,
    during: (root, secret) => {
      const inner = elementOf('div');
      shadowIn(root).append(inner);
      inner.attachShadow({ mode: 'closed' }).append(elementOf('p', secret));
    },
  },
  {
    id: 'shadow.filled-before-attached',
    html: () => '<div class="box"></div>',
    during: (root, secret) => {
      const host = elementOf('div');
      host.attachShadow({ mode: 'closed' }).innerHTML = `<p>${secret}</p>`;
      find(root, '.box').append(host);
    },
  },
  {
    id: 'shadow.adopted-sheet-later',
    html: HOST,
    during: (root, secret) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`p::after{content:"${secret}"}`);
      const shadow = shadowIn(root);
      shadow.innerHTML = '<p>x</p>';
      shadow.adoptedStyleSheets = [sheet];
    },
  },
  {
    id: 'shadow.adopted-sheet-closed',
    html: HOST,
    during: async (root, secret, kit) => {
      const sheet = new CSSStyleSheet();
      const shadow = shadowIn(root, 'closed');
      shadow.adoptedStyleSheets = [sheet];
      await kit.sleep(20);
      sheet.replaceSync(`p::after{content:"${secret}"}`);
    },
  },
  {
    id: 'shadow.rule-inserted',
    html: HOST,
    during: (root, secret) => {
      const shadow = shadowIn(root);
      shadow.innerHTML = '<style></style><p>x</p>';
      find<HTMLStyleElement>(shadow, 'style').sheet?.insertRule(`p::after{content:"${secret}"}`);
    },
  },
  {
    id: 'shadow.declared-later',
    html: () => '<div class="box"></div>',
    during: (root, secret) =>
      find(root, '.box').setHTMLUnsafe(
        `<div><template shadowrootmode="closed"><p>${secret}</p></template></div>`,
      ),
  },
  {
    id: 'shadow.cloned',
    html: () =>
      '<div class="host"><template shadowrootmode="open" shadowrootclonable><p>old</p></template></div>',
    during: (root, secret) => {
      const { shadowRoot } = find(root, '.host');
      if (shadowRoot !== null) find(shadowRoot, 'p').textContent = secret;
      root.append(find(root, '.host').cloneNode(true));
    },
  },
  {
    id: 'shadow.value-closed',
    html: HOST,
    during: (root, secret) => {
      const shadow = shadowIn(root, 'closed');
      shadow.innerHTML = '<input>';
      fieldOf(shadow).value = secret;
      announce(fieldOf(shadow));
    },
  },
  {
    id: 'shadow.slotted-later',
    html: HOST,
    before: (root) => shadowIn(root, 'closed').append(elementOf('slot', 'nobody')),
    during: (root, secret) => find(root, '.host').append(elementOf('span', secret)),
  },
  {
    id: 'shadow.slot-fallback-later',
    html: HOST,
    during: (root, secret) => shadowIn(root).append(elementOf('slot', `Nobody but ${secret}`)),
  },
  {
    id: 'shadow.element-upgraded',
    html: () => '<live-upgraded></live-upgraded>',
    during: (root, secret) => {
      class Upgraded extends HTMLElement {
        connectedCallback(): void {
          this.attachShadow({ mode: 'closed' }).innerHTML = `<p>${this.title}</p>`;
        }
      }
      find(root, 'live-upgraded').title = secret;
      customElements.define('live-upgraded', Upgraded);
    },
  },
];
