// The one error of the adapters. A message may name the store's own file and never what is stored in it.
import { ScrimError } from '@scrim/protocol';

/**
 * `store_version`: the file is newer than this program, or no Scrim file of this kind. `store_locked`: another
 * process holds it for too long. `store_corrupt`: it is damaged. `store_failed`: the disk refused (full, read-only,
 * missing folder). `store_closed`: used after `close()`. `session_exists`: a session id is created twice.
 * `cursor_invalid`: a list's cursor did not come from a list.
 */
export type StoreCode =
  | 'store_version'
  | 'store_locked'
  | 'store_corrupt'
  | 'store_failed'
  | 'store_closed'
  | 'session_exists'
  | 'cursor_invalid';

/** What a store refuses, or fails in, with a stable `code`. */
export class StoreError extends ScrimError<StoreCode> {
  override readonly name = 'StoreError';
}
