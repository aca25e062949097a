// What the staff routes work with. Handed in once; no route reaches for anything else.
import type { AuditLog } from '@scrim/access-control/audit';
import type { Stores } from '@scrim/protocol/stores';
import type { SessionAccess } from '../sessions/session-access.ts';
import type { Sites } from '../sites/sites.ts';

export interface StaffContext {
  readonly stores: Stores;
  readonly audit: AuditLog;
  readonly sites: Sites;
  readonly sessions: SessionAccess;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}
