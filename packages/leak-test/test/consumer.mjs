// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { PACKAGE_NAME } from '@scrim/leak-test';

assert.equal(PACKAGE_NAME, '@scrim/leak-test');
