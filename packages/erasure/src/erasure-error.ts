// The one error of this package. Names no secret, no session and no person.
import { ScrimError } from '@scrim/protocol';

/**
 * `secret_exists`: the secret is there, or was and is gone for ever. `secret_unknown`: there never was one here.
 * `session_erased`: opening ended. `session_unknown`: nothing to erase. `journal_invalid`: the journal has entries
 * that this provider did not sign.
 */
export type ErasureCode =
  | 'secret_exists'
  | 'secret_unknown'
  | 'session_erased'
  | 'session_unknown'
  | 'journal_invalid';

/** What erasure refuses, with a stable `code`. */
export class ErasureError extends ScrimError<ErasureCode> {
  override readonly name = 'ErasureError';
}
