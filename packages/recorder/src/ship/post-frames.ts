// One `POST /v1/ingest`: no custom header, no content type, no cookie, hence no preflight.
import { type IngestAnswer, joinBytes } from '@scrim/protocol';
import type { SealedFrame } from './sealed-frame.ts';

/** `retry`: try the same bytes again later. `refused`: the request as a whole can never be taken. */
export type PostOutcome = IngestAnswer | 'retry' | 'refused';

export async function postFrames(
  collector: string,
  frames: readonly SealedFrame[],
  options: { readonly keepalive: boolean; readonly signal: AbortSignal },
): Promise<PostOutcome> {
  try {
    const response = await fetch(`${collector}/v1/ingest`, {
      method: 'POST',
      body: joinBytes(...frames.map(({ bytes }) => bytes)),
      credentials: 'omit',
      cache: 'no-store',
      ...options,
    });
    if (response.status >= 500 || response.status === 429) return 'retry';
    if (!response.ok) return 'refused';
    const answer: unknown = await response.json();
    // Something else answered in the collector's place, a captive portal say.
    return isIngestAnswer(answer) ? answer : 'retry';
  } catch {
    return 'retry';
  }
}

function isIngestAnswer(value: unknown): value is IngestAnswer {
  const { state, frames } = (value ?? {}) as Partial<IngestAnswer>;
  return typeof state === 'string' && Array.isArray(frames) && frames.every((frame) => frame !== null);
}
