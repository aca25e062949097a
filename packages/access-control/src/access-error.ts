// The one error of this package. Never contains a purpose, a name or details.
import { ScrimError } from '@scrim/protocol';

/**
 * `purpose_required`: no purpose, or none that says something. `audit_unavailable`: the entry could not be made
 * durable, so nothing was released (or, after a failed release, its failure is not on record). `audit_malformed`: a
 * line of the ledger is no entry. `audit_details_altered`: stored details are not those of the entry. `audit_unfinished`:
 * a change was allowed on record and carried out, and that it was is not on record.
 */
export type AccessCode =
  | 'purpose_required'
  | 'audit_unavailable'
  | 'audit_unfinished'
  | 'audit_malformed'
  | 'audit_details_altered';

/** What access control refuses, with a stable `code`. */
export class AccessError extends ScrimError<AccessCode> {
  override readonly name = 'AccessError';
}
