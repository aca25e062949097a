// The one way in which opening and unlocking fail. A message never holds a value from a recording, a key or a passphrase.

import type { SsfCode } from '@scrim/crypto/format';
import type { KeyFileErrorCode } from '@scrim/crypto/keys';
import { type ProblemCode, ScrimError } from '@scrim/protocol';

/**
 * Why something was not unlocked or opened: codes of key files, of the sealed format, of the server that was asked for
 * the chunks, and our own. `key_kind_wrong`: a key file of a signing key. `not_a_recipient`: none of the unlocked keys
 * is one that the session was sealed to. `network_failed`: no answer, or one that broke off. `chunks_refused`: an answer
 * without a code of ours. `session_too_large`: more than a browser should hold. `cancelled`, `forgotten`: by us.
 * `worker_failed`: the worker died.
 */
export type ReplayErrorCode =
  | KeyFileErrorCode
  | SsfCode
  | ProblemCode
  | 'key_kind_wrong'
  | 'not_a_recipient'
  | 'network_failed'
  | 'chunks_refused'
  | 'session_too_large'
  | 'cancelled'
  | 'forgotten'
  | 'worker_failed';

/** Something that was not unlocked or opened: match on `code`. */
export class ReplayError extends ScrimError<ReplayErrorCode> {
  override readonly name = 'ReplayError';
}

/** The error of a code; its message is the code's own words. */
export function replayError(code: ReplayErrorCode): ReplayError {
  return new ReplayError(code, code.replaceAll('_', ' '));
}
