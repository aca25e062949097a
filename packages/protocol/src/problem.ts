// RFC 9457 problem details. `detail` is a fixed sentence per code: a problem never echoes a value from the request.

const PROBLEMS = {
  body_malformed: [400, 'The body is not what this route takes.'],
  body_too_large: [413, 'The body is larger than this route takes.'],
  site_unknown: [404, 'There is no such site.'],
  site_disabled: [403, 'The site is not enabled.'],
  origin_not_allowed: [403, 'The site does not list this origin.'],
  manifest_missing: [503, 'The site has no signed manifest, or the manifest has expired.'],
  receipt_invalid: [403, 'The receipt is not one that this collector signed for this site.'],
  consent_not_granted: [403, 'The consent record grants nothing, or has been withdrawn.'],
  consent_conflict: [409, 'Another record of this id is kept.'],
  continuation_invalid: [403, 'The continuation is unknown, used or expired.'],
  permit_unknown: [403, 'The write token belongs to no permit.'],
  permit_expired: [403, 'The permit has expired.'],
  permit_revoked: [403, 'The permit was revoked.'],
  session_unknown: [404, 'There is no such session.'],
  session_erased: [410, 'The session was erased.'],
  session_empty: [409, 'Nothing has arrived of this session.'],
  query_malformed: [400, 'A query parameter is not what this route takes.'],
  cursor_invalid: [400, 'The cursor is none that this list returned. Begin again without one.'],
  origin_refused: [403, 'The request does not come from the console.'],
  sign_in_required: [401, 'Nobody is signed in, or the sign-in has run out.'],
  sign_in_failed: [401, 'The sign-in did not work. Check the name and the passphrase, or use a passkey.'],
  too_many_attempts: [429, 'Too many attempts. Wait, then try again.'],
  permission_missing: [403, 'None of your roles permits this.'],
  link_invalid: [403, 'The link is unknown, used or expired. Ask for a new one.'],
  challenge_invalid: [403, 'The passkey answer does not belong to a request of ours, or came too late.'],
  passkey_refused: [403, 'The passkey could not be verified.'],
  passphrase_weak: [422, 'The passphrase is too short or too plain.'],
  name_taken: [409, 'There is a person of this name already.'],
  person_unknown: [404, 'There is no such person.'],
  last_way_in: [409, 'This would leave nobody who can sign in and administer.'],
  purpose_required: [422, 'An opening needs a purpose: 3 to 500 characters on one line.'],
  site_exists: [409, 'There is a site of this name already.'],
  site_changed: [409, 'The site was changed by someone else. Look again, then repeat.'],
  manifest_refused: [422, 'The manifest does not verify, or is not newer than the published one.'],
  key_file_refused: [422, 'This is no protected reading key file.'],
  key_file_unknown: [404, 'There is no such key file.'],
  audit_unavailable: [503, 'The audit log could not be written, so nothing was done.'],
  collector_unreachable: [502, 'The collector cannot be reached.'],
  collector_certificate: [502, 'The certificate of the collector is not trusted on this machine.'],
  collector_answer_refused: [502, 'The collector answered with something that is not passed on.'],
  not_found: [404, 'There is no such route.'],
  method_not_allowed: [405, 'The route does not take this method.'],
  internal: [500, 'The collector failed; nothing of this request was acknowledged.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** `application/problem+json` (RFC 9457 §3) with our stable `code`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** Which fields of the body were wrong: names from our schemas, never values. */
  readonly fields?: readonly string[];
}

/** The problem of a code: its HTTP status and its sentence. */
export function problemOf(code: ProblemCode, fields?: readonly string[]): Problem {
  const [status, title] = PROBLEMS[code];
  return {
    type: `urn:scrim:problem:${code}`,
    title,
    status,
    code,
    ...(fields === undefined ? {} : { fields }),
  };
}

export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.hasOwn(PROBLEMS, value);
}
