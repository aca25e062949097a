// The smallest thing that answers route modules: asks the gate, reads the body, calls the route. The collector's real
// one checks origins and sizes as well.
import {
  ProblemError,
  problemResponse,
  type Route,
  type RouteModule,
  type StaffGate,
} from '@scrim/protocol/routes';

export function mountRoutes(gate: StaffGate, modules: readonly RouteModule[]) {
  const routes: readonly Route<unknown>[] = modules.flatMap((module) => [...module.routes]);
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    for (const route of routes) {
      const params = route.method === request.method ? matchPath(route.path, pathname) : null;
      if (params !== null) return await answer(gate, route, request, params);
    }
    return problemResponse('not_found');
  };
}

async function answer(
  gate: StaffGate,
  route: Route<unknown>,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  try {
    const caller = await gate.admit(request, route.permission);
    return await route.handle({ request, params, body: await readBody(route, request), caller });
  } catch (error) {
    if (error instanceof ProblemError) return problemResponse(error.code, error.fields);
    throw error;
  }
}

async function readBody(route: Route<unknown>, request: Request): Promise<unknown> {
  if (route.reads === 'nothing') return undefined;
  const text = await request.text();
  if (text.length > route.maxBodyBytes) throw new ProblemError('body_too_large');
  const parsed = route.schema?.safeParse(JSON.parse(text));
  if (parsed?.success) return parsed.data;
  throw new ProblemError('body_malformed', parsed?.error.issues.map(({ path }) => path.join('.')) ?? []);
}

function matchPath(path: string, pathname: string): Record<string, string> | null {
  const pattern = path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${pattern}$`).exec(pathname);
  return found === null ? null : { ...found.groups };
}
