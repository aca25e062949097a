// Stores the checked frames of one request. Headers and chunks are handed over in one tick, in order, so that the
// store commits them together; closes follow. An answer says `stored` only of what is durable.
import type { Frame, FrameMeta, FrameResult, IngestAnswer } from '@scrim/protocol';
import type { EpochRef } from '@scrim/protocol/stores';
import type { IngestContext } from '../wiring/ingest-context.ts';
import { type CheckedFrame, checkFrame } from './check-frame.ts';
import { measureRooms, type Rooms, takeRoom } from './session-room.ts';
import type { WritePermission } from './write-permission.ts';

/**
 * Stores frames. @returns what became of each, in order; resolves when durable.
 *
 * @param permissions by write token, of every frame
 */
export async function storeFrames(
  context: IngestContext,
  frames: readonly Frame<FrameMeta>[],
  permissions: ReadonlyMap<string, WritePermission>,
): Promise<IngestAnswer['frames']> {
  const rooms = await measureRooms(context.stores, frames, permissions.values());
  const store = (frame: Frame<FrameMeta>) =>
    storeFrame(context, frame, permissions.get(frame.meta.writeToken), rooms);
  const early = await Promise.all(frames.map((frame) => (isClose(frame) ? null : store(frame))));
  const answers = [];
  // One by one: each close is looked at before it is audited, and must find the one before it noted.
  for (const [at, frame] of frames.entries()) {
    const { eid, kind, i } = frame.meta;
    answers.push({ eid, kind, i, result: early[at] ?? (await store(frame)) });
  }
  return answers;
}

const isClose = ({ meta }: Frame<FrameMeta>): boolean => meta.kind === 'close';

function storeFrame(
  context: IngestContext,
  frame: Frame<FrameMeta>,
  permission: WritePermission | undefined,
  rooms: Rooms,
): Promise<FrameResult> {
  if (permission === undefined) throw new Error('every token was looked up');
  if ('refusal' in permission) return Promise.resolve(permission.refusal);
  const checked = checkFrame(frame, permission.permit);
  if (typeof checked === 'string') return Promise.resolve(checked);
  const room = rooms.get(permission.session.sid);
  if (room === undefined || !takeRoom(room, frame)) return Promise.resolve('limit');
  return putFrame(context, frame.meta, checked, frame.bytes.length);
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
    const counted =
      checked.kind === 'header' ? { epochs: 1, chunks: 0, policy: checked.policy } : { epochs: 0, chunks: 1 };
    await sessions.addArrival(sid, { ...counted, bytes, atMs });
  }
  return result;
}

/**
 * The transcript goes into the audit log at the close, so that a later change of the chunks is seen (SSF1). It goes
 * there first: a close that is stored is on record, and one that failed in between can be sent again.
 */
async function putClose(
  { stores, audit }: IngestContext,
  epoch: EpochRef,
  close: { readonly next: number; readonly th: string },
): Promise<FrameResult> {
  const expected = await stores.chunks.checkClose(epoch, close);
  if (expected !== 'stored') return expected;
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
    result: 'allowed',
  });
  return stores.chunks.putClose(epoch, close);
}
