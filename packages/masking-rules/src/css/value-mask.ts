// Values of CSS properties and conditions of at-rules: numbers with known units, colours and CSS words pass, names
// become tokens. Everything else makes the whole declaration doubtful. Must never show a string or an address.
import type { Tokenise } from '../names/tokens.ts';
import type { CssBlock, CssToken, CssValue } from './css-tokens.ts';
import { isKnownFamily, knownName, knownUnit } from './css-words.ts';

/** Thrown where a value says something that is not known to be harmless. */
export class Doubtful extends Error {
  override readonly name = 'Doubtful';
}

const GLOBAL = 'inherit initial unset revert revert-layer none auto normal';
type NameOf = 'animation' | 'grid' | 'container' | 'font';
/** Properties that hold names of the page's own, and the keywords that are none. */
const NAMES: readonly (readonly [properties: RegExp, of: NameOf, keywords: ReadonlySet<string>])[] = [
  [
    /^(?:-webkit-)?animation(?:-name)?$/,
    'animation',
    words(
      'infinite reverse alternate alternate-reverse forwards backwards both running paused ease ease-in ease-out ease-in-out linear step-start step-end important',
    ),
  ],
  [
    /^grid/,
    'grid',
    words('span dense row column min-content max-content auto-fill auto-fit subgrid masonry important'),
  ],
  [/^container(?:-name)?$/, 'container', words('size inline-size scroll-state important')],
  [/^font(?:-family)?$/, 'font', new Set()],
];
/** Where an address may be replaced by `none` without making the value invalid. */
const TAKES_NONE = /^(?:-webkit-)?(?:background|mask|list-style|border-image|filter|clip-path)/;
const LOADS = /^(?:url|src|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade|image|element|paint)$/;
const COLOUR = /^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
/** What a number may be at most: more digits could be an account, a card, a telephone. */
const LARGEST = 999_999;

/** Masks the value of a property. @throws Doubtful */
export function maskValue(tokenise: Tokenise, property: string, values: readonly CssValue[]): string {
  if (property === 'content') return maskContent(tokenise, values);
  return values.map((value) => maskOne(tokenise, property, value)).join('');
}

/** Masks the condition of `@media`, `@supports`, `@container`. @throws Doubtful */
export function maskCondition(tokenise: Tokenise, values: readonly CssValue[]): string {
  return values
    .map((value) => {
      if (value.type === 'delim' && /[:<>=]/.test(value.value)) return value.value;
      if (value.type !== 'block' || value.open !== '(') return maskOne(tokenise, '', value);
      return `${blockName(value)}(${maskCondition(tokenise, value.values)})`;
    })
    .join('');
}

/** A name of the page's own within CSS. In one case, because fonts have none and nothing else is told apart by it. */
export function maskWord(tokenise: Tokenise, name: string): string {
  return tokenise('word', name.toLowerCase());
}

/** A custom property's name as a token. */
export function maskCustomProperty(tokenise: Tokenise, name: string): string {
  return `--${tokenise('property', name)}`;
}

// A pseudo-element is there when it has content, whatever it says: `""` keeps its box.
function maskContent(tokenise: Tokenise, values: readonly CssValue[]): string {
  const says = values.some((value) => /^(?:string|url|block)$/.test(value.type));
  return says ? '""' : maskValue(tokenise, 'content-visibility', values);
}

function maskOne(tokenise: Tokenise, property: string, value: CssValue): string {
  if (value.type === 'block') return maskBlock(tokenise, property, value);
  if (value.type === 'ident') return maskIdent(tokenise, property, value.value);
  if (value.type === 'string') return maskString(tokenise, property, value.value);
  if (value.type === 'url') return replaceLoaded(property);
  return maskPlain(value);
}

function maskPlain(value: CssToken): string {
  if (value.type === 'space' || value.type === 'split') return ' ';
  if (value.type === 'number') return maskNumber(value.value, value.unit);
  if (value.type === 'hash' && COLOUR.test(value.value)) return `#${value.value.toLowerCase()}`;
  if (value.type === 'delim' && /[,/*+!-]/.test(value.value)) return value.value;
  throw new Doubtful();
}

/** Three decimals and at most six digits before them: enough for a layout. */
function maskNumber(value: number, unit: string): string {
  const known = knownUnit(unit);
  if (known === null || !Number.isFinite(value)) throw new Doubtful();
  const clamped = Math.max(-LARGEST, Math.min(LARGEST, value));
  return String(Math.round(clamped * 1000) / 1000) + known;
}

function maskIdent(tokenise: Tokenise, property: string, ident: string): string {
  if (ident.startsWith('--')) return maskCustomProperty(tokenise, ident);
  const names = NAMES.find(([properties]) => properties.test(property));
  if (names !== undefined) return maskName(tokenise, names[1], names[2], ident);
  const known = knownName(ident);
  if (known !== null) return known;
  // A custom property may hold a list of fonts, and a text without its font has another shape.
  if (property.startsWith('--')) return maskFamily(tokenise, ident);
  throw new Doubtful();
}

function maskFamily(tokenise: Tokenise, name: string): string {
  const lower = name.toLowerCase();
  return isKnownFamily(lower) ? lower : maskWord(tokenise, name);
}

function maskName(tokenise: Tokenise, of: NameOf, keywords: ReadonlySet<string>, ident: string): string {
  const lower = ident.toLowerCase();
  if (keywords.has(lower)) return lower;
  if (of === 'font') return knownName(ident) ?? maskFamily(tokenise, ident);
  return of === 'grid' ? maskGridName(tokenise, ident) : maskWord(tokenise, ident);
}

// An area named `a` is bounded by lines named `a-start` and `a-end` (CSS Grid 2 §7.3.2): the ends stay.
function maskGridName(tokenise: Tokenise, name: string): string {
  const end = /-(?:start|end)$/.exec(name)?.[0] ?? '';
  return maskWord(tokenise, name.slice(0, name.length - end.length)) + end;
}

function maskString(tokenise: Tokenise, property: string, text: string): string {
  if (/^grid/.test(property)) return `"${maskAreas(tokenise, text)}"`;
  if (!/^(?:font(?:-family)?$|--)/.test(property)) throw new Doubtful();
  return `"${maskFamily(tokenise, text)}"`;
}

function maskAreas(tokenise: Tokenise, text: string): string {
  const areas = text.trim().split(/\s+/);
  return areas.map((area) => (/^\.*$/.test(area) ? '.' : maskWord(tokenise, area))).join(' ');
}

function maskBlock(tokenise: Tokenise, property: string, block: CssBlock): string {
  if (LOADS.test(block.name)) return replaceLoaded(property);
  if (block.open === '{' || (block.open === '[' && !/^grid/.test(property))) throw new Doubtful();
  const inner = block.values.map((value) => maskOne(tokenise, property, value)).join('');
  return block.open === '[' ? `[${inner}]` : `${blockName(block)}(${inner})`;
}

function blockName({ name }: CssBlock): string {
  if (name === '') return '';
  const known = knownName(name);
  if (known === null) throw new Doubtful();
  return known;
}

function replaceLoaded(property: string): string {
  if (!TAKES_NONE.test(property)) throw new Doubtful();
  return 'none';
}

function words(text: string): ReadonlySet<string> {
  return new Set(`${GLOBAL} ${text}`.split(' '));
}
