// When the event list moves with the playback: always, until the person scrolls it; again when they say so or choose
// an event. Pure.

/** `scrolled`: the person moved the list. `chose`: an event or a moment. `asked`: pressed "Follow playback". */
export type FollowAction = 'scrolled' | 'chose' | 'asked';

/** Does the list follow after `action`? */
export function followsAfter(action: FollowAction): boolean {
  return action !== 'scrolled';
}

/** The keys that scroll a list: pressing one there is scrolling. */
const SCROLL_KEYS: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
]);

export function isScrollKey(key: string): boolean {
  return SCROLL_KEYS.has(key);
}

/** What a list of equal rows shows. Pixels. */
export interface ListView {
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly height: number;
}

/**
 * Where to scroll so that row `index` is seen with two rows around it; null when it is seen already, so that a list
 * that follows stands still most of the time.
 */
export function scrollTopFor(index: number, { rowHeight, scrollTop, height }: ListView): number | null {
  if (index < 0) return scrollTop === 0 ? null : 0;
  const margin = Math.min(2 * rowHeight, Math.max(0, (height - rowHeight) / 2));
  const top = index * rowHeight;
  const seen = top - margin >= scrollTop && top + rowHeight + margin <= scrollTop + height;
  if (seen || (top < margin && scrollTop === 0)) return null;
  return Math.max(0, top - Math.floor(height / 3));
}
