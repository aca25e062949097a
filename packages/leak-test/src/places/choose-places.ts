// Which places are planted where a page has more than a test can plant: all of the rare kinds, and of the common ones
// an even sample.
import { groupedBy } from './grouped.ts';
import type { PlaceKind } from './place.ts';

/** Something of a kind. */
export interface OfKind {
  readonly kind: PlaceKind;
  readonly name?: string;
}

/** At most `most` of them, in their order. @param most how many there may be */
export function choosePlaces<T extends OfKind>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const groups = [...groupedBy(all, ({ kind, name }) => `${kind} ${name ?? ''}`).values()];
  const chosen = new Set<T>();
  let left = Math.max(0, most);
  // The rarest first: what they do not use up is for the others.
  for (const [at, group] of groups.sort((a, b) => a.length - b.length).entries()) {
    const share = Math.floor(left / (groups.length - at));
    for (const one of evenly(group, share)) chosen.add(one);
    left -= Math.min(share, group.length);
  }
  return all.filter((one) => chosen.has(one));
}

function evenly<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return all.filter(
    (_, at) => Math.floor((at * count) / all.length) !== Math.floor(((at + 1) * count) / all.length),
  );
}
