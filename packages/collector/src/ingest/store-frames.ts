// Stores the checked frames of one request. All puts of a request are handed over in one tick, in order, so that the
// store commits them together; an answer says `stored` only of what is durable.
import type { Frame, FrameMeta, FrameResult } from '@scrim/protocol';
import type { EpochRef } from '@scrim/protocol/stores';
import { PERMIT_LIMITS } from '../permits/session-limits.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';
import { type CheckedFrame, checkFrame } from './check-frame.ts';
import type { WritePermission } from './write-permission.ts';

/** What of a session's limits a request has used so far: limits hold within one request too. */
interface Usage {
  bytes: number;
  epochs: number;
}

/** Stores one frame. @returns its result; resolves when durable. */
export function storeFrame(
  context: IngestContext,
  frame: Frame<FrameMeta>,
  permission: WritePermission,
  usage: Usage,
): Promise<FrameResult> {
  if ('refusal' in permission) return Promise.resolve(permission.refusal);
  const checked = checkFrame(frame, permission.permit);
  if (typeof checked === 'string') return Promise.resolve(checked);
  const { session } = permission;
  usage.bytes += checked.kind === 'close' ? 0 : frame.bytes.length;
  usage.epochs += checked.kind === 'header' ? 1 : 0;
  const full =
    session.bytes + usage.bytes > PERMIT_LIMITS.bytes || session.epochs + usage.epochs > PERMIT_LIMITS.epochs;
  return full ? Promise.resolve('limit') : putFrame(context, frame.meta, checked, frame.bytes.length);
}

async function putFrame(
  context: IngestContext,
  { sid, gen, eid }: FrameMeta,
  checked: CheckedFrame,
  bytes: number,
): Promise<FrameResult> {
  const epoch: EpochRef = { sid, gen, eid };
  const atMs = context.nowMs();
  const { chunks, sessions } = context.stores;
  if (checked.kind === 'close') return putClose(context, epoch, checked.close);
  const result =
    checked.kind === 'header'
      ? await chunks.putHeader(epoch, checked.header, atMs)
      : await chunks.putChunk(epoch, checked, atMs);
  if (result === 'stored') {
    const counted = checked.kind === 'header' ? { epochs: 1, chunks: 0 } : { epochs: 0, chunks: 1 };
    await sessions.addArrival(sid, { ...counted, bytes, atMs });
  }
  return result;
}

/** The transcript goes into the audit log at the close, so that a later change of the chunks is seen (SSF1). */
async function putClose(
  { stores, audit }: IngestContext,
  epoch: EpochRef,
  close: { readonly next: number; readonly th: string },
): Promise<FrameResult> {
  const result = await stores.chunks.putClose(epoch, close);
  if (result === 'stored') {
    await audit.append({
      actor: { id: 'collector', role: 'system' },
      action: 'epoch.close',
      objects: [
        `session:${epoch.sid}`,
        `generation:${epoch.gen}`,
        `epoch:${epoch.eid}`,
        `next:${close.next}`,
        `transcript:${close.th}`,
      ],
      purpose: null,
      result: 'done',
    });
  }
  return result;
}
