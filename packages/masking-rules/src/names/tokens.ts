// Names of a page (classes, ids, custom elements, path segments, …) as tokens: keyed with bytes that exist in this
// page's memory only, the same wherever the same name stands, so that styles still match. Must never let a name
// through because of how it looks.
import { joinBytes, randomBytes } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';

/** What a name names. The same word gives other tokens in other kinds, so that they cannot be linked. */
export type NameKind =
  | 'class'
  | 'id'
  | 'name'
  | 'part'
  | 'tag'
  | 'path'
  | 'host'
  | 'property'
  | 'keyframes'
  | 'layer'
  | 'container'
  | 'grid'
  | 'font';

/** Gives the token of a name. */
export type Tokenise = (kind: NameKind, name: string) => string;

/**
 * Tokens under a fresh key: `_` and ten letters, a valid CSS identifier, element id and path segment.
 *
 * 26¹⁰ is 47 bits: among 10,000 names two meet with a chance of 1 in 2.8 million.
 *
 * @param key 32 secret bytes. @default random, never stored
 */
export function createTokens(key: Uint8Array = randomBytes(32)): Tokenise {
  const kinds = new Map<NameKind, Map<string, string>>();
  return (kind, name) => {
    const known = kinds.get(kind) ?? new Map<string, string>();
    kinds.set(kind, known);
    const token = known.get(name) ?? letters(hashBytes(joinBytes(key, `${kind}\0${name}`)));
    known.set(name, token);
    return token;
  };
}

// Key before message is sound here: no token shows more than 47 bits of a hash, so none can be extended.
function letters(hash: Uint8Array): string {
  let token = '_';
  for (const byte of hash.subarray(0, 10)) token += String.fromCharCode(97 + (byte % 26));
  return token;
}

/** A list of names parted by white space, as `class` and `part` hold them. */
export function tokeniseList(tokenise: Tokenise, kind: NameKind, names: string): string {
  return names
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => tokenise(kind, name))
    .join(' ');
}
