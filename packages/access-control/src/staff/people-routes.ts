// `/v1/people*`: who is of the staff, invitations, disable and enable.
import {
  type Caller,
  jsonResponse,
  ProblemError,
  type Route,
  type RouteModule,
} from '@scrim/protocol/routes';
import { makeLink } from './make-link.ts';
import { type Person, summarize } from './person-record.ts';
import { type LinkRequestBody, linkRequestSchema } from './request-bodies.ts';
import type { StaffContext } from './staff-context.ts';
import { SMALL_BODY_BYTES, staffRoute } from './staff-route.ts';
import { disablePerson, enablePerson } from './switch-person.ts';

const permission = 'people.manage';

export function peopleRoutes(context: StaffContext): RouteModule {
  const list: Route<undefined> = {
    method: 'GET',
    path: '/v1/people',
    permission,
    reads: 'nothing',
    maxBodyBytes: 0,
    handle: async () => jsonResponse({ people: (await context.people.list()).map(summarize) }),
  };
  const invite = staffRoute<LinkRequestBody>({
    method: 'POST',
    path: '/v1/people/links',
    permission,
    reads: 'json',
    schema: linkRequestSchema,
    maxBodyBytes: SMALL_BODY_BYTES,
    async handle({ body, caller }) {
      const { id: makerId, name, as } = requireCaller(caller);
      return jsonResponse(await makeLink(context, { ...body, by: { id: name, role: as }, makerId }), 201);
    },
  });
  return {
    name: 'people',
    routes: [
      list,
      invite,
      switchRoute(context, 'disable', disablePerson),
      switchRoute(context, 'enable', enablePerson),
    ],
  };
}

function switchRoute(
  context: StaffContext,
  to: 'disable' | 'enable',
  act: (context: StaffContext, caller: Caller, id: string) => Promise<Person>,
): Route<undefined> {
  return {
    method: 'POST',
    path: `/v1/people/{id}/${to}`,
    permission,
    reads: 'nothing',
    maxBodyBytes: SMALL_BODY_BYTES,
    handle: async ({ params, caller }) =>
      jsonResponse(summarize(await act(context, requireCaller(caller), params.id ?? ''))),
  };
}

function requireCaller(caller: Caller | null): Caller {
  if (caller === null) throw new ProblemError('sign_in_required');
  return caller;
}
