// `POST /v1/consents`: a visitor's yes → a signed receipt. `POST /v1/consents/withdraw`: the end of it.
import { checkRecord } from '@scrim/consent/server';
import type { RouteModule } from '@scrim/protocol/routes';
import { jsonResponse, ProblemError } from '@scrim/protocol/routes';
import { consentRequestSchema, withdrawRequestSchema } from '@scrim/protocol/schema';
import type { z } from 'zod';
import { withdrawSession } from '../sessions/withdraw-session.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';
import { requireEnabledSite } from './allowed-site.ts';

const MAX_RECORD_BYTES = 64 * 1024;
const MAX_WITHDRAWAL_BYTES = 64 * 1024;

export function consentRoutes(context: IngestContext): RouteModule {
  const { stores, consents, nowMs } = context;
  return {
    name: 'consents',
    routes: [
      {
        method: 'POST',
        path: '/v1/consents',
        permission: 'public',
        reads: 'json',
        schema: consentRequestSchema,
        maxBodyBytes: MAX_RECORD_BYTES,
        async handle({ request, body }: { request: Request; body: z.infer<typeof consentRequestSchema> }) {
          await requireEnabledSite(stores.records, body.siteId, request, nowMs());
          if (body.record.site !== body.siteId) throw new ProblemError('body_malformed', ['record.site']);
          return jsonResponse({ receipt: await consents.keep(checkedRecord(body.record, nowMs())) }, 201);
        },
      },
      {
        method: 'POST',
        path: '/v1/consents/withdraw',
        permission: 'public',
        reads: 'json',
        schema: withdrawRequestSchema,
        maxBodyBytes: MAX_WITHDRAWAL_BYTES,
        // A disabled site or an unlisted origin is no reason to refuse a withdrawal.
        async handle({ body }: { body: z.infer<typeof withdrawRequestSchema> }) {
          await consents.withdraw(body.receipt, body.siteId);
          for (const session of body.sessions) await withdrawSession(context, body, session);
          return jsonResponse({ state: 'withdrawn' });
        },
      },
    ],
  };
}

function checkedRecord(record: unknown, nowMs: number) {
  try {
    return checkRecord(record, nowMs);
  } catch {
    throw new ProblemError('body_malformed', ['record']);
  }
}
