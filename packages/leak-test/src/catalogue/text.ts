// Channels: text that stands on the page, in every kind of element that has its own meaning.
import type { Channel } from './channel.ts';

/** Values that detectors know by their form. */
const FORMS: readonly Channel[] = [
  { id: 'text.mixed', kind: 'mixed', html: (s) => `<p>Order ${s} end</p>` },
  { id: 'text.email', kind: 'email', html: (s) => `<p>Contact: ${s}</p>` },
  { id: 'text.phone', kind: 'phone', html: (s) => `<p>Call ${s} now</p>` },
  { id: 'text.card', kind: 'card', html: (s) => `<span>${s}</span>` },
  { id: 'text.ssn', kind: 'ssn', html: (s) => `<span>SSN ${s}</span>` },
  { id: 'text.iban', kind: 'iban', html: (s) => `<span>${s}</span>` },
  { id: 'text.number', kind: 'number', html: (s) => `<p>Account ${s}</p>` },
];

const PROSE: readonly Channel[] = [
  { id: 'text.p', html: (s) => `<p>Name ${s} end</p>` },
  { id: 'text.bare', html: (s) => `Dear ${s},` },
  { id: 'text.heading', html: (s) => `<h3>Order for ${s}</h3>` },
  { id: 'text.list', html: (s) => `<ul><li>${s}</li></ul>` },
  { id: 'text.definition', html: (s) => `<dl><dt>Ward</dt><dd>${s}</dd></dl>` },
  { id: 'text.definition-term', html: (s) => `<dl><dt>${s}</dt><dd>x</dd></dl>` },
  { id: 'text.details', html: (s) => `<details><summary>More</summary><p>${s}</p></details>` },
  { id: 'text.summary', html: (s) => `<details><summary>${s}</summary><p>x</p></details>` },
  { id: 'text.ruby', html: (s) => `<ruby>x<rt>${s}</rt></ruby>` },
  { id: 'text.ruby-fallback', html: (s) => `<ruby>x<rp>(${s})</rp><rt>y</rt></ruby>` },
  { id: 'text.figcaption', html: (s) => `<figure><figcaption>${s}</figcaption></figure>` },
  { id: 'text.pre-code', html: (s) => `<pre><code>token = ${s}</code></pre>` },
  { id: 'text.quotation', html: (s) => `<p>She said <q>${s}</q></p>` },
  { id: 'text.address', html: (s) => `<address>${s}<br>12 High Street</address>` },
  { id: 'text.time', html: (s) => `<time>${s}</time>` },
  { id: 'text.deleted', html: (s) => `<p><del>${s}</del> <ins>new</ins></p>` },
  { id: 'text.highlighted', html: (s) => `<p>Found <mark>${s}</mark></p>` },
  { id: 'text.link', html: (s) => `<a href="#top">${s}</a>` },
  { id: 'text.hgroup', html: (s) => `<hgroup><h4>Ward</h4><p>${s}</p></hgroup>` },
  { id: 'text.marquee', html: (s) => `<marquee scrollamount="0">${s}</marquee>` },
  { id: 'text.example', html: (s) => `<xmp><p>${s}</p></xmp>` },
  { id: 'text.unknown-element', html: (s) => `<made-up>${s}</made-up>` },
  { id: 'text.live-region', html: (s) => `<div aria-live="polite">${s}</div>` },
  { id: 'text.deep', html: (s) => `${'<div>'.repeat(60)}${s}${'</div>'.repeat(60)}` },
  {
    id: 'text.long',
    html: (s) => `<p>${'The bed was dry. '.repeat(300)}${s}${' So it rained.'.repeat(300)}</p>`,
  },
];

const TABLES: readonly Channel[] = [
  {
    id: 'text.table-cell',
    html: (s) => `<table><tbody><tr><td>row</td><td>${s}</td></tr></tbody></table>`,
  },
  { id: 'text.table-header', html: (s) => `<table><tr><th>${s}</th></tr><tr><td>1</td></tr></table>` },
  { id: 'text.table-foot', html: (s) => `<table><tfoot><tr><td>${s}</td></tr></tfoot></table>` },
  { id: 'text.caption', html: (s) => `<table><caption>${s}</caption><tr><td>1</td></tr></table>` },
  {
    id: 'text.grid-cell',
    html: (s) => `<div role="grid"><div role="row"><span role="gridcell">${s}</span></div></div>`,
  },
];

const CONTROLS: readonly Channel[] = [
  { id: 'text.button', html: (s) => `<button type="button">Pay ${s}</button>` },
  { id: 'text.label', html: (s) => `<label>${s} <input type="checkbox"></label>` },
  { id: 'text.legend', html: (s) => `<fieldset><legend>${s}</legend></fieldset>` },
  { id: 'text.option', html: (s) => `<select><option>none</option><option>${s}</option></select>` },
  {
    id: 'text.optgroup-label',
    html: (s) => `<select><optgroup label="${s}"><option>a</option></optgroup></select>`,
  },
  { id: 'text.output', html: (s) => `<output>${s}</output>` },
  { id: 'text.meter-fallback', html: (s) => `<meter value="0.5">${s}</meter>` },
  { id: 'text.progress-fallback', html: (s) => `<progress value="0.5">${s}</progress>` },
  {
    id: 'text.menu-item',
    html: (s) => `<ul role="menu"><li role="menuitem" tabindex="-1">${s}</li></ul>`,
  },
];

/** Text that a visitor sees. */
export const TEXT_CHANNELS: readonly Channel[] = [...PROSE, ...FORMS, ...TABLES, ...CONTROLS];
