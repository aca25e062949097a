// Uses the package from its tarball, as its users do. Outside a page it can be imported, and refuses.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startRecorder } from '@scrim/recorder';

assert.throws(() => startRecorder({ unmask: true }), TypeError);

// The seal worker's file is found by its door, runs from wherever it is copied to, and is the one of @scrim/crypto.
const fileOf = (door) => readFileSync(fileURLToPath(import.meta.resolve(door)), 'utf8');
const worker = fileOf('@scrim/recorder/worker');
assert.equal(worker, fileOf('@scrim/crypto/worker'));
assert.doesNotMatch(worker, /\b(import|export)\b(?!Key)/);
