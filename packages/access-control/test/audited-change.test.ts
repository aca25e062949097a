// A change is made only when the log has taken it, and how it ended is on record.
import { auditedChange } from '@scrim/access-control';
import { createAuditLog } from '@scrim/access-control/audit';
import { createMemoryStores } from '@scrim/storage-adapters/memory';
import { describe, expect, it } from 'vitest';

function newChange() {
  const stores = createMemoryStores();
  const log = createAuditLog({ ledger: stores.audit, details: stores.records });
  const change = {
    log,
    actor: { id: 'ada', role: 'site-admin' },
    action: 'site.add',
    objects: ['site:shop'],
  } as const;
  const { append } = stores.audit;
  /** The disk is full after so many entries. */
  const failAfter = (entries: number) => {
    let left = entries;
    stores.audit.append = (entry) => (left-- > 0 ? append(entry) : Promise.reject(new Error('disk')));
  };
  return { change, failAfter, results: () => Array.fromAsync(log.read(), ({ result }) => result) };
}

describe('auditedChange', () => {
  it('is on record before and after, and gives what the change gave', async () => {
    const { change, results } = newChange();
    expect(await auditedChange(change, results)).toEqual(['allowed']);
    expect(await results()).toEqual(['allowed', 'done']);
  });

  it('keeps details with the entry before, erasable', async () => {
    const { change } = newChange();
    const details = { loosens: ['Rule help is new.'] };
    await auditedChange({ ...change, details }, async () => {});
    const [before, after] = await Array.fromAsync(change.log.read());
    expect(await change.log.details(before?.detailsHash ?? '')).toEqual(details);
    expect(after?.detailsHash).toBeNull();
  });

  it('puts a failure on record and passes it on', async () => {
    const { change, results } = newChange();
    const failing = auditedChange(change, () => Promise.reject(new RangeError('no')));
    await expect(failing).rejects.toThrow(new RangeError('no'));
    expect(await results()).toEqual(['allowed', 'failed']);
  });

  it('changes nothing that the log does not take', async () => {
    const { change, failAfter } = newChange();
    failAfter(0);
    let changed = false;
    const refused = auditedChange(change, async () => {
      changed = true;
    });
    await expect(refused).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(changed).toBe(false);
  });

  it('says of a change that was made, without its end on record, no more than that', async () => {
    const { change, failAfter } = newChange();
    failAfter(1);
    await expect(auditedChange(change, async () => {})).rejects.toMatchObject({ code: 'audit_unfinished' });
  });

  it('keeps both causes of a failure that is not on record', async () => {
    const { change, failAfter } = newChange();
    failAfter(1);
    const failing = auditedChange(change, () => Promise.reject(new RangeError('no')));
    const error = await failing.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'audit_unavailable', cause: { errors: [{ message: 'no' }, {}] } });
  });
});
