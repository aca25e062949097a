// Elements of the page's own, and what they tell the browser through their internals.
import type { Channel } from '../channel.ts';
import { announce, elementOf, fieldOf, find } from './find.ts';

/** A form element of the page's own that hands out its internals. */
function internalsOf(root: ParentNode, name: string): ElementInternals {
  class Own extends HTMLElement {
    static readonly formAssociated = true;
    readonly internals = this.attachInternals();
  }
  customElements.define(name, Own);
  const own = find<Own>(root, name);
  return own.internals;
}

/** Internals. */
const INTERNALS: readonly Channel[] = [
  {
    id: 'internals.aria-label-later',
    html: () => '<live-label>x</live-label>',
    during: (root, secret) => {
      internalsOf(root, 'live-label').ariaLabel = `Bed of ${secret}`;
    },
  },
  {
    id: 'internals.form-value-later',
    html: () => '<form><live-value name="who"></live-value></form>',
    during: (root, secret) => internalsOf(root, 'live-value').setFormValue(secret),
  },
  {
    id: 'internals.validity-later',
    html: () => '<form><live-valid></live-valid></form>',
    during: (root, secret) => {
      const internals = internalsOf(root, 'live-valid');
      internals.setValidity({ customError: true }, `${secret} is taken`);
      internals.checkValidity();
    },
  },
  {
    id: 'internals.state-later',
    html: () => '<live-state>x</live-state>',
    during: (root, secret) => void internalsOf(root, 'live-state').states.add(`of-${secret}`),
  },
];

/** Validity of usual fields. */
const VALIDITY: readonly Channel[] = [
  {
    id: 'validity.message',
    html: () => '<form><input></form>',
    during: (root, secret) => {
      fieldOf(root).setCustomValidity(`${secret} is not a name`);
      fieldOf(root).reportValidity();
      fieldOf(root).setCustomValidity('');
      fieldOf(root).blur();
    },
  },
  {
    id: 'validity.message-kept',
    html: () => '<form><input><output></output></form>',
    during: (root, secret) => {
      fieldOf(root).setCustomValidity(`No account for ${secret}`);
      fieldOf(root).checkValidity();
      find(root, 'output').textContent = fieldOf(root).validationMessage;
    },
  },
  {
    id: 'validity.form-data',
    html: () => '<form><input name="a"></form>',
    during: (root, secret) => {
      const form = find<HTMLFormElement>(root, 'form');
      form.onformdata = ({ formData }) => formData.append('who', secret);
      form.onsubmit = (event) => {
        event.preventDefault();
        new FormData(form);
      };
      form.requestSubmit();
    },
  },
];

/** Elements of the page's own. */
const OWN: readonly Channel[] = [
  {
    id: 'element.defined-later',
    scope: 'page',
    during: (_root, secret) => customElements.define(`x-${secret}`, class extends HTMLElement {}),
  },
  {
    id: 'element.tag-name',
    html: () => '<div class="box"></div>',
    during: (root, secret) => find(root, '.box').append(document.createElement(`card-of-${secret}`)),
  },
  {
    id: 'element.svg-tag-name',
    html: () => '<svg width="9" height="9"></svg>',
    during: (root, secret) =>
      find(root, 'svg').append(document.createElementNS('http://www.w3.org/2000/svg', `of-${secret}`)),
  },
  {
    id: 'element.attribute-callback',
    html: () => '<live-greeting></live-greeting>',
    during: (root, secret) => {
      class Greeting extends HTMLElement {
        static readonly observedAttributes = ['name'];
        attributeChangedCallback(): void {
          this.textContent = `Hello ${this.getAttribute('name')}`;
        }
      }
      customElements.define('live-greeting', Greeting);
      find(root, 'live-greeting').setAttribute('name', secret);
    },
  },
  {
    id: 'element.property-rendered',
    html: () => '<live-card></live-card>',
    during: async (root, secret, kit) => {
      class Card extends HTMLElement {
        set user(name: string) {
          queueMicrotask(() => this.replaceChildren(elementOf('b', name)));
        }
      }
      customElements.define('live-card', Card);
      find<Card>(root, 'live-card').user = secret;
      await kit.sleep(10);
    },
  },
  {
    id: 'element.field-wrapped',
    html: () => '<live-field></live-field>',
    during: (root, secret) => {
      class Field extends HTMLElement {
        connectedCallback(): void {
          this.innerHTML = '<label>Name <input></label>';
        }
      }
      customElements.define('live-field', Field);
      fieldOf(root).value = secret;
      announce(fieldOf(root));
    },
  },
];

/** Elements of the page's own and their internals. */
export const CUSTOM_ELEMENTS: readonly Channel[] = [...INTERNALS, ...VALIDITY, ...OWN];
