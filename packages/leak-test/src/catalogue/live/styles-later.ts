// Styles that change while the page is recorded: they carry texts, names and addresses as well as looks.
import type { Channel, PageStep } from '../channel.ts';
import { elementOf, find } from './find.ts';

const sheetOf = (root: ParentNode): CSSStyleSheet => {
  const { sheet } = find<HTMLStyleElement>(root, 'style');
  if (sheet === null) throw new Error("a channel's sheet is missing");
  return sheet;
};

/** The first rule of a section's sheet. */
function ruleOf<Rule extends CSSRule>(root: ParentNode, kind: new () => Rule): Rule {
  const rule = sheetOf(root).cssRules[0];
  if (!(rule instanceof kind)) throw new Error("a channel's rule is missing");
  return rule;
}

const EMPTY = () => '<style></style>';
const RULE = () => '<style>.live-k{color:#123}</style><i class="live-k">x</i>';
const DIV = () => '<div>x</div>';

/** A rule put into a section's empty sheet. */
const inserts =
  (ruleFor: (secret: string) => string): PageStep =>
  (root, secret) =>
    void sheetOf(root).insertRule(ruleFor(secret));

/** A declaration put into the style attribute of a section's element. */
const declares =
  (property: string, valueFor: (secret: string) => string): PageStep =>
  (root, secret) =>
    find(root, 'div').style.setProperty(property, valueFor(secret));

/** The document's own sheets. */
const OF_DOCUMENT: readonly Channel[] = [
  {
    id: 'css.insert-rule',
    scope: 'page',
    head: () => '<style id="live-rules"></style>',
    during: (_root, secret) => {
      find<HTMLStyleElement>(document, '#live-rules').sheet?.insertRule(
        `.live-a::after{content:"${secret}"}`,
      );
    },
  },
  {
    id: 'css.adopted',
    scope: 'page',
    during: (_root, secret) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.live-b::after{content:"${secret}"}`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
  },
  {
    // Pushed, not assigned: no setter of the document sees it.
    id: 'css.adopted-pushed',
    scope: 'page',
    during: (_root, secret) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.live-p::after{content:"${secret}"}`);
      document.adoptedStyleSheets.push(sheet);
    },
  },
  {
    id: 'css.adopted-then-replaced',
    scope: 'page',
    during: (_root, secret) => {
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets.push(sheet);
      sheet.replaceSync(`.live-${secret}{color:#123}`);
    },
  },
  {
    id: 'css.adopted-replaced-in-time',
    scope: 'page',
    during: async (_root, secret) => {
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets.push(sheet);
      await sheet.replace(`.live-c{--who:"${secret}"}`);
    },
  },
  {
    id: 'css.adopted-then-inserted',
    scope: 'page',
    during: (_root, secret) => {
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets.push(sheet);
      sheet.insertRule(`.live-d::after{content:"${secret}"}`);
    },
  },
  {
    id: 'css.link-later',
    scope: 'page',
    during: (_root, secret) => {
      const link = elementOf('link');
      link.rel = 'stylesheet';
      link.href = `/sheet.css?later=${secret}`;
      document.head.append(link);
    },
  },
  {
    id: 'css.registered-property',
    scope: 'page',
    during: (_root, secret) => CSS.registerProperty({ name: `--of-${secret}`, inherits: false }),
  },
  {
    id: 'css.font-added',
    scope: 'page',
    during: (_root, secret) => {
      document.fonts.add(new FontFace(`font ${secret}`, 'local("Arial")'));
    },
  },
];

/** Rules of a sheet that stands in the section. */
const RULES: readonly Channel[] = [
  { id: 'css.rule-inserted', html: EMPTY, during: inserts((c) => `.live-e::before{content:"${c}"}`) },
  { id: 'css.rule-for-marker', html: EMPTY, during: inserts((c) => `.live-f::marker{content:"${c}"}`) },
  { id: 'css.rule-of-layer', html: EMPTY, during: inserts((c) => `@layer of-${c}{}`) },
  {
    id: 'css.rule-of-font',
    html: EMPTY,
    during: inserts((c) => `@font-face{font-family:"${c}";src:local("${c}")}`),
  },
  {
    id: 'css.rule-of-counter',
    html: EMPTY,
    during: inserts((c) => `@counter-style live-counter{system:cyclic;symbols:"${c}";suffix:" "}`),
  },
  { id: 'css.rule-of-import', html: EMPTY, during: inserts((c) => `@import url("/sheet.css?import=${c}")`) },
  {
    id: 'css.rule-inserted-and-deleted',
    html: EMPTY,
    during: (root, secret) => {
      sheetOf(root).insertRule(`.live-${secret}{color:#123}`);
      sheetOf(root).deleteRule(0);
    },
  },
  {
    id: 'css.rule-in-media',
    html: () => '<style>@media all{.live-g{color:#123}}</style>',
    during: (root, secret) =>
      void ruleOf(root, CSSMediaRule).insertRule(`.live-g::after{content:"${secret}"}`),
  },
  {
    id: 'css.rule-nested',
    html: RULE,
    during: (root, secret) => void ruleOf(root, CSSStyleRule).insertRule(`&::after{content:"${secret}"}`),
  },
  {
    id: 'css.selector-text',
    html: RULE,
    during: (root, secret) => {
      ruleOf(root, CSSStyleRule).selectorText = `.user-${secret}`;
    },
  },
  {
    id: 'css.rule-declaration',
    html: RULE,
    during: (root, secret) => ruleOf(root, CSSStyleRule).style.setProperty('font-family', `"${secret}"`),
  },
  {
    id: 'css.rule-custom-name',
    html: RULE,
    during: (root, secret) => ruleOf(root, CSSStyleRule).style.setProperty(`--of-${secret}`, '1'),
  },
  {
    id: 'css.rule-property',
    html: RULE,
    during: (root, secret) => {
      ruleOf(root, CSSStyleRule).style.quotes = `"${secret}" "x"`;
    },
  },
  {
    id: 'css.rule-map',
    html: RULE,
    during: (root, secret) => ruleOf(root, CSSStyleRule).styleMap.set('--who', `"${secret}"`),
  },
  {
    id: 'css.keyframe-appended',
    html: () => '<style>@keyframes live-move{from{top:0}}</style>',
    during: (root, secret) => ruleOf(root, CSSKeyframesRule).appendRule(`to{--who:"${secret}"}`),
  },
  {
    id: 'css.keyframes-named',
    html: () => '<style>@keyframes live-old{from{top:0}}</style>',
    during: (root, secret) => {
      ruleOf(root, CSSKeyframesRule).name = `of-${secret}`;
    },
  },
  {
    id: 'css.sheet-text',
    html: RULE,
    during: (root, secret) => find(root, 'style').append(`.live-k::after{content:"${secret}"}`),
  },
  {
    id: 'css.sheet-added',
    html: DIV,
    during: (root, secret) => root.append(elementOf('style', `.live-h::after{content:"${secret}"}`)),
  },
  {
    id: 'css.sheet-switched-on',
    html: (secret) => `<style media="not all">.live-i::after{content:"${secret}"}</style>`,
    during: (root) => find(root, 'style').removeAttribute('media'),
  },
];

/** Declarations of one element. */
const DECLARATIONS: readonly Channel[] = [
  { id: 'css.set-property', html: DIV, during: declares('--secret', (c) => `"${c}"`) },
  {
    id: 'css.set-name',
    html: DIV,
    during: (root, secret) => find(root, 'div').style.setProperty(`--of-${secret}`, '1'),
  },
  { id: 'css.set-address', html: DIV, during: declares('background-image', (c) => `url("/bg.png?of=${c}")`) },
  { id: 'css.set-font', html: DIV, during: declares('font-family', (c) => `"${c}"`) },
  { id: 'css.set-areas', html: DIV, during: declares('grid-template-areas', (c) => `"${c}"`) },
  { id: 'css.set-counter', html: DIV, during: declares('counter-reset', (c) => `of-${c} 3`) },
  { id: 'css.set-animation', html: DIV, during: declares('animation-name', (c) => `of-${c}`) },
  { id: 'css.set-container', html: DIV, during: declares('container-name', (c) => `of-${c}`) },
  { id: 'css.set-hyphen', html: DIV, during: declares('hyphenate-character', (c) => `"${c}"`) },
  {
    id: 'css.set-marker',
    html: () => '<ul><li>x</li></ul>',
    during: (root, secret) => {
      find(root, 'li').style.listStyleType = `"${secret} "`;
    },
  },
  {
    id: 'css.set-text',
    html: () => '<div style="color:red">x</div>',
    during: (root, secret) => {
      find(root, 'div').style.cssText = `color:blue;--who:"${secret}"`;
    },
  },
  {
    id: 'css.set-attribute',
    html: () => '<div style="color:red">x</div>',
    during: (root, secret) => find(root, 'div').setAttribute('style', `font-family:"${secret}"`),
  },
  {
    id: 'css.set-map',
    html: DIV,
    during: (root, secret) => find(root, 'div').attributeStyleMap.set('--who', `"${secret}"`),
  },
  {
    id: 'css.set-and-removed',
    html: DIV,
    during: (root, secret) => {
      find(root, 'div').style.setProperty('--who', `"${secret}"`);
      find(root, 'div').style.removeProperty('--who');
    },
  },
  {
    id: 'css.attr-function-later',
    html: () => '<style>.live-j::before{content:attr(data-who)}</style><i class="live-j" data-who="">x</i>',
    during: (root, secret) => {
      find(root, 'i').dataset.who = secret;
    },
  },
  {
    id: 'css.counter-of-page',
    html: () => '<style>.live-l::before{content:var(--label)}</style><i class="live-l">x</i>',
    during: (root, secret) => find(root, 'i').style.setProperty('--label', `"Bed of ${secret}"`),
  },
];

/** Styles that change. */
export const STYLES_LATER: readonly Channel[] = [...OF_DOCUMENT, ...RULES, ...DECLARATIONS];
