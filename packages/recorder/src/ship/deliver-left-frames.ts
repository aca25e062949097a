// Frames that an earlier page could not deliver go out with the bytes they were sealed to. What the collector says of
// them concerns that page's session, not this one.
import { readU32 } from '@scrim/protocol';
import { startDelivery } from './delivery.ts';
import type { Outbox } from './outbox.ts';
import type { SealedFrame } from './sealed-frame.ts';

interface LeftDelivery {
  readonly collector: string;
  readonly outbox: Pick<Outbox, 'remove'>;
  readonly signal: AbortSignal;
}

/** Starts delivery of what is left; ends at `signal`. */
export function deliverLeftFrames(left: readonly SealedFrame[], to: LeftDelivery): void {
  for (const frames of byWriteToken(left, to.outbox)) deliverGroup(frames, to);
}

function deliverGroup(frames: readonly SealedFrame[], { collector, outbox, signal }: LeftDelivery): void {
  const delivery = startDelivery({
    collector,
    // They are kept already, and their time runs from when they were.
    outbox: { keep: () => {}, remove: outbox.remove },
    onEnd: () => {
      delivery.drop();
      outbox.remove(frames.map(({ key }) => key));
    },
  });
  signal.addEventListener('abort', delivery.drop, { once: true });
  delivery.send(...frames);
  void delivery.settled().then(delivery.drop);
}

/** One queue per permit, headers first: a chunk without its header would be refused. */
function byWriteToken(frames: readonly SealedFrame[], outbox: Pick<Outbox, 'remove'>): SealedFrame[][] {
  const groups = new Map<string, SealedFrame[]>();
  const headersFirst = frames.toSorted((a, b) => Number(b.kind === 'header') - Number(a.kind === 'header'));
  for (const frame of headersFirst) {
    const token = writeTokenOf(frame);
    if (token === null) outbox.remove([frame.key]);
    else groups.set(token, [...(groups.get(token) ?? []), frame]);
  }
  return [...groups.values()];
}

/** @returns null for a row that is no frame of ours. */
function writeTokenOf({ bytes }: SealedFrame): string | null {
  try {
    const meta: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + readU32(bytes, 0))));
    const { writeToken } = meta as { writeToken?: unknown };
    return typeof writeToken === 'string' ? writeToken : null;
  } catch {
    return null;
  }
}
