// The public side: any origin may ask, no cookies; which origins get a permit is the site's setting. Nothing here reads
// an address, and no staff route can be mounted here.
import { ProblemError, problemResponse, type RouteModule } from '@scrim/protocol/routes';
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { type FailureLine, failureLine, mountRoutes, newRouter } from './mount-routes.ts';

export interface PublicMountOptions {
  readonly onFailure: (line: FailureLine) => void;
}

/** @throws TypeError for a route that is not `public`. */
export function mountPublicRoutes(
  modules: readonly RouteModule[],
  { onFailure }: PublicMountOptions,
): (request: Request) => Promise<Response> {
  for (const { path, permission } of modules.flatMap(({ routes }) => routes))
    if (permission !== 'public')
      throw new TypeError(`route ${path}: expected permission public on the public side`);
  const router = newRouter();
  router.use(
    cors({ origin: '*', allowMethods: ['POST', 'GET'], allowHeaders: ['content-type'], maxAge: 600 }),
  );
  mountRoutes(router, modules, async () => null);
  router.onError((error, context) => {
    if (error instanceof ProblemError) return withCors(context, problemResponse(error.code, error.fields));
    onFailure(failureLine(context, error));
    return withCors(context, problemResponse('internal'));
  });
  return async (request) => router.fetch(request);
}

/** Hono's error path starts a new response: the page must still be able to read the code. */
function withCors(context: Pick<Context, 'req'>, response: Response): Response {
  if (context.req.header('origin') !== undefined) response.headers.set('access-control-allow-origin', '*');
  return response;
}
