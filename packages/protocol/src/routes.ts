// The route-module contract: a package that adds routes to the collector exports a RouteModule and is never
// imported by it. Types only.

/** Who may call a route. `public` is the ingest side; the rest are staff permissions. */
export type RoutePermission = 'public' | (string & {});

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
