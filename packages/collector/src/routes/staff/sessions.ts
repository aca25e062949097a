// `/v1/sessions`: lists, one session, and its end. Only what is not sealed is shown here; a tombstone never is.
import type { ErasedAnswer, SessionPage } from '@scrim/protocol';
import { jsonResponse, type Route, type RouteModule } from '@scrim/protocol/routes';
import { SHOWN_STATES, sessionSummary } from '../../sessions/session-summary.ts';
import type { StaffContext } from '../../wiring/staff-context.ts';
import { actorOf } from './actor-of.ts';
import { namedSession, requireShown } from './named-things.ts';
import { parseSessionQuery } from './session-query.ts';

export function staffSessionRoutes(context: StaffContext): RouteModule {
  return { name: 'staff-sessions', routes: [listRoute(context), readRoute(context), eraseRoute(context)] };
}

function listRoute({ stores }: StaffContext): Route<undefined> {
  return {
    method: 'GET',
    path: '/v1/sessions',
    permission: 'sessions.list',
    reads: 'nothing',
    maxBodyBytes: 0,
    async handle({ request }) {
      const { filter, limit, cursor } = parseSessionQuery(request.url);
      const shown = { ...filter, states: SHOWN_STATES };
      const place = cursor === null ? {} : { cursor };
      const { rows, next } = await stores.sessions.list({ ...shown, limit, ...place });
      const sessions = rows.map(sessionSummary).filter((summary) => summary !== null);
      const page: SessionPage = { sessions, next, count: await stores.sessions.count(shown) };
      return jsonResponse(page);
    },
  };
}

function readRoute(context: StaffContext): Route<undefined> {
  return {
    method: 'GET',
    path: '/v1/sessions/{sid}',
    permission: 'sessions.list',
    reads: 'nothing',
    maxBodyBytes: 0,
    handle: async ({ params }) => jsonResponse(requireShown(await namedSession(context, params))),
  };
}

function eraseRoute(context: StaffContext): Route<undefined> {
  return {
    method: 'DELETE',
    path: '/v1/sessions/{sid}',
    permission: 'sessions.erase',
    reads: 'nothing',
    maxBodyBytes: 0,
    async handle({ params, caller }) {
      const { sid } = await namedSession(context, params);
      const receipt = await context.sessions.erase({ sid, actor: actorOf(caller) });
      const { alreadyErased, chunks, bytes } = receipt;
      const answer: ErasedAnswer = { sid, erasedNow: !alreadyErased, chunks, bytes };
      return jsonResponse(answer);
    },
  };
}
