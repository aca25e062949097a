// What a property may say, worked out once for each name: whose names stand in it, and what an address becomes.
import type { CssMemory } from './css-memory.ts';
import { maskDashed } from './css-names.ts';
import { knownName } from './css-words.ts';

/** Whose names a value holds: the page's own in these properties, or nobody's. */
export type NamesOf = 'animation' | 'grid' | 'container' | 'view' | 'font' | 'features' | 'custom' | 'none';

export interface Property {
  /** As it is written in the masked text. */
  readonly written: string;
  readonly namesOf: NamesOf;
  /** Words of the property's own, which are not names there. */
  readonly keywords: ReadonlySet<string>;
  /** Where an address may be replaced by `none` without making the value invalid. */
  readonly takesNone: boolean;
  readonly isContent: boolean;
}

const GLOBAL = 'inherit initial unset revert revert-layer none auto normal important';
const NO_WORDS: ReadonlySet<string> = new Set();
const NAMES: readonly (readonly [properties: RegExp, namesOf: NamesOf, keywords: ReadonlySet<string>])[] = [
  [
    /^(?:-webkit-|-moz-)?animation(?:-name)?$/,
    'animation',
    words(
      'infinite reverse alternate alternate-reverse forwards backwards both running paused ease ease-in ease-out ease-in-out linear step-start step-end',
    ),
  ],
  [
    /^grid/,
    'grid',
    words('span dense row column min-content max-content auto-fill auto-fit subgrid masonry'),
  ],
  [/^container(?:-name)?$/, 'container', words('size inline-size scroll-state')],
  [/^view-transition-(?:name|class)$/, 'view', words('match-element root')],
  [/^font(?:-family)?$/, 'font', NO_WORDS],
  [/^(?:-webkit-|-moz-)?font-(?:feature|variation)-settings$/, 'features', NO_WORDS],
];
const TAKES_NONE =
  /^(?:--|(?:-webkit-)?(?:background|mask|list-style|border-image|filter|backdrop-filter|clip-path))/;

/** @returns null for a property that is not known; a custom one is known by its token */
export function propertyOf(memory: CssMemory, name: string): Property | null {
  const known = memory.properties.get(name) as Property | null | undefined;
  return known === undefined
    ? (memory.properties.set(name, readProperty(memory, name)) as Property | null)
    : known;
}

/** A condition has the words of CSS, and no names. */
export const CONDITION: Property = {
  written: '',
  namesOf: 'none',
  keywords: NO_WORDS,
  takesNone: false,
  isContent: false,
};
/** What is compared with a custom property in a condition, and what one is at first. */
export const CUSTOM: Property = { ...CONDITION, namesOf: 'custom', takesNone: true };

function readProperty({ tokenise }: CssMemory, name: string): Property | null {
  if (name.startsWith('--')) return { ...CUSTOM, written: maskDashed(tokenise, name) };
  const written = knownName(name);
  if (written === null) return null;
  const found = NAMES.find(([properties]) => properties.test(written));
  return {
    written,
    namesOf: found?.[1] ?? 'none',
    keywords: found?.[2] ?? NO_WORDS,
    takesNone: TAKES_NONE.test(written),
    isContent: written === 'content',
  };
}

function words(text: string): ReadonlySet<string> {
  return new Set(`${GLOBAL} ${text}`.split(' '));
}
