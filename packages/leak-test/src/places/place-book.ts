// Account of all places of all pages of a visit: one id for each, however often it is found, and what became of it.
import type { FoundPlace } from './in-page/found-place.ts';
import type { Place, PlaceKind, ShownByPolicy } from './place.ts';

/** What one frame's document said it has. */
export interface FoundInDocument {
  /** Differs for every document that was ever loaded. */
  readonly document: string;
  /** The path of the frame. */
  readonly over: string;
  readonly places: readonly FoundPlace[];
}

/** Keeps account. */
export interface PlaceBook {
  /** Takes all that was found at an address, and says the ids, in order. */
  take(address: string, found: readonly FoundInDocument[]): readonly (readonly string[])[];
  /** A place that could not be looked into. */
  takeClosed(address: string, kind: PlaceKind, where: string, reason: string): void;
  markPlanted(id: string, shown: ShownByPolicy | undefined): void;
  /** Says why nothing is planted, unless something is. */
  markNotPlanted(id: string, reason: string): void;
  get(id: string): Place | undefined;
  places(): readonly Place[];
}

/** Builds an empty book. */
export function createPlaceBook(): PlaceBook {
  const places = new Map<string, Place>();
  /** Ids by page, kind, path and name; several where one element has several of a kind. */
  const labelled = new Map<string, string[]>();
  /** Ids by document and number in it. */
  const known = new Map<string, string>();
  const pages = new Map<string, number>();

  function pageOf(address: string): number {
    const called = pageName(address);
    const page = pages.get(called) ?? pages.size + 1;
    pages.set(called, page);
    return page;
  }

  function add(label: string, place: Omit<Place, 'id'>): string {
    const id = `p${places.size + 1}`;
    places.set(id, { id, ...place });
    labelled.set(label, [...(labelled.get(label) ?? []), id]);
    return id;
  }

  /** What stands where another stood before on this page is the same place, unless that one is still there. */
  function idFor(page: number, where: string, place: FoundPlace, claimed: ReadonlySet<string>): string {
    const { kind, name, reason, shown } = place;
    const label = [page, kind, where, name ?? ''].join('|');
    const free = labelled.get(label)?.find((id) => !claimed.has(id));
    if (free !== undefined) return free;
    return add(label, {
      kind,
      where,
      ...(name === undefined ? {} : { name }),
      page,
      planted: false,
      notPlanted: reason ?? 'it was found and not planted',
      ...(shown === undefined ? {} : { shown }),
    });
  }

  function change(id: string, by: (place: Place) => Place): void {
    const place = places.get(id);
    if (place !== undefined) places.set(id, by(place));
  }

  return {
    take(address, found) {
      const page = pageOf(address);
      const keyOf = ({ document }: FoundInDocument, { key }: FoundPlace) => `${document}:${key}`;
      const claimed = new Set(
        found.flatMap((one) => one.places.map((place) => known.get(keyOf(one, place)) ?? '')),
      );
      return found.map((one) =>
        one.places.map((place) => {
          const id = known.get(keyOf(one, place)) ?? idFor(page, pathOf(one.over, place), place, claimed);
          claimed.add(id);
          known.set(keyOf(one, place), id);
          return id;
        }),
      );
    },
    takeClosed(address, kind, where, reason) {
      idFor(pageOf(address), where, { key: 0, kind, where, slots: 1, reason }, new Set());
    },
    markPlanted: (id, shown) =>
      change(id, ({ notPlanted: _, shown: before, ...place }) => {
        // A secret that was hidden once must never count as shown on purpose later.
        const now = place.planted && before === undefined ? undefined : shown;
        return { ...place, planted: true, ...(now === undefined ? {} : { shown: now }) };
      }),
    markNotPlanted: (id, reason) =>
      change(id, (place) => (place.planted ? place : { ...place, notPlanted: reason })),
    get: (id) => places.get(id),
    places: () => [...places.values()],
  };
}

/** The frame's own path stands for the frame; what is of its document as a whole is at it. */
function pathOf(over: string, { kind, where }: FoundPlace): string {
  return kind === 'frame' ? over.replace(/ @ $/, '') : (over + where).trimEnd();
}

/** Without the query and the hash, but for hashes that stand for a route. */
function pageName(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname, hash } = new URL(address);
  return `${origin}${pathname}${/^#[!/]/.test(hash) ? hash : ''}`;
}
