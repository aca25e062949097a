// What it takes to open a session: its secret, past the audit log, and its sealed bytes, which open nothing by themselves.
import { parsePurpose } from '@scrim/access-control';
import { parseHeader } from '@scrim/crypto/format';
import { encodeBase64Url, type KeyId, type OpenedSecret } from '@scrim/protocol';
import { jsonResponse, ProblemError, type Route, type RouteModule } from '@scrim/protocol/routes';
import type { SessionRow, StoredEpoch } from '@scrim/protocol/stores';
import { z } from 'zod';
import { epochsInOrder, sealedStream } from '../../sessions/sealed-stream.ts';
import type { StaffContext } from '../../wiring/staff-context.ts';
import { actorOf } from './actor-of.ts';
import { namedSession, requireShown } from './named-things.ts';

/** A purpose has at most 500 characters; longer ones are still told that a purpose is asked for. */
const MAX_BODY_BYTES = 16 * 1024;

const openSchema = z.strictObject({ purpose: z.string() });

export function staffOpeningRoutes(context: StaffContext): RouteModule {
  return { name: 'staff-openings', routes: [openRoute(context), chunksRoute(context)] };
}

function openRoute(context: StaffContext): Route<z.infer<typeof openSchema>> {
  return {
    method: 'POST',
    path: '/v1/sessions/{sid}/open',
    permission: 'sessions.open',
    reads: 'json',
    schema: openSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    async handle({ params, body, caller }) {
      const purpose = parsePurpose(body.purpose);
      const row = await namedSession(context, params);
      const session = requireShown(row);
      // Before the audit entry: of an empty session nothing is released, and an entry would say that somebody opened it.
      const epochs = await requireEpochs(context, row);
      const released = await context.sessions.release({ sid: row.sid, actor: actorOf(caller), purpose });
      const answer: OpenedSecret = {
        session,
        psk: encodeBase64Url(released.psk),
        consentSalt: encodeBase64Url(released.consentSalt),
        receiptHash: encodeBase64Url(released.receiptHash),
        recipients: recipientsOf(epochs),
      };
      released.psk.fill(0);
      return jsonResponse(answer);
    },
  };
}

function chunksRoute(context: StaffContext): Route<undefined> {
  return {
    method: 'GET',
    path: '/v1/sessions/{sid}/chunks',
    permission: 'sessions.open',
    reads: 'nothing',
    maxBodyBytes: 0,
    async handle({ params }) {
      const row = await namedSession(context, params);
      requireShown(row);
      const epochs = await requireEpochs(context, row);
      return new Response(sealedStream(context.stores, epochs), {
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="${row.sid}.ssf"`,
        },
      });
    },
  };
}

/** @throws ProblemError `session_empty` */
async function requireEpochs({ stores }: StaffContext, row: SessionRow): Promise<readonly StoredEpoch[]> {
  const epochs = await epochsInOrder(stores, row);
  if (epochs.length === 0) throw new ProblemError('session_empty');
  return epochs;
}

function recipientsOf(epochs: readonly StoredEpoch[]): readonly KeyId[] {
  const kids = epochs.flatMap(({ header }) => parseHeader(header).wraps.map(({ kid }) => kid));
  return [...new Set(kids)];
}
