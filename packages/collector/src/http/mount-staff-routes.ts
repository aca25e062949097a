// The staff side: one origin, signed-in people, a permission a route. It never sends a CORS header, and asks in this
// order: where the request comes from, who sends it and may they, how large it is, what is in it.
import { ProblemError, problemResponse, type RouteModule, type StaffGate } from '@scrim/protocol/routes';
import { type Admit, type FailureLine, failureLine, mountRoutes, newRouter } from './mount-routes.ts';
import { checkOriginOption, requireConsoleOrigin } from './staff-origin.ts';
import { staffProblemOf } from './staff-problem.ts';

export interface StaffMountOptions {
  readonly onFailure: (line: FailureLine) => void;
  /** The console's origin. */
  readonly origin: string;
  readonly gate: StaffGate;
}

/** For every answer, whoever made it. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** @throws TypeError for a route without a permission or with `public`, and for an `origin` that is none. */
export function mountStaffRoutes(
  modules: readonly RouteModule[],
  { onFailure, origin, gate }: StaffMountOptions,
): (request: Request) => Promise<Response> {
  const consoleOrigin = checkOriginOption(origin);
  for (const { path, permission } of modules.flatMap(({ routes }) => routes))
    if (permission === 'public' || typeof permission !== 'string' || permission === '')
      throw new TypeError(`route ${path}: expected a permission of the staff side`);
  const router = newRouter();
  router.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
  });
  router.use(async ({ req }, next) => {
    requireConsoleOrigin(req.raw, consoleOrigin);
    // The router answers HEAD as GET, and would do a reading's whole work for nothing.
    if (req.raw.method === 'HEAD') throw new ProblemError('method_not_allowed');
    await next();
  });
  mountRoutes(router, modules, admitBy(gate));
  router.onError((error, context) => {
    const problem = staffProblemOf(error);
    if (problem !== null) return problemResponse(problem.code, problem.fields);
    onFailure(failureLine(context, error));
    return problemResponse('internal');
  });
  return async (request) => router.fetch(request);
}

const admitBy =
  (gate: StaffGate): Admit =>
  async (request, { permission }) => {
    const caller = await gate.admit(request, permission);
    // A gate that lets nobody in as somebody is a mistake; it must not become an open door.
    if (caller === null && permission !== 'anyone') throw new ProblemError('sign_in_required');
    return caller;
  };
