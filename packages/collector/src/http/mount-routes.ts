// Puts route modules on a router: what the public side and the staff side do alike. Nothing here reads an address, and
// nothing logs a value.
import { ScrimError } from '@scrim/protocol';
import { type Caller, problemResponse, type Route, type RouteModule } from '@scrim/protocol/routes';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readBody } from './read-body.ts';

/** What the operator's log gets of a failure: a route and codes, nothing from the request. */
export interface FailureLine {
  readonly route: string;
  readonly error: string;
  readonly code: string | null;
}

/** Says who calls. Asked before the body is read. @throws ProblemError to refuse. */
export type Admit = (request: Request, route: Route<unknown>) => Promise<Caller | null>;

type RouterContext = { Variables: { caller: Caller | null } };

/** A router of ours. */
export type Router = Hono<RouterContext>;

export function newRouter(): Router {
  return new Hono<RouterContext>();
}

/** All routes, then a refusal of every other method of their paths, then of every other path. */
export function mountRoutes(router: Router, modules: readonly RouteModule[], admit: Admit): void {
  const routes = modules.flatMap((module) => module.routes);
  for (const route of routes) mountRoute(router, route, admit);
  for (const path of new Set(routes.map(pathOf))) {
    const allow = routes.filter((route) => pathOf(route) === path).map(({ method }) => method);
    router.all(path, () => withAllow(problemResponse('method_not_allowed'), allow));
  }
  router.notFound(() => problemResponse('not_found'));
}

const pathOf = ({ path }: Route<unknown>): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

function mountRoute(router: Router, route: Route<unknown>, admit: Admit): void {
  const limit = bodyLimit({ maxSize: route.maxBodyBytes, onError: () => problemResponse('body_too_large') });
  const path = pathOf(route);
  router.on(route.method, path, async (context, next) => {
    context.set('caller', await admit(context.req.raw, route));
    await next();
  });
  router.on(route.method, path, limit, async (context) =>
    route.handle({
      request: context.req.raw,
      params: context.req.param() as Record<string, string>,
      body: await readBody(route, context.req.raw),
      caller: context.get('caller'),
    }),
  );
}

/** RFC 9110 §15.5.6: an answer of 405 names the methods that there are. */
function withAllow(response: Response, methods: readonly string[]): Response {
  response.headers.set('allow', methods.join(', '));
  return response;
}

export function failureLine(context: Pick<Context, 'req'>, error: Error): FailureLine {
  const code = error instanceof ScrimError ? error.code : null;
  return { route: context.req.routePath, error: error.name, code };
}
