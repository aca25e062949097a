// The server's door: what a collector does with a consent record. Holds no key: signing goes through a provider.
export { ConsentRecordError, checkRecord } from './server/check-record.ts';
export { type ReceiptSigner, signReceipt, verifyReceipt } from './server/receipt.ts';
export { hashRecord, isGranted, withdrawnRecord } from './server/record-chain.ts';
