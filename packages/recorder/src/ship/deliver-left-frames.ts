// Frames that an earlier page could not deliver go out with the bytes they were sealed to. What the collector says of
// them concerns that page's session, not this one.
import { readU32 } from '@scrim/protocol';
import { retryDelayMs } from './backoff.ts';
import type { Outbox } from './outbox.ts';
import { postFrames } from './post-frames.ts';
import type { SealedFrame } from './sealed-frame.ts';
import { frameKey } from './sealed-frame.ts';

const ATTEMPTS = 5;

export async function deliverLeftFrames(
  collector: string,
  outbox: Outbox,
  signal: AbortSignal,
): Promise<void> {
  const left = await outbox.left();
  for (const frames of byWriteToken(left)) await deliver(collector, outbox, frames, signal);
}

async function deliver(
  collector: string,
  outbox: Outbox,
  frames: readonly SealedFrame[],
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS && !signal.aborted; attempt++) {
    const outcome = await postFrames(collector, frames, { keepalive: false, signal });
    if (outcome === 'refused') return outbox.remove(frames.map(({ key }) => key));
    if (outcome !== 'retry') {
      return outbox.remove(outcome.frames.map(({ eid, kind, i }) => frameKey(eid, kind, i)));
    }
    await new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt)));
  }
}

/** One request per session, headers first: a chunk without its header would be refused. */
function byWriteToken(frames: readonly SealedFrame[]): SealedFrame[][] {
  const groups = new Map<string, SealedFrame[]>();
  const headersFirst = frames.toSorted((a, b) => Number(b.kind === 'header') - Number(a.kind === 'header'));
  for (const frame of headersFirst) {
    const token = writeTokenOf(frame);
    groups.set(token, [...(groups.get(token) ?? []), frame]);
  }
  return [...groups.values()];
}

function writeTokenOf({ bytes }: SealedFrame): string {
  const meta: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + readU32(bytes, 0))));
  return (meta as { writeToken: string }).writeToken;
}
