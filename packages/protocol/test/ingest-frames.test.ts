import {
  decodeBase64Url,
  decodeFrames,
  encodeBase64Url,
  encodeFrame,
  joinBytes,
  newEpochId,
  newSessionId,
} from '@scrim/protocol';
import { describe, expect, it } from 'vitest';

const frame = (bytes: number[]) => ({
  meta: { writeToken: 't', kind: 'chunk' as const, sid: newSessionId(), gen: 0, eid: newEpochId(), i: 0 },
  bytes: Uint8Array.from(bytes),
});

describe('ingest frames', () => {
  it('come back as they were written', () => {
    const frames = [frame([1, 2, 3]), frame([])];
    expect(decodeFrames(joinBytes(...frames.map(encodeFrame)))).toEqual(frames);
  });

  it('are refused when cut anywhere', () => {
    const body = encodeFrame(frame([1, 2, 3]));
    for (let length = 1; length < body.length; length++)
      expect(decodeFrames(body.slice(0, length))).toBeNull();
  });
});

describe('base64url', () => {
  it('has one spelling only', () => {
    expect(encodeBase64Url(Uint8Array.of(255, 0))).toBe('_wA');
    expect(decodeBase64Url('_wA')).toEqual(Uint8Array.of(255, 0));
    for (const other of ['_wA=', '/wA', '_wB', '_w A', 'A']) expect(decodeBase64Url(other)).toBeNull();
  });
});
