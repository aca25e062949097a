// What the stored engine must make of an event, from what the live engine made of it under both policies. The same,
// but for what nobody knows any more of a page that is gone, and that is only where things were drawn:
// - where a pointer was in what the stricter policy hides and the looser one did not (the live engine gives its centre);
// - how large an element was that the stricter policy blocks and the looser one did not.
import type { Recorded } from './recorded.ts';

type Fields = Readonly<Record<string, unknown>>;

export function expectedEvent(loose: Recorded, strict: Recorded): unknown {
  if (loose === null || strict === null) return strict;
  const before = loose.data as Fields;
  const after = strict.data as Fields;
  if (Array.isArray(after.positions)) return withPositions(strict, before, after);
  // A click or the like; focus and blur have no place.
  if ('x' in after && 'type' in after) return isSamePlace(before, after) ? strict : null;
  return withoutNewSizes(strict, sizedIn(loose));
}

function withPositions(strict: Fields, before: Fields, after: Fields): unknown {
  const places = before.positions as readonly Fields[];
  const positions = (after.positions as readonly Fields[]).filter((position) =>
    places.some((place) => place.timeOffset === position.timeOffset && isSamePlace(place, position)),
  );
  return positions.length === 0 ? null : { ...strict, data: { ...after, positions } };
}

function isSamePlace(one: Fields, other: Fields): boolean {
  return one.id === other.id && one.x === other.x && one.y === other.y;
}

/** Ids of the elements whose size was kept. */
function sizedIn(value: unknown): Set<unknown> {
  const ids = new Set<unknown>();
  walk(value, (node) => {
    if ((node.attributes as Fields | undefined)?.rr_width !== undefined) ids.add(node.id);
  });
  return ids;
}

function withoutNewSizes(strict: Fields, sized: ReadonlySet<unknown>): Fields {
  const copy = structuredClone(strict);
  walk(copy, (node) => {
    const attributes = node.attributes as Record<string, unknown> | undefined;
    if (attributes?.rr_width === undefined || sized.has(node.id)) return;
    delete attributes.rr_width;
    delete attributes.rr_height;
  });
  return copy;
}

function walk(value: unknown, visit: (node: Fields) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Fields);
  for (const inner of Object.values(value)) walk(inner, visit);
}
