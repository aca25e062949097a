// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { compilePolicy, createEventMasker, DEFAULT_POLICY, PolicyError } from '@scrim/masking-rules';
import { compilePolicy as compileWithoutPage, parsePolicy } from '@scrim/masking-rules/policy';
import { createStoredMasker } from '@scrim/masking-rules/stored';

const META = 4;
const policy = compilePolicy(parsePolicy(DEFAULT_POLICY));
const masker = createEventMasker({ policy, mirror: { getNode: () => null, getMeta: () => null } });
const href = 'https://shop.example/orders/canary-4711?name=canary';
const masked = masker.mask({ type: META, timestamp: 1, data: { href, width: 800, height: 600 } });
assert.ok(masked !== null);
assert.ok(!JSON.stringify(masked).includes('canary'));
assert.equal(masker.mask({ type: 99, timestamp: 2, data: { text: 'canary' } }), null);
assert.throws(() => compilePolicy({ v: 1, id: 'x', version: '1', mode: 'show-all', rules: [] }), PolicyError);

const rules = [{ id: 'own', select: '.own', do: 'mask', reason: 'theirs' }];
const stricter = compileWithoutPage({ v: 1, id: 'x', version: '1', mode: 'mask-inputs', rules });
const stored = createStoredMasker({ policy: stricter });
const text = { type: 3, id: 3, textContent: 'canary' };
const element = { type: 2, id: 2, tagName: 'p', attributes: { class: 'own' }, childNodes: [text] };
const data = { node: { type: 0, id: 1, childNodes: [element] }, initialOffset: { top: 0, left: 0 } };
const again = JSON.stringify(stored.mask({ type: 2, timestamp: 3, data }));
assert.ok(again.includes('"p"') && !again.includes('canary'));
assert.deepEqual(stored.unevaluable(), []);
