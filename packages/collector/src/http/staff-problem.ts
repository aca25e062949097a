// What a person of the staff is told of an error: the problem of a code that is known here, else nothing but `internal`.
import { type ProblemCode, ScrimError } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';

/** Codes of our packages' errors and their problems. A released secret that is gone was erased: nothing else ends one. */
const PROBLEM_OF: Readonly<Record<string, ProblemCode>> = {
  site_unknown: 'site_unknown',
  site_exists: 'site_exists',
  site_changed: 'site_changed',
  session_unknown: 'session_unknown',
  session_erased: 'session_erased',
  secret_unknown: 'session_erased',
  cursor_invalid: 'cursor_invalid',
  audit_unavailable: 'audit_unavailable',
  purpose_required: 'purpose_required',
  manifest_malformed: 'manifest_refused',
  manifest_signature: 'manifest_refused',
  manifest_expired: 'manifest_refused',
  manifest_older: 'manifest_refused',
  manifest_wrong_site: 'manifest_refused',
  manifest_signer: 'manifest_refused',
};

/** @returns null for an error that nobody foresaw. */
export function staffProblemOf(error: Error): Pick<ProblemError, 'code' | 'fields'> | null {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof ScrimError) || !Object.hasOwn(PROBLEM_OF, error.code)) return null;
  const code = PROBLEM_OF[error.code];
  return code === undefined ? null : { code, fields: undefined };
}
