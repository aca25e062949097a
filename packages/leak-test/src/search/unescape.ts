// Undoes the ways of writing characters in text: percent, HTML entities, escapes of JSON, JavaScript and CSS, and lists
// of character codes. Each turns what it knows, and leaves the rest as it stands.
import type { FoundForm } from './finding.ts';

/** One way of writing, undone. */
export interface Unescape {
  readonly form: FoundForm;
  /** Could the text hold any of it? Cheap. */
  maybe(text: string): boolean;
  undo(text: string): string;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  num: '#',
  period: '.',
  hyphen: '-',
  dash: '-',
  lowbar: '_',
  plus: '+',
  lpar: '(',
  rpar: ')',
  comma: ',',
  colon: ':',
  sol: '/',
  percnt: '%',
  Tab: '\t',
  NewLine: '\n',
};
const JSON_LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
};
const MAX_CODE_POINT = 0x10ffff;

/** In the order in which they are tried. */
export const UNESCAPES: readonly Unescape[] = [
  { form: 'percent', maybe: (text) => /%[0-9a-f]{2}/i.test(text), undo: undoPercent },
  { form: 'html', maybe: (text) => /&(?:#\d|#x|[a-z]+;)/i.test(text), undo: undoHtml },
  {
    form: 'unicode-escapes',
    maybe: (text) => /\\(?:u[0-9a-f{]|x[0-9a-f])|%u[0-9a-f]{4}/i.test(text),
    undo: undoScript,
  },
  { form: 'json', maybe: (text) => /\\["'/\\bfnrtv0]/.test(text), undo: undoScript },
  { form: 'css', maybe: (text) => /\\[0-9a-f]{1,6}|\\[^\w\s"'\\]/i.test(text), undo: undoCss },
  {
    form: 'char-codes',
    maybe: (text) => /\d{2,3}[,;\s|.:-]{1,2}\d{2,3}[,;\s|.:-]{1,2}\d{2,3}/.test(text),
    undo: undoCharCodes,
  },
  {
    form: 'hex',
    maybe: (text) => /[0-9a-f]{2}[\s:,-](?:0x)?[0-9a-f]{2}[\s:,-]/i.test(text),
    undo: undoSpacedHex,
  },
  { form: 'utf-16', maybe: (text) => text.includes('\0'), undo: undoUtf16 },
];

/** `%6f` and, of forms, `+`; octets are taken as Latin-1, which is enough for what is planted. */
function undoPercent(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  return spaced.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => charOf(Number.parseInt(hex, 16)));
}

function undoHtml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return charOf(Number(decimal));
      if (hex !== undefined) return charOf(Number.parseInt(hex, 16));
      return NAMED[name ?? ''] ?? whole;
    },
  );
}

function undoScript(text: string): string {
  return text.replace(
    /[\\%]u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([^ux])/gi,
    (whole, four?: string, braced?: string, two?: string, letter?: string) => {
      const hex = four ?? braced ?? two;
      if (hex !== undefined) return charOf(Number.parseInt(hex, 16));
      return letter === undefined ? whole : (JSON_LETTERS[letter] ?? letter);
    },
  );
}

/** CSS Syntax Level 3, section 4.3.7: up to six hex digits and one white space, or any other character itself. */
function undoCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})[ \t\n]?|([^\n]))/gi, (_, hex?: string, char?: string) =>
    hex === undefined ? (char ?? '') : charOf(Number.parseInt(hex, 16)),
  );
}

/** Only the lists: what stands around them was looked at already. */
function undoCharCodes(text: string): string {
  const lists = text.match(/\d{2,3}(?:[,;\s|.:-]{1,3}\d{2,3}){4,2000}/g) ?? [];
  return lists
    .map((list) => (list.match(/\d+/g) ?? []).map((code) => charOf(Number(code))).join(''))
    .join('\n');
}

function undoSpacedHex(text: string): string {
  const lists = text.match(/(?:0x)?[0-9a-f]{2}(?:[\s:,-]{1,2}(?:0x)?[0-9a-f]{2}){4,2000}/gi) ?? [];
  return lists
    .map((list) =>
      hexBytes(list)
        .map((code) => charOf(Number.parseInt(code, 16)))
        .join(''),
    )
    .join('\n');
}

function hexBytes(list: string): readonly string[] {
  return list.replace(/0x/gi, '').match(/[0-9a-f]{2}/gi) ?? [];
}

/** Latin letters with a zero byte each, whichever comes first. */
function undoUtf16(text: string): string {
  const runs = text.match(/(?:[\x20-\x7e]\0){5,2000}[\x20-\x7e]?/g) ?? [];
  return runs.map((run) => run.replaceAll('\0', '')).join('\n');
}

function charOf(code: number): string {
  return code <= MAX_CODE_POINT ? String.fromCodePoint(code) : '';
}
