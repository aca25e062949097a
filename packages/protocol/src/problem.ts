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
