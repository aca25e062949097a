// `POST /v1/ingest`: the only write. The same call for live sending, retry and the tail at page hide.
import {
  decodeFrames,
  type Frame,
  type FrameMeta,
  type IngestAnswer,
  type WriteState,
} from '@scrim/protocol';
import type { RouteModule } from '@scrim/protocol/routes';
import { jsonResponse, ProblemError } from '@scrim/protocol/routes';
import { frameMetaSchema } from '@scrim/protocol/schema';
import { storeFrames } from '../ingest/store-frames.ts';
import { createTurns } from '../ingest/turns.ts';
import { decideWritePermission, type WritePermission } from '../ingest/write-permission.ts';
import { MAX_INGEST_BODY_BYTES } from '../permits/session-limits.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';

/** No page has more to say at once; each frame costs look-ups. */
const MAX_FRAMES = 1024;

export function ingestRoutes(context: IngestContext): RouteModule {
  const inTurn = createTurns();
  return {
    name: 'ingest',
    routes: [
      {
        method: 'POST',
        path: '/v1/ingest',
        permission: 'public',
        reads: 'bytes',
        maxBodyBytes: MAX_INGEST_BODY_BYTES,
        async handle({ body }: { body: Uint8Array }) {
          const frames = parseFrames(body);
          // Limits are checked against counters that the request before must have written.
          const sids = [...new Set(frames.map(({ meta }) => meta.sid))];
          return jsonResponse(await inTurn(sids, () => ingest(context, frames)));
        },
      },
    ],
  };
}

function parseFrames(body: Uint8Array): Frame<FrameMeta>[] {
  const frames = decodeFrames(body);
  if (frames === null || frames.length === 0 || frames.length > MAX_FRAMES)
    throw new ProblemError('body_malformed');
  return frames.map(({ meta, bytes }) => {
    const parsed = frameMetaSchema.safeParse(meta);
    if (!parsed.success) throw new ProblemError('body_malformed', ['meta']);
    return { meta: parsed.data, bytes };
  });
}

async function ingest(context: IngestContext, frames: readonly Frame<FrameMeta>[]): Promise<IngestAnswer> {
  const tokens = [...new Set(frames.map(({ meta }) => meta.writeToken))];
  const permissions = new Map<string, WritePermission>();
  for (const token of tokens) permissions.set(token, await decideWritePermission(context, token));

  const stored = await storeFrames(context, frames, permissions);
  const all = [...permissions.values()];
  // The session may have ended after its token was looked up.
  const isOver = stored.some(({ result }) => result === 'revoked' || result === 'erased');
  return {
    manifestVersion: Math.max(...all.map(({ version }) => version)),
    state: isOver ? 'revoked' : strictest(all.map(({ state }) => state)),
    frames: stored,
  };
}

function strictest(states: readonly WriteState[]): WriteState {
  if (states.includes('revoked')) return 'revoked';
  return states.includes('disabled') ? 'disabled' : 'active';
}
