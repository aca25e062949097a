// Routes of a site: which segments of a path are its own words. Must never call a segment known where a parameter
// stands, or where the whole path does not match.
import { isLiteral, matchPath, parsePathPattern, segmentsOf } from '../rules/path-pattern.ts';

/** Paths of which the answer is kept. */
const KEPT = 500;

/** Tells which segments of a path are literals of a route that matches all of it; null when none matches. */
export function createRoutes(routes: readonly string[]): (path: string) => readonly boolean[] | null {
  const patterns = routes.map(parsePathPattern).filter((pattern) => pattern !== null);
  const answers = new Map<string, readonly boolean[] | null>();

  function answer(path: string): readonly boolean[] | null {
    const matching = patterns.filter((pattern) => matchPath(pattern, path) === 'yes');
    if (matching.length === 0) return null;
    return segmentsOf(path).map((segment, at) =>
      matching.some(({ segments }) => isOwn(segments[at], segment)),
    );
  }

  return (path) => {
    if (patterns.length === 0) return null;
    const known = answers.get(path);
    if (known !== undefined) return known;
    if (answers.size >= KEPT) answers.clear();
    const found = answer(path);
    answers.set(path, found);
    return found;
  };
}

function isOwn(listed: string | undefined, segment: string): boolean {
  return listed !== undefined && isLiteral(listed) && listed === segment;
}
