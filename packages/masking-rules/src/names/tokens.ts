// Names of a page (classes, ids, custom elements, path segments, …) as tokens: keyed with bytes that exist in this
// page's memory only, the same wherever the same name stands, so that styles still match. Must never let a name
// through because of how it looks.
import { joinBytes, randomBytes } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import type { Vocabulary, VocabularyKind } from './vocabulary.ts';

/** What a name names. The same word gives other tokens in other kinds, so that they cannot be linked. */
export type NameKind =
  | VocabularyKind
  | 'path'
  | 'host'
  /** Names of `data-…` attributes that styles ask for. */
  | 'data'
  /** A value of such an attribute, after its name. */
  | 'state'
  /** Custom properties and all else of CSS that is called by two dashes. */
  | 'property'
  /** All other names within CSS: animations, layers, containers, areas, fonts. One kind, because custom properties hold any of them. */
  | 'word';

/** Gives the token of a name, or the name itself where the vocabulary has it. */
export type Tokenise = (kind: NameKind, name: string) => string;

export interface TokenOptions {
  /** 32 secret bytes, for tokens that can be made again. @default none: tokens are drawn at random */
  readonly key?: Uint8Array;
  /** Which names pass as they are. @default none */
  readonly vocabulary?: Pick<Vocabulary, 'passes'>;
  /** For events that were masked before: what is a token already stays. Never for a live page. @default false */
  readonly keepTokens?: boolean;
}

const VOCABULARY_KINDS: ReadonlySet<NameKind> = new Set<VocabularyKind>([
  'class',
  'id',
  'name',
  'part',
  'tag',
]);
/** A token where names of these kinds stand, with what masking puts around it. */
const WRITTEN: Partial<Record<NameKind, RegExp>> = {
  tag: /^x-([a-z]{10})$/,
  host: /^([a-z]{10})\.invalid$/,
  property: /^--_([a-z]{10})$/,
};
const TOKEN = /^_([a-z]{10})$/;

/**
 * Tokens of a page: `_` and ten letters, a valid CSS identifier, element id and path segment.
 *
 * 26¹⁰ is 47 bits: among 10,000 names two meet with a chance of 1 in 2.8 million. What a name became once it stays: a
 * name that the vocabulary learns later than it was first seen goes on as a token.
 */
export function createTokens({ key, vocabulary, keepTokens = false }: TokenOptions = {}): Tokenise {
  const kinds = new Map<NameKind, Map<string, string>>();
  const make = key === undefined ? createRandom() : (kind: NameKind, name: string) => keyed(key, kind, name);

  function first(kind: NameKind, name: string): string {
    if (
      vocabulary !== undefined &&
      VOCABULARY_KINDS.has(kind) &&
      vocabulary.passes(kind as VocabularyKind, name)
    ) {
      return name;
    }
    const kept = keepTokens ? (WRITTEN[kind] ?? TOKEN).exec(name)?.[1] : undefined;
    return kept === undefined ? make(kind, name) : `_${kept}`;
  }

  function namesOf(kind: NameKind): Map<string, string> {
    const names = kinds.get(kind) ?? new Map<string, string>();
    kinds.set(kind, names);
    return names;
  }

  return (kind, name) => {
    const names = kinds.get(kind) ?? namesOf(kind);
    const known = names.get(name);
    if (known !== undefined) return known;
    const token = first(kind, name);
    names.set(name, token);
    return token;
  };
}

const LETTERS = 10;
/** All pairs of letters: a token is five of them. */
const PAIRS: readonly string[] = Array.from({ length: 26 * 26 }, (_, at) =>
  String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26)),
);
/** The largest multiple of their number in 16 bits: numbers from here on would make some pairs likelier. */
const FAIR = 65_536 - (65_536 % (26 * 26));

/** Drawn at random, so there is no key that could become known, and no hash to be paid for. */
function createRandom(): () => string {
  let numbers = new Uint16Array(0);
  let at = 0;
  return () => {
    let token = '_';
    while (token.length <= LETTERS) {
      if (at === numbers.length) {
        numbers = new Uint16Array(randomBytes(4096).buffer);
        at = 0;
      }
      const number = numbers[at++] ?? FAIR;
      if (number < FAIR) token += PAIRS[number % PAIRS.length];
    }
    return token;
  };
}

// Key before message is sound here: no token shows more than 47 bits of a hash, so none can be extended.
function keyed(key: Uint8Array, kind: NameKind, name: string): string {
  let token = '_';
  for (const byte of hashBytes(joinBytes(key, `${kind}\0${name}`)).subarray(0, LETTERS)) {
    token += String.fromCharCode(97 + (byte % 26));
  }
  return token;
}

/** A list of names parted by white space, as `class` and `part` hold them. */
export function tokeniseList(tokenise: Tokenise, kind: NameKind, names: string): string {
  const known = listsOf(tokenise, kind);
  const list = known.get(names);
  if (list !== undefined) return list;
  let masked = '';
  for (const name of names.split(/\s+/)) {
    if (name !== '') masked += masked === '' ? tokenise(kind, name) : ` ${tokenise(kind, name)}`;
  }
  if (known.size < MAX_LISTS) known.set(names, masked);
  return masked;
}

/** Lists that are remembered whole, of one kind: most elements carry one that another carries too. */
const MAX_LISTS = 5000;
const lists = new WeakMap<Tokenise, Map<NameKind, Map<string, string>>>();

function listsOf(tokenise: Tokenise, kind: NameKind): Map<string, string> {
  return lists.get(tokenise)?.get(kind) ?? newLists(tokenise, kind);
}

function newLists(tokenise: Tokenise, kind: NameKind): Map<string, string> {
  const kinds = lists.get(tokenise) ?? new Map<NameKind, Map<string, string>>();
  const known = new Map<string, string>();
  lists.set(tokenise, kinds.set(kind, known));
  return known;
}
