// `POST /v1/permits`: receipt, or receipt and continuation → signed manifest and permit. Never cached, never logged.
import type { RouteModule } from '@scrim/protocol/routes';
import { type PermitRequest, permitRequestSchema } from '@scrim/protocol/schema';
import { jsonResponse } from '../http/problem-response.ts';
import { permitContinuation, permitNewSession } from '../permits/issue-permit.ts';
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
          return jsonResponse(permit, 201);
        },
      },
    ],
  };
}
