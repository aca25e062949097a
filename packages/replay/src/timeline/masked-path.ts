// The path of a recorded address, fit for a label: it was masked where it was recorded, and is cut and checked here,
// because a recording can hold anything.

const MAX_CHARACTERS = 200;

/** The path of an http(s) address, '' for anything else. Query, fragment and host are left out. */
export function maskedPath(href: unknown): string {
  if (typeof href !== 'string' || !URL.canParse(href)) return '';
  const { protocol, pathname } = new URL(href);
  if (!/^https?:$/.test(protocol)) return '';
  // URL has percent-encoded what is not ASCII; these are what is left of a path (RFC 3986 §3.3).
  const plain = pathname.replace(/[^\w.~!$&'()*+,;=:@%/-]/g, '_');
  return plain.length > MAX_CHARACTERS ? `${plain.slice(0, MAX_CHARACTERS)}…` : plain;
}
