// What passes between a page and its seal worker, checked on both sides: one job in, one answer out, nothing else.
import { MAX_PADDED_BYTES, TAG_BYTES } from '../format/limits.ts';
import { paddedLength } from '../format/padding.ts';
import type { SealedBody } from '../seal/sealed-body.ts';

/** The worker's first word. A worker file of another version says another, and is not used. */
export const WORKER_READY = 'scrim-seal-worker/1';

/** Bytes of `"ssf1" ‖ hh ‖ u32 i ‖ u8 flags`. */
const AAD_BYTES = 41;

/** Everything that one chunk needs; its buffers are transferred, so that the page keeps no copy of the key. */
export interface SealJob {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** Its last byte is the chunk's flags. */
  readonly aad: Uint8Array<ArrayBuffer>;
  /** ndjson in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a worker answers; `too_large` says that no reader would take the batch, `failed` that it could not seal, and is of no use. */
export type JobAnswer = { readonly id: number } & (SealedBody | { readonly refused: 'too_large' | 'failed' });

/** Is this a job, and nothing besides? */
export function isSealJob(value: unknown): value is SealJob & { readonly id: number } {
  if (!hasKeys(value, ['id', 'key', 'nonce', 'aad', 'bytes'])) return false;
  const { id, key, nonce, aad, bytes } = value;
  return (
    isId(id) &&
    isBytes(key, 32) &&
    isBytes(nonce, 12) &&
    isBytes(aad, AAD_BYTES) &&
    bytes instanceof Uint8Array
  );
}

/** Is this an answer, and nothing besides? */
export function isJobAnswer(value: unknown): value is JobAnswer {
  if (hasKeys(value, ['id', 'refused'])) {
    return isId(value.id) && (value.refused === 'too_large' || value.refused === 'failed');
  }
  if (!hasKeys(value, ['id', 'body', 'bodyHash'])) return false;
  return isId(value.id) && isBody(value.body) && isBytes(value.bodyHash, 32);
}

/**
 * Does this answer a job with these flags, from a worker that goes on? Which bytes are behind the flags shows only when the
 * chunk is opened. One that could not seal this job would get its lines again under a new index, and again.
 */
export function isUsable(answer: JobAnswer, flags: number): boolean {
  return 'refused' in answer ? answer.refused === 'too_large' : answer.body[0] === flags;
}

/** Is this the worker's first word, of the version that this page speaks? */
export function isReadyMessage(value: unknown): boolean {
  return hasKeys(value, ['ready']) && value.ready === WORKER_READY;
}

function hasKeys(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const own = Object.keys(value);
  return own.length === keys.length && keys.every((key) => own.includes(key));
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isBytes = (value: unknown, length: number): boolean =>
  value instanceof Uint8Array && value.length === length;

function isBody(value: unknown): boolean {
  if (!(value instanceof Uint8Array)) return false;
  const padded = value.length - 1 - TAG_BYTES;
  return padded >= 0 && padded <= MAX_PADDED_BYTES && paddedLength(padded) === padded;
}
