// One `POST /v1/ingest`: no custom header, no content type, no cookie, hence no preflight.
import { type IngestAnswer, isProblemCode, joinBytes } from '@scrim/protocol';
import type { SealedFrame } from './sealed-frame.ts';

/** `retry`: try the same bytes again later. `refused`: the collector can never take this request. */
export type PostOutcome = IngestAnswer | 'retry' | 'refused';

/** A request that is not answered by then is tried again: a minute, and time for its bytes on a slow line. */
const ANSWER_WITHIN_MS = 60_000;
const SLOWEST_BYTES_PER_MS = 8;

export async function postFrames(
  collector: string,
  frames: readonly SealedFrame[],
  { keepalive, signal }: { readonly keepalive: boolean; readonly signal: AbortSignal },
): Promise<PostOutcome> {
  const body = joinBytes(...frames.map(({ bytes }) => bytes));
  const withinMs = ANSWER_WITHIN_MS + Math.ceil(body.length / SLOWEST_BYTES_PER_MS);
  try {
    const response = await fetch(`${collector}/v1/ingest`, {
      method: 'POST',
      body,
      credentials: 'omit',
      cache: 'no-store',
      keepalive,
      signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
    });
    return outcomeOf(response.ok, response.status, await response.json());
  } catch {
    return 'retry';
  }
}

/** Only the collector's own words are final: a captive portal or a proxy may answer in its place. */
function outcomeOf(ok: boolean, status: number, answer: unknown): PostOutcome {
  if (ok) return isIngestAnswer(answer) ? answer : 'retry';
  const isFinal = status < 500 && isProblemCode((answer as { code?: unknown } | null)?.code);
  return isFinal ? 'refused' : 'retry';
}

function isIngestAnswer(value: unknown): value is IngestAnswer {
  const { state, frames } = (value ?? {}) as Partial<IngestAnswer>;
  return typeof state === 'string' && Array.isArray(frames) && frames.every((frame) => frame !== null);
}
