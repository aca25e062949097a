// Addresses: the page's own origin, a path by vocabulary, listed parameters. Must never show user data, a foreign host,
// a fragment (a route after `#` is one: it goes too), or a segment or parameter that is not listed.
import type { Tokenise } from './names/tokens.ts';
import type { Vocabulary } from './names/vocabulary.ts';

/** By what addresses are masked. */
export interface AddressNames {
  readonly tokenise: Tokenise;
  /** Routes and parameters. @default none */
  readonly vocabulary?: Pick<Vocabulary, 'literals' | 'parameters'>;
  /** Looks at the value of a listed parameter, which passes otherwise. @default as it is */
  redact?(text: string): string;
}

/** Segments of a path that are masked one by one; what comes after is one token. */
const MAX_SEGMENTS = 32;
/** A longer path is one token: it is no route of anything. */
const MAX_PATH = 4096;
/** Listed parameters of one address that pass, repeated ones counted each. */
const MAX_PARAMETERS = 32;
/** A longer value is dropped. */
const MAX_VALUE = 256;

/**
 * Masks an address. Segments of the path become tokens but for those of a listed route; a foreign host becomes one too.
 *
 * @param ownOrigin The page's origin, shown as it is.
 * @returns null for what is no http(s) address: `javascript:`, `mailto:`, `tel:`, `data:`, `blob:`, …
 */
export function maskUrl(names: AddressNames, href: string, ownOrigin: string): string | null {
  const path = plainPath(names, href, ownOrigin);
  if (path !== null)
    return ownOrigin + maskPath(names.tokenise, names.vocabulary?.literals(path) ?? null, path);
  const url = readUrl(href, ownOrigin === '' ? undefined : ownOrigin);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.origin !== ownOrigin) {
    return `https://${hostToken(names.tokenise, url.host)}.invalid${maskPath(names.tokenise, null, url.pathname)}`;
  }
  const literals = names.vocabulary?.literals(url.pathname) ?? null;
  return ownOrigin + maskPath(names.tokenise, literals, url.pathname) + maskQuery(names, url);
}

/** A path of which every sign stands for itself, up to its end, its query or its fragment. */
const PLAIN = /^\/[\w~/-]*(?=$|[?#])/;

/** The path of an own address that needs no parser, as most links of a page are; null for any other. */
function plainPath({ vocabulary }: AddressNames, href: string, ownOrigin: string): string | null {
  if (ownOrigin === '' || !href.startsWith(ownOrigin)) return null;
  if (vocabulary !== undefined && vocabulary.parameters.size > 0 && href.includes('?')) return null;
  return PLAIN.exec(href.slice(ownOrigin.length))?.[0] ?? null;
}

/** The origin of an http(s) address, '' for any other. */
export function originOf(href: string): string {
  const url = readUrl(href);
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : '';
}

// Twice the cost of URL.parse for a bad address, but every browser has it.
function readUrl(href: string, base?: string): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}

function maskPath(tokenise: Tokenise, literals: readonly boolean[] | null, path: string): string {
  // As one segment, before any literal is looked at: the first of them may be one.
  if (path.length > MAX_PATH) return `/${tokenise('path', path)}`;
  const all = path.split('/').slice(1);
  const segments = all.slice(0, MAX_SEGMENTS);
  const masked = segments.map((segment, at) => maskSegment(tokenise, segment, literals?.[at] === true));
  if (all.length > MAX_SEGMENTS) masked.push(tokenise('path', all.slice(MAX_SEGMENTS).join('/')));
  return `/${masked.join('/')}`;
}

function maskSegment(tokenise: Tokenise, segment: string, isLiteral: boolean): string {
  return isLiteral || segment === '' ? segment : tokenise('path', segment);
}

function maskQuery({ vocabulary, redact }: AddressNames, url: URL): string {
  if (url.search === '' || vocabulary === undefined || vocabulary.parameters.size === 0) return '';
  const shown = [...url.searchParams]
    .filter(([name, value]) => vocabulary.parameters.has(name) && value.length <= MAX_VALUE)
    .slice(0, MAX_PARAMETERS)
    .map(([name, value]) => [name, redact === undefined ? value : redact(value)]);
  return shown.length === 0 ? '' : `?${new URLSearchParams(shown)}`;
}

// A host name has no underscore.
function hostToken(tokenise: Tokenise, host: string): string {
  return tokenise('host', host).slice(1);
}
