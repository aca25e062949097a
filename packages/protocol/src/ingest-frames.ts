// The body of `POST /v1/ingest`: frames of `u32 metaLen ‖ JSON meta ‖ u32 len ‖ bytes`, with nothing around them,
// so that live sending, retry and the tail at page hide are one call that needs no preflight.
import { joinBytes, readU32, u32 } from './bytes.ts';
import type { EpochId, SessionId } from './ids.ts';

/** What a frame carries: an SSF1 header, `u8 flags ‖ ct` of a chunk, or the JSON `{next, th}` of a close. */
export type FrameKind = 'header' | 'chunk' | 'close';

export interface FrameMeta {
  readonly writeToken: string;
  readonly kind: FrameKind;
  readonly sid: SessionId;
  readonly gen: number;
  readonly eid: EpochId;
  /** The chunk's index; null but for chunks. */
  readonly i: number | null;
}

export interface Frame<Meta = FrameMeta> {
  readonly meta: Meta;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What became of a frame: durable now, durable already (the same bytes), or refused with a code. */
export type FrameResult = 'stored' | 'known' | FrameRefusal;

/** Why a frame was refused. `conflict`: other bytes stand at the same place; that sealer must stop. */
export type FrameRefusal =
  | 'conflict'
  | 'no_header'
  | 'malformed'
  | 'binding'
  | 'limit'
  | 'permit_unknown'
  | 'permit_expired'
  | 'disabled'
  | 'revoked'
  | 'erased';

/** `active`: go on. `disabled` or `revoked`: stop capture at once. */
export type WriteState = 'active' | 'disabled' | 'revoked';

/** The answer of `POST /v1/ingest`, frames in the order of the request. */
export interface IngestAnswer {
  readonly manifestVersion: number;
  readonly state: WriteState;
  readonly frames: readonly {
    readonly eid: EpochId;
    readonly kind: FrameKind;
    readonly i: number | null;
    readonly result: FrameResult;
  }[];
}

/** The longest JSON of a frame's meta, bytes. */
export const MAX_FRAME_META_BYTES = 1024;

/** One frame as bytes. */
export function encodeFrame({ meta, bytes }: Frame): Uint8Array<ArrayBuffer> {
  const { writeToken, kind, sid, gen, eid, i } = meta;
  const json = new TextEncoder().encode(JSON.stringify({ writeToken, kind, sid, gen, eid, i }));
  return joinBytes(u32(json.length), json, u32(bytes.length), bytes);
}

/**
 * Splits a body into frames; the metas are parsed JSON and still to be checked.
 *
 * @returns null when the body is not a sequence of whole frames.
 */
export function decodeFrames(body: Uint8Array): Frame<unknown>[] | null {
  const frames: Frame<unknown>[] = [];
  let at = 0;
  const take = (maxLength: number): Uint8Array<ArrayBuffer> | null => {
    if (at + 4 > body.length) return null;
    const length = readU32(body, at);
    if (length > maxLength || at + 4 + length > body.length) return null;
    at += 4 + length;
    return body.slice(at - length, at);
  };
  while (at < body.length) {
    const json = take(MAX_FRAME_META_BYTES);
    const bytes = json === null ? null : take(body.length);
    if (json === null || bytes === null) return null;
    try {
      const meta: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
      frames.push({ meta, bytes });
    } catch {
      return null;
    }
  }
  return frames;
}
