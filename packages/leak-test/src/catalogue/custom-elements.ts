// Channels: custom elements: their names, and what element internals hold, which no attribute shows.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';

/** A custom element with internals; each channel defines one of its own. */
const internal = (name: string, use: (internals: ElementInternals, secret: string) => void): Channel => ({
  id: `internals.${name}`,
  html: () => `<leak-test-${name}>x</leak-test-${name}>`,
  before: (root, secret) => {
    const tag = `leak-test-${name}`;
    if (customElements.get(tag) === undefined) {
      const kind = class extends HTMLElement {
        static readonly formAssociated = true;
        readonly internals = this.attachInternals();
      };
      customElements.define(tag, kind);
    }
    use((find(root, tag) as HTMLElement & { internals: ElementInternals }).internals, secret);
  },
});

const INTERNALS: readonly Channel[] = [
  internal('aria-label', (internals, secret) => {
    internals.ariaLabel = `Chat with ${secret}`;
  }),
  internal('aria-description', (internals, secret) => {
    internals.ariaDescription = secret;
  }),
  internal('aria-value', (internals, secret) => {
    internals.ariaValueText = secret;
  }),
  internal('role-description', (internals, secret) => {
    internals.ariaRoleDescription = secret;
  }),
  internal('state', (internals, secret) => {
    internals.states.add(secret);
  }),
  internal('form-value', (internals, secret) => internals.setFormValue(secret)),
  internal('form-state', (internals, secret) => internals.setFormValue('x', `state of ${secret}`)),
  internal('validity', (internals, secret) =>
    internals.setValidity({ customError: true }, `Nobody is called ${secret}`),
  ),
];

const NAMES: readonly Channel[] = [
  { id: 'element.custom', html: (s) => `<x-${s}>x</x-${s}>` },
  { id: 'element.unknown', html: (s) => `<${s}>x</${s}>` },
  { id: 'element.with-namespace', html: (s) => `<user:${s}>x</user:${s}>` },
  { id: 'element.built-in-is', html: (s) => `<button type="button" is="x-${s}">x</button>` },
  {
    id: 'element.defined',
    html: (s) => `<x-of-${s}>x</x-of-${s}>`,
    before: (_, secret) => customElements.define(`x-of-${secret}`, class extends HTMLElement {}),
  },
  {
    id: 'element.attribute-of-own',
    html: (s) => `<leak-test-card user="${s}">x</leak-test-card>`,
  },
  {
    id: 'element.renders-itself',
    html: (s) => `<leak-test-name data-is="${btoa(s)}"></leak-test-name>`,
    before: () => {
      if (customElements.get('leak-test-name') !== undefined) return;
      const kind = class extends HTMLElement {
        connectedCallback(): void {
          this.append(`Hello ${atob(this.dataset.is ?? '')}`);
          this.removeAttribute('data-is');
        }
      };
      customElements.define('leak-test-name', kind);
    },
  },
];

/** Custom elements and their internals. */
export const CUSTOM_ELEMENT_CHANNELS: readonly Channel[] = [...NAMES, ...INTERNALS];
