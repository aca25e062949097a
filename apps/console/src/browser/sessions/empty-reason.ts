// Why a list of sessions is empty: what to do next depends on it. Pure.
import type { SiteSummary } from '@scrim/protocol';

/** `no-site`, `sites-off`: nothing can arrive. `nothing-yet`: nothing did. `filtered`: nothing of this kind. */
export type EmptyReason = 'no-site' | 'sites-off' | 'nothing-yet' | 'filtered';

/** @param sites all of them; null while they are not known */
export function emptyReason(
  sites: readonly Pick<SiteSummary, 'enabled' | 'sessions'>[] | null,
  isFiltered: boolean,
): EmptyReason {
  const known = sites ?? [];
  if (sites !== null && known.length === 0) return 'no-site';
  const arrived = known.some(({ sessions }) => sessions.count > 0);
  if (isFiltered && (sites === null || arrived)) return 'filtered';
  if (sites !== null && !known.some(({ enabled }) => enabled)) return 'sites-off';
  return isFiltered ? 'filtered' : 'nothing-yet';
}
