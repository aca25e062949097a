// The one way in which bytes are refused. A message names a field or a rule, never a value from the file.
import { ScrimError } from '@scrim/protocol';

/** Why bytes are not an SSF1 file that may be read; the table of the format's page. */
export type SsfCode =
  | 'ssf_malformed'
  | 'ssf_unsupported'
  | 'ssf_limit'
  | 'ssf_binding'
  | 'ssf_order'
  | 'ssf_no_recipient'
  | 'ssf_open_failed'
  | 'ssf_content';

/** Bytes that SSF1 refuses: match on `code`. */
export class SealedFormatError extends ScrimError<SsfCode> {
  override readonly name = 'SealedFormatError';
}

/** Refuses, unless `holds`. */
export function refuseUnless(holds: boolean, code: SsfCode, rule: string): asserts holds {
  if (!holds) throw new SealedFormatError(code, rule);
}
