// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { openWithPurpose, parsePurpose } from '@scrim/access-control';
import { createAuditLog } from '@scrim/access-control/audit';

const entries = [];
const ledger = {
  append: async (entry) => entries.push(entry(entries.length)) - 1,
  read: async function* (from = 0) {
    for (const [seq, entry] of entries.entries()) if (seq >= from) yield { seq, entry };
  },
  size: async () => entries.length,
};
const log = createAuditLog({ ledger, details: {} });
const released = await openWithPurpose(
  {
    log,
    actor: { id: 'ada', role: 'analyst' },
    purpose: parsePurpose('Order 4711 was charged twice'),
    action: 'session.open',
    objects: ['session:x'],
  },
  async () => entries.length,
);
assert.equal(released, 1, 'the entry is there before the release runs');
assert.throws(() => parsePurpose(''), { code: 'purpose_required' });
for await (const leaf of log.read()) assert.equal(leaf.purpose, 'Order 4711 was charged twice');
