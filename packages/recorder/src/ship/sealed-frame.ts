// A sealed frame on its way: encoded once, so that every attempt sends the same bytes.
import { type EpochId, encodeFrame, type FrameKind, type FrameMeta } from '@scrim/protocol';

export interface SealedFrame {
  /** Names the place that the frame's bytes take: one place, one content. */
  readonly key: string;
  readonly kind: FrameKind;
  /** The whole frame as it stands in the body of `POST /v1/ingest`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function frameKey(eid: EpochId, kind: FrameKind, i: number | null): string {
  return `${eid}/${kind}/${i ?? ''}`;
}

export function sealedFrame(meta: FrameMeta, bytes: Uint8Array): SealedFrame {
  const { eid, kind, i } = meta;
  return { key: frameKey(eid, kind, i), kind, bytes: encodeFrame({ meta, bytes: Uint8Array.from(bytes) }) };
}
