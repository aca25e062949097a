// Addresses: the page's own origin and a tokenised path. Must never show a query, a hash, user data, a foreign host
// or a path segment.
import type { Tokenise } from './names/tokens.ts';

/**
 * Masks an address. Segments of the path become tokens, a foreign host becomes one too.
 *
 * @param ownOrigin The page's origin, shown as it is.
 * @returns null for what is no http(s) address: `javascript:`, `mailto:`, `tel:`, `data:`, `blob:`, …
 */
export function maskUrl(tokenise: Tokenise, href: string, ownOrigin: string): string | null {
  const url = URL.canParse(href, ownOrigin === '' ? undefined : ownOrigin)
    ? new URL(href, ownOrigin === '' ? undefined : ownOrigin)
    : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const origin = url.origin === ownOrigin ? ownOrigin : `https://${hostToken(tokenise, url.host)}.invalid`;
  return origin + maskPath(tokenise, url.pathname);
}

/** The origin of an http(s) address, '' for any other. */
export function originOf(href: string): string {
  const url = URL.canParse(href) ? new URL(href) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : '';
}

function maskPath(tokenise: Tokenise, path: string): string {
  return path
    .split('/')
    .map((segment) => (segment === '' ? '' : tokenise('path', segment)))
    .join('/');
}

// A host name has no underscore.
function hostToken(tokenise: Tokenise, host: string): string {
  return tokenise('host', host).slice(1);
}
