// What a collector can check of a frame without any key: who may write, where to, and the shape of the bytes.
import { checkChunkShape, parseHeader, SealedFormatError, splitChunkBody } from '@scrim/crypto/format';
import type { Frame, FrameMeta, FrameRefusal } from '@scrim/protocol';
import { closeFrameSchema } from '@scrim/protocol/schema';
import type { StoredPermit } from '../permits/permit-record.ts';
import { PERMIT_LIMITS } from '../permits/session-limits.ts';

/** A frame that may be stored. */
export type CheckedFrame =
  | {
      readonly kind: 'header';
      readonly header: Uint8Array<ArrayBuffer>;
      readonly policy: { readonly id: string; readonly version: string };
    }
  | {
      readonly kind: 'chunk';
      readonly i: number;
      readonly flags: number;
      readonly ct: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'close'; readonly close: { readonly next: number; readonly th: string } };

/** Checks a frame against the permit that it shows. */
export function checkFrame(frame: Frame<FrameMeta>, permit: StoredPermit): CheckedFrame | FrameRefusal {
  const { meta, bytes } = frame;
  if (meta.sid !== permit.sid || meta.gen !== permit.gen) return 'binding';
  if ((meta.kind === 'chunk') !== (meta.i !== null)) return 'malformed';
  if (bytes.length > PERMIT_LIMITS.chunkBytes) return 'limit';
  try {
    if (meta.kind === 'header') return checkHeader(meta, bytes, permit);
    return meta.kind === 'close' ? checkClose(bytes) : checkChunk(meta.i ?? 0, bytes);
  } catch (error) {
    if (error instanceof SealedFormatError) return error.code === 'ssf_limit' ? 'limit' : 'malformed';
    throw error;
  }
}

function checkHeader(
  meta: FrameMeta,
  bytes: Uint8Array<ArrayBuffer>,
  permit: StoredPermit,
): CheckedFrame | FrameRefusal {
  const { core } = parseHeader(bytes);
  const bound =
    core.siteId === permit.siteId &&
    core.sid === permit.sid &&
    core.gen === permit.gen &&
    core.permitId === permit.permitId &&
    core.eid === meta.eid;
  const { id, version } = core.policy;
  return bound ? { kind: 'header', header: bytes, policy: { id, version } } : 'binding';
}

function checkChunk(i: number, bytes: Uint8Array<ArrayBuffer>): CheckedFrame {
  const { flags, ct } = splitChunkBody(bytes);
  checkChunkShape(i, flags, ct.length);
  return { kind: 'chunk', i, flags, ct: Uint8Array.from(ct) };
}

function checkClose(bytes: Uint8Array): CheckedFrame | FrameRefusal {
  try {
    const close = closeFrameSchema.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    );
    return close.success ? { kind: 'close', close: close.data } : 'malformed';
  } catch {
    return 'malformed';
  }
}
