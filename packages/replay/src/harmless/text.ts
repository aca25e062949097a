// Text that may stand anywhere. An event does not say what element a text is put into, and a style element joins its
// texts: `u` and `rl(…)` in two texts are one address. So every text is made harmless as a part of any style sheet, in
// whatever state the texts before it left the parser, by an invisible sign where a load would start. Must never change
// what a reader sees.

/** WORD JOINER: no width, no break; a letter of a name to CSS, so that `url` followed by it is another name. */
const JOINER = '\u2060';
/** Longer names are broken unread: 17 letters of `-webkit-image-set`, each written as `\000075 `. */
const MAX_NAME = 160;

const NAME_SIGN = /[\w\\-]|[^\0-\x7f]/;
const WHITE = /[ \t\r\n\f]/;
const HEX_ESCAPE_AT_END = /\\[0-9a-f]{1,6}$/i;
/** Functions that take an address, and the one that runs script in old browsers. */
const LOADS = /^(?:url|src|image|expression|.*image-set|.*cross-fade|.*image-rect)$/i;

/** The text, with an invisible sign where it could start a load as part of a style sheet. */
export function harmlessText(text: string): string {
  if (!text.includes('(') && !text.includes('@')) return text;
  return text.replace(/[(@]/g, (sign, at: number) => {
    if (sign === '(') return startsLoad(text, at) ? `${JOINER}(` : '(';
    return startsImport(text, at + 1) ? `@${JOINER}` : '@';
  });
}

/** Does a call at the start of this text need the text before it to be read? */
export function startsInsideCall(text: string): boolean {
  const at = text.slice(0, MAX_NAME).indexOf('(');
  return at !== -1 && skipBack(text, nameStart(text, at)) === 0;
}

function startsLoad(text: string, call: number): boolean {
  if (text[call - 1] === JOINER) return false;
  const start = nameStart(text, call);
  const name = text.slice(start, call);
  if (name.includes('\\') || name.length > MAX_NAME || LOADS.test(name)) return true;
  // rrweb rewrites some selectors and leaves comments out when it does, which joins what stands around them.
  if (text.slice(Math.max(0, start - 2), start) === '*/') return true;
  const before = skipBack(text, start);
  // The name may have begun in the text before this one, or in an escape that the white space ended.
  return (
    before === 0 || (before < start && HEX_ESCAPE_AT_END.test(text.slice(Math.max(0, before - 7), before)))
  );
}

function nameStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= MAX_NAME && NAME_SIGN.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

// At most two: an escape takes one white space after it, and CR LF is one (CSS Syntax 3 §4.3.7).
function skipBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < 2 && WHITE.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function startsImport(text: string, start: number): boolean {
  if (text[start] === JOINER) return false;
  let end = start;
  while (end < text.length && end - start <= MAX_NAME && NAME_SIGN.test(text[end] ?? '')) end += 1;
  const name = text.slice(start, end).toLowerCase();
  if (name.includes('\\') || name.length > MAX_NAME) return true;
  if (name === '') return end === text.length || text[end] === '/';
  return 'import'.startsWith(name);
}
