// Which of the waiting frames go into one request.
import type { SealedFrame } from './sealed-frame.ts';

export function totalBytes(frames: readonly SealedFrame[]): number {
  return frames.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** The first frames up to a size, at least one. */
export function firstFrames(frames: readonly SealedFrame[], maxBytes: number): SealedFrame[] {
  const first: SealedFrame[] = [];
  let bytes = 0;
  for (const frame of frames) {
    bytes += frame.bytes.length;
    if (first.length > 0 && bytes > maxBytes) break;
    first.push(frame);
  }
  return first;
}

/** Frames in order of urgency, those left out that would not fit. */
export function framesThatFit(frames: readonly SealedFrame[], maxBytes: number): SealedFrame[] {
  const fitting: SealedFrame[] = [];
  let bytes = 0;
  for (const frame of frames) {
    if (bytes + frame.bytes.length > maxBytes) continue;
    fitting.push(frame);
    bytes += frame.bytes.length;
  }
  return fitting;
}
