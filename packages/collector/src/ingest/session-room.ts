// What a session may still take, counted down within one request. The counters are those of before the request, so
// two requests of one session must not be here at once.
import type { EpochId, Frame, FrameMeta, SessionId } from '@scrim/protocol';
import type { SessionRow, Stores } from '@scrim/protocol/stores';
import { PERMIT_LIMITS } from '../permits/session-limits.ts';
import type { WritePermission } from './write-permission.ts';

export interface SessionRoom {
  bytes: number;
  epochs: number;
  /** Epochs whose header takes no room: it is stored, or was counted. */
  readonly counted: Set<EpochId>;
}

export type Rooms = ReadonlyMap<SessionId, SessionRoom>;

/** The room of every session that this request may write into. */
export async function measureRooms(
  stores: Stores,
  frames: readonly Frame<FrameMeta>[],
  permissions: Iterable<WritePermission>,
): Promise<Rooms> {
  const rooms = new Map<SessionId, SessionRoom>();
  for (const permission of permissions) {
    if ('refusal' in permission || rooms.has(permission.session.sid)) continue;
    const { session } = permission;
    const own = frames.filter(({ meta }) => meta.sid === session.sid);
    rooms.set(session.sid, await measureRoom(stores, session, own));
  }
  return rooms;
}

async function measureRoom(
  { chunks }: Stores,
  { sid, gen, ...row }: SessionRow,
  frames: readonly Frame<FrameMeta>[],
): Promise<SessionRoom> {
  const bytes = PERMIT_LIMITS.bytes - row.bytes;
  const epochs = PERMIT_LIMITS.epochs - row.epochs;
  const asked = frames.reduce((sum, frame) => sum + frame.bytes.length, 0);
  const headers = frames.filter(({ meta }) => meta.kind === 'header').length;
  // Where all of it fits, nobody needs to know which header is a resent one.
  const isTight = asked > bytes || headers > epochs;
  const stored = isTight ? await chunks.listEpochs(sid, gen) : [];
  return { bytes, epochs, counted: new Set(stored.map(({ eid }) => eid)) };
}

/** Takes a frame's room away. @returns false when it does not fit. */
export function takeRoom(room: SessionRoom, { meta, bytes }: Frame<FrameMeta>): boolean {
  const isNewEpoch = meta.kind === 'header' && !room.counted.has(meta.eid);
  if (meta.kind === 'close' || (meta.kind === 'header' && !isNewEpoch)) return true;
  room.bytes -= bytes.length;
  room.epochs -= isNewEpoch ? 1 : 0;
  if (isNewEpoch) room.counted.add(meta.eid);
  return room.bytes >= 0 && (room.epochs >= 0 || !isNewEpoch);
}
