// Keeps a reading key under its passphrase or wrapped to officers, with its entries in the audit log. For whoever sets a
// collector up, and for the route. It has nothing that could unlock the file.
import { type Actor, auditedChange } from '@scrim/access-control';
import type { AuditLog } from '@scrim/access-control/audit';
import type { KeyFileEntry, KeyId } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import type { RecordStore, Stores } from '@scrim/protocol/stores';
import { keyFileValue, suiteOfKeyFile } from './key-file-record.ts';

/**
 * Puts a protected reading key file where people who open find it; a file of the same key is replaced.
 *
 * @param put.suite of an age file, and only of one: which key it holds is the word of whoever puts it, until somebody
 *   unlocks it.
 * @throws ProblemError `key_file_refused` when it is no such file, or of another key than `kid`.
 * @throws AccessError `audit_unavailable`: nothing was kept.
 */
export async function keepKeyFile(
  { stores, audit }: { readonly stores: Pick<Stores, 'records'>; readonly audit: AuditLog },
  put: Pick<KeyFileEntry, 'kid' | 'label' | 'file'> &
    Partial<Pick<KeyFileEntry, 'suite'>> & { readonly actor: Actor },
): Promise<KeyFileEntry> {
  const { kid, label, file, actor } = put;
  const suite = suiteOfKeyFile(file, kid, put.suite ?? null);
  if (suite === null) throw new ProblemError('key_file_refused');
  const entry = { kid, suite, label, file };
  const change = { log: audit, actor, action: 'key-file.put', objects: [`key:${kid}`] } as const;
  await auditedChange(change, () => replace(stores.records, kid, keyFileValue(entry)));
  return entry;
}

/** Whoever comes last stays: two files of one key are as good as each other. */
async function replace(records: RecordStore, kid: KeyId, value: string): Promise<void> {
  for (;;) {
    const version = (await records.get('key_files', kid))?.version ?? 0;
    if (await records.put('key_files', kid, value, version)) return;
  }
}
