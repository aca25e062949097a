// `POST /v1/ingest`: the only write. The same call for live sending, retry and the tail at page hide.
import {
  decodeFrames,
  type Frame,
  type FrameMeta,
  type IngestAnswer,
  type WriteState,
} from '@scrim/protocol';
import type { RouteModule } from '@scrim/protocol/routes';
import { frameMetaSchema } from '@scrim/protocol/schema';
import { jsonResponse, ProblemError } from '../http/problem-response.ts';
import { storeFrame } from '../ingest/store-frames.ts';
import { decideWritePermission, type WritePermission } from '../ingest/write-permission.ts';
import { MAX_INGEST_BODY_BYTES } from '../permits/session-limits.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';

export function ingestRoutes(context: IngestContext): RouteModule {
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
          return jsonResponse(await ingest(context, parseFrames(body)));
        },
      },
    ],
  };
}

function parseFrames(body: Uint8Array): Frame<FrameMeta>[] {
  const frames = decodeFrames(body);
  if (frames === null || frames.length === 0) throw new ProblemError('body_malformed');
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

  const usage = { bytes: 0, epochs: 0 };
  const stored = frames.map(async (frame) => {
    const permission = permissions.get(frame.meta.writeToken);
    if (permission === undefined) throw new Error('every token was looked up');
    const { eid, kind, i } = frame.meta;
    return { eid, kind, i, result: await storeFrame(context, frame, permission, usage) };
  });
  const all = [...permissions.values()];
  return {
    manifestVersion: Math.max(...all.map(({ version }) => version)),
    state: strictest(all.map(({ state }) => state)),
    frames: await Promise.all(stored),
  };
}

function strictest(states: readonly WriteState[]): WriteState {
  if (states.includes('revoked')) return 'revoked';
  return states.includes('disabled') ? 'disabled' : 'active';
}
