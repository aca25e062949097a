// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, PolicyError } from '@scrim/masking-rules';
import { parsePolicy } from '@scrim/masking-rules/policy';

const META = 4;
const policy = compilePolicy(parsePolicy(DEFAULT_POLICY));
const masker = createEventMasker({ policy, mirror: { getNode: () => null, getMeta: () => null } });
const href = 'https://shop.example/orders/canary-4711?name=canary';
const masked = masker.mask({ type: META, timestamp: 1, data: { href, width: 800, height: 600 } });
assert.ok(masked !== null);
assert.ok(!JSON.stringify(masked).includes('canary'));
assert.equal(masker.mask({ type: 99, timestamp: 2, data: { text: 'canary' } }), null);
assert.throws(() => compilePolicy({ v: 1, id: 'x', version: '1', mode: 'show-all', rules: [] }), PolicyError);
