// Turns route modules into one web-standard handler. Nothing here reads an address, and nothing logs a value.
import { ScrimError } from '@scrim/protocol';
import type { Route, RouteModule } from '@scrim/protocol/routes';
import { ProblemError, problemResponse } from '@scrim/protocol/routes';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';

/** What the operator's log gets of a failure: a route and codes, nothing from the request. */
export interface FailureLine {
  readonly route: string;
  readonly error: string;
  readonly code: string | null;
}

export interface MountOptions {
  readonly onFailure: (line: FailureLine) => void;
}

/** The public side: any origin may ask, no cookies; which origins get a permit is the site's setting. */
export function mountPublicRoutes(
  modules: readonly RouteModule[],
  { onFailure }: MountOptions,
): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.use(cors({ origin: '*', allowMethods: ['POST', 'GET'], allowHeaders: ['content-type'], maxAge: 600 }));
  for (const route of modules.flatMap((module) => module.routes)) mountRoute(app, route);
  app.notFound(() => problemResponse('not_found'));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return withCors(context, problemResponse(error.code, error.fields));
    onFailure(failureLine(context, error));
    return withCors(context, problemResponse('internal'));
  });
  return async (request) => app.fetch(request);
}

function mountRoute(app: Hono, route: Route<unknown>): void {
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
  const limit = bodyLimit({ maxSize: route.maxBodyBytes, onError: () => problemResponse('body_too_large') });
  app.on(route.method, path, limit, async (context) =>
    route.handle({
      request: context.req.raw,
      params: context.req.param() as Record<string, string>,
      body: await readBody(route, context.req.raw),
      caller: null,
    }),
  );
  app.all(path, () => problemResponse('method_not_allowed'));
}

async function readBody(route: Route<unknown>, request: Request): Promise<unknown> {
  if (route.reads === 'nothing') return undefined;
  if (route.reads === 'bytes') return new Uint8Array(await request.arrayBuffer());
  const parsed = route.schema?.safeParse(await readJson(request));
  if (parsed === undefined) throw new TypeError(`route ${route.path}: expected a schema for a json body`);
  if (!parsed.success) throw new ProblemError('body_malformed', fieldNames(parsed.error.issues));
  return parsed.data;
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new ProblemError('body_malformed');
  }
}

/** Names that our schemas define; a number is an array's index, and a foreign key never appears in a path. */
function fieldNames(issues: readonly { readonly path: readonly PropertyKey[] }[]): string[] {
  return [...new Set(issues.map(({ path }) => path.map(String).join('.')))].slice(0, 20);
}

function failureLine(context: Context, error: Error): FailureLine {
  const code = error instanceof ScrimError ? error.code : null;
  return { route: context.req.routePath, error: error.name, code };
}

/** Hono's error path starts a new response: the page must still be able to read the code. */
function withCors(context: Context, response: Response): Response {
  if (context.req.header('origin') !== undefined) response.headers.set('access-control-allow-origin', '*');
  return response;
}
