// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { decodeFrames, encodeFrame, newEpochId, newSessionId } from '@scrim/protocol';
import { canonicalHash } from '@scrim/protocol/canonical';

const meta = { writeToken: 't', kind: 'chunk', sid: newSessionId(), gen: 0, eid: newEpochId(), i: 0 };
const frames = [{ meta, bytes: Uint8Array.of(1, 2, 3) }];
assert.deepEqual(decodeFrames(encodeFrame(frames[0])), frames);
assert.equal(canonicalHash({ b: 1, a: 2 }), canonicalHash({ a: 2, b: 1 }));
