// At-rules made of descriptors: registered custom properties, and faces that only give an installed font other measures
// (stand-ins until a page's own font is there). Must never show an address or a text of the page's own.
import { CssCursor } from './css-cursor.ts';
import type { CssMemory } from './css-memory.ts';
import { maskDashed } from './css-names.ts';
import { CUSTOM, propertyOf } from './css-properties.ts';
import { isKnownFamily } from './css-words.ts';
import { splitDeclaration } from './declaration-mask.ts';
import type { RuleCursor } from './rule-cursor.ts';
import { maskValue } from './value-mask.ts';

const TYPE =
  '<(?:angle|color|custom-ident|image|integer|length|length-percentage|number|percentage|resolution|string|time|transform-function|transform-list|url)>[+#]?';
/** Types of CSS Properties and Values 1 §5; a list of words would be the page's own. */
const SYNTAX = new RegExp(String.raw`^(?:\*|${TYPE}(?:\s*\|\s*${TYPE})*)$`);
/** Descriptors of a face that change how wide and high its text is (CSS Fonts 5 §4). */
const MEASURES =
  /^(?:font-style|font-weight|font-stretch|ascent-override|descent-override|line-gap-override|size-adjust)$/;

/** `@property`. @param name What stands between it and its block. @returns null when it goes */
export function maskRegistered(memory: CssMemory, name: string, rules: RuleCursor): string | null {
  const found = readDescriptors(rules);
  const cursor = new CssCursor(name);
  if (cursor.nextSolid() !== 'ident' || !cursor.value.startsWith('--')) return null;
  const property = maskDashed(memory.tokenise, cursor.value);
  const syntax = readString(found.get('syntax') ?? '');
  const inherits = /^\s*(true|false)\s*$/i.exec(found.get('inherits') ?? '')?.[1]?.toLowerCase();
  if (cursor.nextSolid() !== 'end' || syntax === null || !SYNTAX.test(syntax) || inherits === undefined)
    return null;
  const initial = maskInitial(memory, found.get('initial-value'));
  // Without its first value only an unlimited one is valid.
  if (initial === '' && syntax !== '*') return null;
  return `@property ${property}{syntax:"${syntax}";inherits:${inherits};${initial}}`;
}

function maskInitial(memory: CssMemory, text: string | undefined): string {
  const value = text === undefined ? null : maskValue(memory, CUSTOM, text);
  return value ? `initial-value:${value};` : '';
}

/** `@font-face` whose font is an installed one. @returns null when it goes */
export function maskFontFace(memory: CssMemory, rules: RuleCursor): string | null {
  const found = readDescriptors(rules);
  const family = maskDescriptor(memory, 'font-family', found.get('font-family'));
  const source = maskInstalled(found.get('src') ?? '');
  if (family === '' || source === '' || found.has('unicode-range')) return null;
  const measures = [...found].filter(([name]) => MEASURES.test(name));
  const kept = measures.map(([name, value]) => maskDescriptor(memory, name, value)).join('');
  return `@font-face{${family}src:${source};${kept}}`;
}

function maskDescriptor(memory: CssMemory, name: string, text: string | undefined): string {
  const property = propertyOf(memory, name);
  const value = property === null || text === undefined ? null : maskValue(memory, property, text);
  return value ? `${name}:${value};` : '';
}

/** `local("Arial")` of fonts that systems bring along; every other source goes. */
function maskInstalled(source: string): string {
  const cursor = new CssCursor(source);
  const kept: string[] = [];
  while (cursor.next() !== 'end') {
    if (cursor.kind !== 'function') continue;
    const isLocal = cursor.value === 'local';
    const { text, at, end } = cursor.skipBlock();
    const name = readString(text.slice(at, end)) ?? text.slice(at, end).trim();
    if (isLocal && isKnownFamily(name)) kept.push(`local("${name.toLowerCase()}")`);
  }
  return kept.join(',');
}

/** Descriptors of the block that was opened last; names in lower case. */
function readDescriptors(rules: RuleCursor): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (
    let step = rules.next();
    step !== 'close' && step !== 'end' && step !== 'refused';
    step = rules.next()
  ) {
    if (step === 'open') rules.skipBlock();
    const parts = step === 'statement' ? splitDeclaration(rules.found()) : null;
    if (parts !== null) found.set(parts.name.toLowerCase(), parts.value);
  }
  return found;
}

function readString(text: string): string | null {
  const cursor = new CssCursor(text);
  const isString = cursor.nextSolid() === 'string';
  const { value } = cursor;
  return isString && cursor.nextSolid() === 'end' ? value : null;
}
