// Channels: names that a style sheet makes up: of classes, layers, fonts, animations, counters, highlights.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';

const named = (name: string, css: (secret: string) => string): Channel => ({
  id: `css-name.${name}`,
  html: (secret) => `<style>${css(secret)}</style>`,
});

const SELECTORS: readonly Channel[] = [
  named('class', (s) => `.${s}{color:red}`),
  named('id', (s) => `#${s}{color:red}`),
  named('element', (s) => `x-${s}{color:red}`),
  named('attribute', (s) => `[${s}]{color:red}`),
  named('attribute-value', (s) => `[data-x="${s}"]{color:red}`),
  named('attribute-part', (s) => `[class*="${s}"]{color:red}`),
  named('language', (s) => `:lang(${s}){color:red}`),
  named('state', (s) => `x-k50:state(${s}){color:red}`),
  named('part', (s) => `x-k51::part(${s}){color:red}`),
  named('slotted', (s) => `::slotted(.${s}){color:red}`),
  named('highlight', (s) => `::highlight(${s}){color:red}`),
  named('not', (s) => `u:not(.${s}){color:red}`),
  named('has', (s) => `u:has(> .${s}){color:red}`),
  named('scope', (s) => `@scope (.${s}){u{color:red}}`),
  named('nested', (s) => `.k52{&.${s}{color:red}}`),
  named('transition', (s) => `::view-transition-group(${s}){color:red}`),
];

const RULES: readonly Channel[] = [
  named('layer', (s) => `@layer ${s}{u{color:red}}`),
  named('layer-list', (s) => `@layer k53, ${s};`),
  named('container', (s) => `@container ${s} (width > 1px){u{color:red}}`),
  named('keyframes', (s) => `@keyframes ${s}{from{left:1px}}`),
  named('animation', (s) => `.k54{animation:${s} 1s}`),
  named('counter-style', (s) => `@counter-style ${s}{system:cyclic;symbols:"-"}`),
  named('counter-symbols', (s) => `@counter-style k55{system:cyclic;symbols:"${s}"}`),
  named('counter', (s) => `.k56{counter-reset:${s}}`),
  named('font-face', (s) => `@font-face{font-family:"${s}";src:local("Arial")}`),
  named('font-local', (s) => `@font-face{font-family:k57;src:local("${s}")}`),
  named('font-use', (s) => `.k58{font-family:"${s}",serif}`),
  named('font-values', (s) => `@font-feature-values k59{@styleset{${s}:1}}`),
  named('palette', (s) => `@font-palette-values --${s}{font-family:k60}`),
  named('property', (s) => `@property --${s}{syntax:"*";inherits:false}`),
  named('property-value', (s) => `@property --k61{syntax:"*";inherits:false;initial-value:${s}}`),
  named('variable', (s) => `.k62{--${s}:1px}`),
  named('variable-value', (s) => `.k63{--k:${s}}`),
  named('variable-use', (s) => `.k64{color:var(--${s})}`),
  named('grid-areas', (s) => `.k65{grid-template-areas:"${s} x"}`),
  named('grid-lines', (s) => `.k66{grid-template-columns:[${s}] 1px}`),
  named('page', (s) => `@page ${s}{margin:1px}`),
  named('media', (s) => `@media (${s}){u{color:red}}`),
  named('supports', (s) => `@supports (font-family:"${s}"){u{color:red}}`),
  named('position-try', (s) => `@position-try --${s}{inset:0}`),
  named('anchor', (s) => `.k67{position-anchor:--${s}}`),
  named('timeline', (s) => `.k68{animation-timeline:--${s}}`),
];

/** Names that scripts gave before. */
const GIVEN: readonly Channel[] = [
  {
    id: 'css-name.custom-highlight',
    scope: 'page',
    before: (root, secret) => {
      const range = new Range();
      range.selectNode(root);
      CSS.highlights.set(secret, new Highlight(range));
    },
  },
  {
    id: 'css-name.font-loaded',
    scope: 'page',
    before: (_, secret) => {
      document.fonts.add(new FontFace(secret, 'local("Arial")'));
    },
  },
  {
    id: 'css-name.registered-property',
    scope: 'page',
    before: (_, secret) => CSS.registerProperty({ name: `--${secret}`, inherits: false }),
  },
  {
    id: 'css-name.animation-id',
    html: () => '<div>x</div>',
    before: (root, secret) => {
      find(root, 'div').animate([{ opacity: 1 }, { opacity: 0.9 }], { id: secret, duration: 60_000 });
    },
  },
];

/** Names in style sheets. */
export const STYLE_NAME_CHANNELS: readonly Channel[] = [...SELECTORS, ...RULES, ...GIVEN];
