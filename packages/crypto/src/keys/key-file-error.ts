// The one way in which files of keys and shares are refused. A message names a field or a rule, never a value of it.
import { ScrimError } from '@scrim/protocol';

/**
 * `key_file_malformed`: not a key file. `key_file_unsupported`: a later version, or parameters out of bounds.
 * `passphrase_wrong`: the passphrase is not the one, or the file was altered: the two cannot be told apart.
 * `officer_identity_wrong`: no age identity, or none that the file was wrapped to. `key_share_malformed`: no share, a
 * mistyped one, or shares of which one was altered. `key_shares_too_few`: below the threshold that they state.
 * `key_shares_of_different_sets`: not of one splitting. `key_share_twice`: the same share again.
 */
export type KeyFileErrorCode =
  | 'key_file_malformed'
  | 'key_file_unsupported'
  | 'passphrase_wrong'
  | 'officer_identity_wrong'
  | 'key_share_malformed'
  | 'key_shares_too_few'
  | 'key_shares_of_different_sets'
  | 'key_share_twice';

/** A key file or a set of shares that did not give its key: match on `code`. */
export class KeyFileError extends ScrimError<KeyFileErrorCode> {
  override readonly name = 'KeyFileError';
}
