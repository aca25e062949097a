// The collector's public handler: consents, permits, ingest, withdraw. It never sees a plaintext, has no key that
// could open one, and never reads an address.
import type { AuditLog } from '@scrim/access-control/audit';
import type { KeyProvider } from '@scrim/crypto/providers';
import type { Erasure } from '@scrim/erasure';
import type { RouteModule } from '@scrim/protocol/routes';
import type { Stores } from '@scrim/protocol/stores';
import { createConsentBook } from './consents/consent-book.ts';
import { type FailureLine, mountPublicRoutes } from './http/mount-routes.ts';
import { consentRoutes } from './routes/consents.ts';
import { ingestRoutes } from './routes/ingest.ts';
import { permitRoutes } from './routes/permits.ts';
import type { IngestContext } from './wiring/ingest-context.ts';

export interface CollectorOptions {
  readonly stores: Stores;
  readonly erasure: Erasure;
  /** Signs consent receipts. */
  readonly provider: KeyProvider;
  readonly audit: AuditLog;
  /** More public routes, by other packages. @default [] */
  readonly routeModules?: readonly RouteModule[];
  /** Gets a line for every request that failed inside: a route and codes, never a value. @default nothing */
  readonly onFailure?: (line: FailureLine) => void;
  /** Milliseconds since 1970. @default Date.now */
  readonly nowMs?: () => number;
}

export interface Collector {
  /** Answers the public routes; mount it in any server that speaks web-standard requests. */
  ingest(request: Request): Promise<Response>;
}

export function createCollector(options: CollectorOptions): Collector {
  const {
    stores,
    erasure,
    provider,
    audit,
    routeModules = [],
    onFailure = () => {},
    nowMs = Date.now,
  } = options;
  const consents = createConsentBook(stores.records, provider, nowMs);
  const context: IngestContext = { stores, erasure, consents, audit, nowMs };
  const modules = [consentRoutes(context), permitRoutes(context), ingestRoutes(context), ...routeModules];
  return { ingest: mountPublicRoutes(modules, { onFailure }) };
}
