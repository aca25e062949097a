// At-rules: media, supports, container, layer, keyframes and starting-style are kept when their conditions are known
// to be harmless, with their names as tokens. Every other one (import, font-face, page, property, …) goes.
import type { Tokenise } from '../names/tokens.ts';
import { type CssValue, splitAtCommas } from './css-tokens.ts';
import { Doubtful, maskCondition, maskWord } from './value-mask.ts';

/** Stands where a rule was: matches nothing, keeps the positions of those after it. */
export const PLACEHOLDER = '@media not all{}';

type Inner = (values: readonly CssValue[]) => string;
type Block = readonly CssValue[] | null;

/** Masks one at-rule; `inner` masks the rules inside. */
export function maskAtRule(
  tokenise: Tokenise,
  name: string,
  prelude: readonly CssValue[],
  block: Block,
  inner: Inner,
): string {
  // No rule of its own in the object model, so it has no place to keep.
  if (name === 'charset') return '';
  try {
    return maskKnown(tokenise, name, prelude, block, inner) ?? PLACEHOLDER;
  } catch (error) {
    if (error instanceof Doubtful) return PLACEHOLDER;
    throw error;
  }
}

function maskKnown(
  tokenise: Tokenise,
  name: string,
  prelude: readonly CssValue[],
  block: Block,
  inner: Inner,
): string | null {
  if (name === 'layer') {
    return `@layer ${maskLayers(tokenise, prelude)}${block === null ? ';' : `{${inner(block)}}`}`;
  }
  if (block === null) return null;
  if (/^(?:-webkit-|-moz-)?keyframes$/.test(name)) {
    return `@${name} ${maskKeyframesName(tokenise, prelude)}{${maskFrames(block, inner)}}`;
  }
  if (name === 'container') return `@container ${maskContainer(tokenise, prelude)}{${inner(block)}}`;
  if (name === 'media' || name === 'supports') {
    return `@${name} ${maskCondition(tokenise, prelude)}{${inner(block)}}`;
  }
  return name === 'starting-style' && prelude.length === 0 ? `@starting-style{${inner(block)}}` : null;
}

/** `a.b, c` */
function maskLayers(tokenise: Tokenise, prelude: readonly CssValue[]): string {
  return splitAtCommas(prelude)
    .map((layer) => layer.map((value) => maskDotted(tokenise, value)).join(''))
    .join(',');
}

function maskDotted(tokenise: Tokenise, value: CssValue): string {
  if (value.type === 'delim' && value.value === '.') return '.';
  return nameToken(tokenise, value);
}

function maskKeyframesName(tokenise: Tokenise, [value, ...more]: readonly CssValue[]): string {
  if (value === undefined || more.length > 0) throw new Doubtful();
  return nameToken(tokenise, value);
}

function maskContainer(tokenise: Tokenise, prelude: readonly CssValue[]): string {
  const [first, ...rest] = prelude;
  if (first?.type !== 'ident' || first.value.toLowerCase() === 'not') return maskCondition(tokenise, prelude);
  return nameToken(tokenise, first) + maskCondition(tokenise, rest);
}

function nameToken(tokenise: Tokenise, value: CssValue): string {
  if (value.type !== 'ident' && value.type !== 'string') throw new Doubtful();
  return maskWord(tokenise, value.value);
}

/** The blocks of keyframes, each after its `from`, `to` or percentages. */
function maskFrames(values: readonly CssValue[], inner: Inner): string {
  let text = '';
  let at: string[] = [];
  for (const value of values) {
    if (value.type === 'block' && value.open === '{') {
      if (at.length > 0 && !at.includes('')) text += `${at.join(',')}{${inner(value.values)}}`;
      at = [];
    } else if (value.type !== 'space' && !(value.type === 'delim' && value.value === ','))
      at.push(frameAt(value));
  }
  return text;
}

function frameAt(value: CssValue): string {
  if (value.type === 'ident') return /^(?:from|to)$/i.exec(value.value)?.[0].toLowerCase() ?? '';
  return value.type === 'number' && value.unit === '%' ? `${Math.round(value.value * 1000) / 1000}%` : '';
}
