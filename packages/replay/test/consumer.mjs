// Uses the package from its tarball, as its users do. Outside a browser the doors can be imported, guard and refuse.
import assert from 'node:assert/strict';
import { parseStageMessage, ReplayError } from '@scrim/replay';
import { makeHarmless } from '@scrim/replay/harmless';
import { startStage } from '@scrim/replay/stage';
import { startReaderWorker } from '@scrim/replay/worker';

assert.deepEqual(parseStageMessage({ kind: 'waiting', more: 1 }), { kind: 'waiting' });
assert.equal(parseStageMessage({ kind: 'time', atMs: Number.NaN, playing: true, skipping: false }), null);
assert.equal(makeHarmless({ type: 99 }).event, null);
assert.equal(new ReplayError('cancelled', 'cancelled').code, 'cancelled');
assert.throws(startReaderWorker, TypeError);
assert.throws(() => startStage({ querySelector: () => null }), TypeError);
