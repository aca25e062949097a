// RFC 9457 answers. They carry fixed sentences and schema field names, never a value from the request.
import { type ProblemCode, problemOf } from '@scrim/protocol';

/** Thrown inside a route to answer with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly fields: readonly string[] | undefined;

  constructor(code: ProblemCode, fields?: readonly string[]) {
    super(code);
    this.code = code;
    this.fields = fields;
  }
}

export function problemResponse(code: ProblemCode, fields?: readonly string[]): Response {
  const problem = problemOf(code, fields);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** A JSON answer that no cache may keep: it can hold a permit. */
export function jsonResponse(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
