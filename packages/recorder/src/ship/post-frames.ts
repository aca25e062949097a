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
    return response.ok ? ((await response.json()) as IngestAnswer) : 'refused';
  } catch {
    return 'retry';
  }
}
