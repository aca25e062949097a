// Patterns for the path of an address: `/help/*`, `/orders/:id/items`. A literal segment stands for itself, `:name` for
// any one segment, `*` at the end for one or more. Must answer `unknown` where a segment is a token: what it was cannot
// be told any more.

export interface PathPattern {
  readonly segments: readonly string[];
}

/** `unknown`: a literal segment meets a token. */
export type PathAnswer = 'yes' | 'no' | 'unknown';

const LITERAL = /^[\w.~!$&'()+,;=@%-]{1,100}$/;
const PARAMETER = /^:[a-z]\w{0,39}$/i;
const TOKEN = /^_[a-z]{10}$/;

/** @returns null for what is no pattern */
export function parsePathPattern(text: string): PathPattern | null {
  if (!text.startsWith('/')) return null;
  const segments = segmentsOf(text);
  const isWritten = segments.every(
    (segment, at) =>
      LITERAL.test(segment) || PARAMETER.test(segment) || (segment === '*' && at === segments.length - 1),
  );
  return isWritten ? { segments } : null;
}

export function matchPath({ segments }: PathPattern, path: string): PathAnswer {
  const given = segmentsOf(path);
  const isOpen = segments.at(-1) === '*';
  if (isOpen ? given.length < segments.length : given.length !== segments.length) return 'no';
  let answer: PathAnswer = 'yes';
  for (const [at, segment] of segments.entries()) {
    if (!isLiteral(segment) || segment === given[at]) continue;
    if (!TOKEN.test(given[at] ?? '')) return 'no';
    answer = 'unknown';
  }
  return answer;
}

/** Does a segment stand for itself? */
export function isLiteral(segment: string): boolean {
  return segment !== '*' && !segment.startsWith(':');
}

/** A slash at the end makes no difference. */
export function segmentsOf(path: string): string[] {
  const segments = path.split('/').slice(1);
  return segments.at(-1) === '' ? segments.slice(0, -1) : segments;
}
