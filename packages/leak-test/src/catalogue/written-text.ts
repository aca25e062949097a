// Channels: text that is there whole for a reader, and in parts, signs or another case for a program.
import type { Channel } from './channel.ts';
import { find } from './live/find.ts';
import { inThree } from './split-secret.ts';

const reversed = (text: string): string => [...text].reverse().join('');

const joined = (id: string, sign: string): Channel => ({
  id,
  html: (s) => `<p>${inThree(s).join(sign)}</p>`,
  pieces: inThree,
});

/** Parts of one word in several nodes. */
const SPLIT: readonly Channel[] = [
  {
    id: 'text.split-elements',
    html: (s) =>
      `<p>${inThree(s)
        .map((part) => `<b>${part}</b>`)
        .join('')}</p>`,
    pieces: inThree,
  },
  {
    id: 'text.split-nodes',
    html: (s) => `<p>${s}</p>`,
    before: (root, secret) => {
      find(root, 'p').replaceChildren(...inThree(secret));
    },
    pieces: inThree,
  },
  {
    id: 'text.split-comments',
    html: (s) => `<p>${inThree(s).join('<!-- -->')}</p>`,
    pieces: inThree,
  },
  {
    id: 'text.split-cells',
    html: (s) =>
      `<table><tr>${inThree(s)
        .map((part) => `<td>${part}</td>`)
        .join('')}</tr></table>`,
    pieces: inThree,
  },
  {
    id: 'text.split-fields',
    html: (s) =>
      inThree(s)
        .map((part) => `<input size="5" value="${part}">`)
        .join(''),
    pieces: inThree,
  },
  {
    id: 'text.split-letters',
    html: (s) => `<p>${[...s].map((letter) => `<span>${letter}</span>`).join('')}</p>`,
    pieces: (s) => [...s],
  },
  {
    id: 'text.split-order',
    html: (s) => {
      const [first, second, third] = inThree(s);
      return `<p style="display:flex"><b style="order:2">${second}</b><b style="order:3">${third}</b><b style="order:1">${first}</b></p>`;
    },
    pieces: (s) => {
      const [first, second, third] = inThree(s);
      return [second, third, first];
    },
  },
];

/** Signs that nobody sees between the letters. */
const SIGNS: readonly Channel[] = [
  joined('text.zero-width-space', '\u200B'),
  joined('text.zero-width-joiner', '\u200D'),
  joined('text.word-joiner', '\u2060'),
  joined('text.soft-hyphen', '&shy;'),
  joined('text.word-break', '<wbr>'),
  joined('text.line-break', '<br>'),
  joined('text.no-break-space', '&nbsp;'),
  joined('text.bidi-marks', '&lrm;'),
];

/** Other ways to write letters. */
const SPELT: readonly Channel[] = [
  {
    id: 'text.bidi-override',
    html: (s) => `<p><bdo dir="rtl">${reversed(s)}</bdo></p>`,
  },
  {
    id: 'text.bidi-override-signs',
    html: (s) => `<p>&#x202E;${reversed(s)}&#x202C;</p>`,
  },
  { id: 'text.upper-case', html: (s) => `<p>${s.toUpperCase()}</p>` },
  {
    id: 'text.changing-case',
    html: (s) =>
      `<p>${[...s].map((letter, at) => (at % 2 === 0 ? letter : letter.toUpperCase())).join('')}</p>`,
  },
  {
    id: 'text.capitalised',
    html: (s) =>
      `<p>Dr ${s.replace(/\p{L}+/gu, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)}</p>`,
  },
  {
    id: 'text.character-references',
    html: (s) => `<p>${[...s].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')}</p>`,
  },
  { id: 'text.base64', html: (s) => `<code>${btoa(`{"user":"${s}"}`)}</code>` },
  { id: 'text.in-json', html: (s) => `<pre>{"patient":{"name":"${s}"}}</pre>` },
];

/** Text that is not simply text. */
export const WRITTEN_TEXT_CHANNELS: readonly Channel[] = [...SPLIT, ...SIGNS, ...SPELT];
