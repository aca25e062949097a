// `POST /v1/permits`: receipt, or receipt and continuation → signed manifest and permit. Never cached, never logged.
import type { Permit } from '@scrim/protocol';
import type { RouteModule } from '@scrim/protocol/routes';
import { jsonResponse, ProblemError } from '@scrim/protocol/routes';
import { type PermitRequest, permitRequestSchema } from '@scrim/protocol/schema';
import { permitContinuation, permitNewSession } from '../permits/issue-permit.ts';
import { endSession } from '../sessions/withdraw-session.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';
import { requireEnabledSite } from './allowed-site.ts';

const MAX_PERMIT_REQUEST_BYTES = 16 * 1024;

export function permitRoutes(context: IngestContext): RouteModule {
  const { stores, consents, nowMs } = context;
  return {
    name: 'permits',
    routes: [
      {
        method: 'POST',
        path: '/v1/permits',
        permission: 'public',
        reads: 'json',
        schema: permitRequestSchema,
        maxBodyBytes: MAX_PERMIT_REQUEST_BYTES,
        async handle({ request, body }: { request: Request; body: PermitRequest }) {
          const site = await requireEnabledSite(stores.records, body.siteId, request, nowMs());
          await consents.requireGranted(body.receipt, body.siteId);
          const manifest = site.manifestJws;
          const permit =
            'continuation' in body
              ? await permitContinuation(context, { ...body, manifest })
              : await permitNewSession(context, { ...body, manifest });
          await requireStillGranted(context, body, permit);
          return jsonResponse(permit, 201);
        },
      },
    ],
  };
}

/**
 * Looks at the consent once more: a withdrawal that was answered while the permit was being made could not name a
 * session that its page did not know. Nothing can be in a new one, so it goes, whatever the site chose.
 */
async function requireStillGranted(
  context: IngestContext,
  request: PermitRequest,
  { siteId, sid }: Permit,
): Promise<void> {
  try {
    await context.consents.requireGranted(request.receipt, request.siteId);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if ('continuation' in request) await endSession(context, { siteId, sid });
    else await context.erasure.erase({ sid, reason: 'withdrawal' });
    throw error;
  }
}
