// Uses the package from its tarball, as its users do.
import assert from 'node:assert/strict';
import { openWithPurpose, parsePurpose } from '@scrim/access-control';
import { createAuditLog } from '@scrim/access-control/audit';
import { createStaffAuth } from '@scrim/access-control/staff';

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

const rows = new Map();
const records = {
  get: async (collection, key) => rows.get(`${collection}/${key}`) ?? null,
  put: async (collection, key, value, expected) => {
    if ((rows.get(`${collection}/${key}`)?.version ?? 0) !== expected) return false;
    rows.set(`${collection}/${key}`, { key, value, version: expected + 1 });
    return true;
  },
  delete: async (collection, key) => rows.delete(`${collection}/${key}`),
  list: async () => [],
};
const staff = createStaffAuth({ records, audit: log, origin: 'https://scrim.example.org' });
assert.equal(await staff.hasPeople(), false);
const by = { id: 'set-up', role: 'system' };
const { url, token } = await staff.createLink({ name: null, roles: ['site-admin'], by });
assert.equal(url, `https://scrim.example.org/welcome#${token}`);
const request = new Request('https://scrim.example.org/v1/people');
await assert.rejects(staff.gate.admit(request, 'people.manage'), { code: 'sign_in_required' });
