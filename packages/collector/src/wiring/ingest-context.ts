// What the public routes work with. Handed in once; no route reaches for anything else.
import type { AuditLog } from '@scrim/access-control/audit';
import type { Erasure } from '@scrim/erasure';
import type { Stores } from '@scrim/protocol/stores';
import type { ConsentBook } from '../consents/consent-book.ts';

export interface IngestContext {
  readonly stores: Stores;
  readonly erasure: Erasure;
  readonly consents: ConsentBook;
  readonly audit: AuditLog;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}
