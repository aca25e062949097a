// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

const scrim = (...args) => spawnSync('node_modules/.bin/scrim', args, { encoding: 'utf8' });
assert.match(scrim('--help').stdout, /open/);
assert.notEqual(scrim('no-such-command').status, 0);
