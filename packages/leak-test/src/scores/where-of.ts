// Says where elements are, with tag names and positions only: never a word of the page.
import type { SeenElement } from '../replayed/read-elements.ts';

/** The element of a path in words: `main > form:nth-of-type(2) > input`, `#` into a shadow root, `@` into a frame. */
export type WhereOf = (path: string) => string;

/** Makes the words for the elements of one page. */
export function createWhereOf(elements: readonly SeenElement[]): WhereOf {
  const steps = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { path, tag } of elements) {
    const kin = `${parentOf(path)} ${tag}`;
    const nth = (counts.get(kin) ?? 0) + 1;
    counts.set(kin, nth);
    steps.set(path, nth === 1 ? tag : `${tag}:nth-of-type(${nth})`);
  }
  return (path) =>
    prefixesOf(path)
      .map((prefix) => (steps.get(prefix) ?? '?') + joinAfter(path, prefix))
      .join('');
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** `/1/0#/2` → `/1`, `/1/0`, `/1/0#/2`. */
function prefixesOf(path: string): string[] {
  return [...path.matchAll(/\/\d+/g)].map(({ index, 0: step }) => path.slice(0, index + step.length));
}

function joinAfter(path: string, prefix: string): string {
  const next = path[prefix.length];
  if (next === undefined) return '';
  return next === '/' ? ' > ' : ` ${next} `;
}
