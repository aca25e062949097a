// The route-module contract: a package that adds routes to the collector exports a RouteModule and is never
// imported by it. Answers carry fixed sentences and schema field names, never a value from the request.
import { ScrimError } from './errors.ts';
import { type ProblemCode, problemOf } from './problem.ts';
import type { StaffRole } from './staff.ts';

/**
 * Who may call a route. `public` is the ingest side. The rest is the staff side: `anyone` needs no sign-in (signing in
 * itself), `signed-in` any person, and any other name is a permission that roles have.
 */
export type RoutePermission = 'public' | 'anyone' | 'signed-in' | (string & {});

/** The signed-in person who calls a staff route. */
export interface Caller {
  /** The person's id. */
  readonly id: string;
  /** The person's name, as the audit log writes it. */
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** The role that permits this call: what the audit log writes. */
  readonly as: StaffRole;
}

/** Says whether a staff request may be answered. Asked before the body is read. */
export interface StaffGate {
  /**
   * @returns the caller; null where `permission` is `anyone` and nobody is signed in.
   * @throws ProblemError `sign_in_required`, `permission_missing`
   */
  admit(request: Request, permission: RoutePermission): Promise<Caller | null>;
}

/** What a route needs of a schema; zod's schemas fit. */
export interface BodySchema<Body> {
  safeParse(input: unknown):
    | { readonly success: true; readonly data: Body }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
      };
}

export interface RouteRequest<Body> {
  readonly request: Request;
  /** Values of the `{names}` in the path. */
  readonly params: Readonly<Record<string, string>>;
  /** The body after the schema; undefined for a route without one. */
  readonly body: Body;
  /** Who calls; null on the public side, and on an `anyone` route when nobody is signed in. */
  readonly caller: Caller | null;
}

export interface Route<Body = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As OpenAPI writes it: `/v1/sessions/{sid}`. */
  readonly path: string;
  readonly permission: RoutePermission;
  /** How the body is read. `json`: parsed and checked by `schema`. `bytes`: a Uint8Array. */
  readonly reads: 'nothing' | 'json' | 'bytes';
  readonly schema?: BodySchema<Body>;
  /** The largest body, bytes. */
  readonly maxBodyBytes: number;
  handle(request: RouteRequest<Body>): Promise<Response>;
}

export interface RouteModule {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a list of routes whose bodies differ; each is typed where it is made.
  readonly routes: readonly Route<any>[];
}

/** Thrown inside a route to answer with a problem. */
export class ProblemError extends ScrimError<ProblemCode> {
  override readonly name = 'ProblemError';
  /** Names of schema fields, never values. */
  readonly fields: readonly string[] | undefined;

  constructor(code: ProblemCode, fields?: readonly string[]) {
    super(code, problemOf(code).title);
    this.fields = fields;
  }
}

/** An RFC 9457 answer. */
export function problemResponse(code: ProblemCode, fields?: readonly string[]): Response {
  const problem = problemOf(code, fields);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** A JSON answer that no cache may keep: it can hold a permit or a secret. */
export function jsonResponse(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}
