// Web components: shadow roots in shadow roots, slots, adopted sheets, an element that is defined late.
import { type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy('user-card late-note inner name badge wrap face card-title', [
  rule('card', 'unmask', 'user-card', { what: 'attributes' }),
]);

/** Made when it is asked for: there are no elements without a browser. */
function makeUserCard(): CustomElementConstructor {
  return class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      root.innerHTML =
        '<style>.inner { padding: 2px } :host(.wide) { width: 90px }</style><div class="inner" part="face"><h3 class="name">Inner Tanaka</h3><slot name="badge"></slot><slot></slot></div>';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.name { color: green } .unlisted { color: red }');
      root.adoptedStyleSheets = [sheet];
    }
  };
}

export const components: FixturePage = {
  name: 'components',
  path: '/team',
  markup: `
    <div class="wrap"><user-card title="Card of Tanaka"><b slot="badge" class="badge">Chief</b><p>Outer Tanaka</p></user-card><user-card class="zz9"><p>Outer Novak</p></user-card></div>
    <late-note>Not yet defined</late-note><p class="name">Name in the page</p>`,
  async run({ one, settle, press }) {
    const define = (name: string, made: CustomElementConstructor) => {
      if (customElements.get(name) === undefined) customElements.define(name, made);
    };
    define('user-card', makeUserCard());
    await settle();
    const card = one('user-card');
    const inner = card.shadowRoot ?? document;
    one('.name', inner).textContent = 'Inner Ivanova';
    press(one('.name', inner), 'click', 8, 9);
    await settle();
    one('.inner', inner).append(document.createElement('user-card'));
    await settle();
    const nested = one('user-card', inner).shadowRoot ?? document;
    one('.name', nested).textContent = 'Nested Kowalska';
    card.append(one('.wrap p'));
    await settle();
    one('.name', nested).classList.add('late');
    one('.inner', inner).append(one('.badge'));
    class LateNote extends HTMLElement {}
    define('late-note', LateNote);
    one('late-note').textContent = 'Defined by Santos';
    await settle();
    one('.wrap').prepend(one('.zz9'));
    inner.querySelector('.inner')?.setAttribute('data-scrim', 'mask');
    await settle();
    one('.name', inner).textContent = 'Inner Nguyen';
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    withRules(loose, 'inside', rule('inside', 'mask', '.inner > .name')),
    withRules(loose, 'hosts', rule('hosts', 'mask', '.wrap > user-card')),
    withRules(loose, 'across', rule('across', 'mask', '.wrap .name')),
    withRules(loose, 'boxes', rule('boxes', 'block', '.inner'), rule('late', 'drop', 'late-note')),
    { ...loose, id: 'mute', rules: [] },
  ],
  hidden: {
    nothing: ['Inner Ivanova', 'Outer Novak', 'Santos'],
    inside: ['Inner Ivanova', 'Nested Kowalska'],
    hosts: ['Inner Ivanova', 'Outer Novak', 'Nested Kowalska', 'Card of'],
    boxes: ['Inner Ivanova', 'Nested Kowalska', 'Santos'],
    mute: ['Card of'],
  },
};
