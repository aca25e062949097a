// Uses the package from its tarball, as its users do. Outside a page it can be imported, and refuses.
import assert from 'node:assert/strict';
import { startRecorder } from '@scrim/recorder';

assert.throws(() => startRecorder({ unmask: true }), TypeError);
