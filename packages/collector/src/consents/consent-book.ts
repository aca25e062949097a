// Consent records as the collector keeps them: the record, the receipt it signed, and what became of it.
import {
  checkRecord,
  hashRecord,
  isGranted,
  signReceipt,
  verifyReceipt,
  withdrawnRecord,
} from '@scrim/consent/server';
import type { KeyProvider } from '@scrim/crypto/providers';
import type { ConsentRecord, ReceiptClaims } from '@scrim/protocol';
import { ProblemError } from '@scrim/protocol/routes';
import type { RecordStore } from '@scrim/protocol/stores';
import { z } from 'zod';

const storedConsentSchema = z.strictObject({ record: z.unknown(), receipt: z.string() });

export interface ConsentBook {
  /**
   * Keeps a granted record and signs its receipt; the same record again gets the same receipt.
   *
   * @throws ProblemError `consent_not_granted`, `consent_conflict`
   */
  keep(record: ConsentRecord): Promise<string>;
  /** @throws ProblemError `receipt_invalid`, `consent_not_granted` (withdrawn or expired) */
  requireGranted(receipt: string, siteId: string): Promise<ReceiptClaims>;
  /** Notes a withdrawal; again is no error. @throws ProblemError `receipt_invalid` */
  withdraw(receipt: string, siteId: string): Promise<void>;
}

interface StoredConsent {
  readonly record: ConsentRecord;
  readonly receipt: string;
  readonly version: number;
}

export function createConsentBook(
  records: RecordStore,
  provider: KeyProvider,
  nowMs: () => number,
): ConsentBook {
  const read = async (recordId: string): Promise<StoredConsent | null> => {
    const stored = await records.get('consents', recordId);
    if (stored === null) return null;
    const { record, receipt } = storedConsentSchema.parse(JSON.parse(stored.value));
    return { record: checkRecord(record, nowMs()), receipt, version: stored.version };
  };
  const claimsOf = async (receipt: string, siteId: string): Promise<ReceiptClaims> => {
    const claims = await verifyReceipt(receipt, await provider.verifyKey('receipt'));
    if (claims === null || claims.siteId !== siteId) throw new ProblemError('receipt_invalid');
    return claims;
  };
  const requireStored = async (recordId: string): Promise<StoredConsent> => {
    const stored = await read(recordId);
    if (stored === null) throw new ProblemError('receipt_invalid');
    return stored;
  };

  return {
    async keep(record) {
      if (!isGranted(record, nowMs())) throw new ProblemError('consent_not_granted');
      const receipt = await signReceipt(record, provider, nowMs());
      const kept = await records.put('consents', record.recordId, JSON.stringify({ record, receipt }), 0);
      if (kept) return receipt;
      const before = await requireStored(record.recordId);
      if (hashRecord(before.record) !== hashRecord(record)) throw new ProblemError('consent_conflict');
      return before.receipt;
    },

    async requireGranted(receipt, siteId) {
      const claims = await claimsOf(receipt, siteId);
      const { record } = await requireStored(claims.recordId);
      if (!isGranted(record, nowMs())) throw new ProblemError('consent_not_granted');
      return claims;
    },

    async withdraw(receipt, siteId) {
      const { recordId } = await claimsOf(receipt, siteId);
      for (;;) {
        const stored = await requireStored(recordId);
        if (!isGranted(stored.record, nowMs())) return;
        const record = withdrawnRecord(stored.record, nowMs());
        const value = JSON.stringify({ record, receipt: stored.receipt });
        if (await records.put('consents', recordId, value, stored.version)) return;
      }
    },
  };
}
