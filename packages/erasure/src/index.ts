// Destroy the secret, and every copy of the session is unreadable.
export {
  createErasure,
  type EraseReceipt,
  type Erasure,
  type ErasureOptions,
  type WriteSecrets,
} from './erasure.ts';
export { type ErasureCode, ErasureError } from './erasure-error.ts';
export type { JournalReport } from './journal.ts';
export type { EraseReason, JournalEntry } from './journal-entry.ts';
export type { ConsentLink, SecretRef, WritePsks } from './secrets.ts';
