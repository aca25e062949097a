// The one control line of SSF1: indices that were given out and never sealed.
import { MAX_CHUNK_INDEX } from '../format/limits.ts';

/**
 * `{"ssf":"skipped","i":[…]}` with its LF, to stand first in a chunk above these indices.
 *
 * @throws RangeError when the indices are none, not ascending or not indices.
 */
export function skippedLine(indices: readonly number[]): string {
  const ascending = indices.every(
    (i, at) => Number.isInteger(i) && i > (indices[at - 1] ?? -1) && i < MAX_CHUNK_INDEX,
  );
  if (indices.length === 0 || !ascending) throw new RangeError('indices: expected ascending chunk indices');
  return `${JSON.stringify({ ssf: 'skipped', i: indices })}\n`;
}
