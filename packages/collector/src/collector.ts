// The collector as two web-standard handlers: one for visitors' pages (consents, permits, ingest, withdraw), one for the
// staff's console. It never sees a plaintext, has no key that could open one, and never reads an address.
import type { AuditLog } from '@scrim/access-control/audit';
import type { KeyProvider } from '@scrim/crypto/providers';
import type { Erasure } from '@scrim/erasure';
import type { RouteModule, StaffGate } from '@scrim/protocol/routes';
import type { Stores } from '@scrim/protocol/stores';
import { createConsentBook } from './consents/consent-book.ts';
import { mountPublicRoutes } from './http/mount-public-routes.ts';
import type { FailureLine } from './http/mount-routes.ts';
import { mountStaffRoutes } from './http/mount-staff-routes.ts';
import { consentRoutes } from './routes/consents.ts';
import { ingestRoutes } from './routes/ingest.ts';
import { permitRoutes } from './routes/permits.ts';
import { staffKeyFileRoutes } from './routes/staff/key-files.ts';
import { staffOpeningRoutes } from './routes/staff/openings.ts';
import { staffSessionRoutes } from './routes/staff/sessions.ts';
import { staffSiteRoutes } from './routes/staff/sites.ts';
import { createSessionAccess, type SessionAccess } from './sessions/session-access.ts';
import { createSites, type Sites } from './sites/sites.ts';
import type { IngestContext } from './wiring/ingest-context.ts';
import type { StaffContext } from './wiring/staff-context.ts';

/** The staff side: who may call what, and from where. */
export interface StaffOptions {
  /** The console's origin, as browsers write it: `https://console.example`. */
  readonly origin: string;
  /** Says who calls and what they may. */
  readonly gate: StaffGate;
  /** More staff routes, by other packages: signing in, people. @default [] */
  readonly routeModules?: readonly RouteModule[];
}

export interface CollectorOptions {
  readonly stores: Stores;
  readonly erasure: Erasure;
  /** Signs consent receipts. */
  readonly provider: KeyProvider;
  readonly audit: AuditLog;
  /** @default made from `stores` */
  readonly sites?: Sites;
  /** @default made from `stores`, `erasure` and `audit` */
  readonly sessions?: SessionAccess;
  /** More public routes, by other packages. @default [] */
  readonly routeModules?: readonly RouteModule[];
  /** @default no staff side */
  readonly staff?: StaffOptions;
  /** Gets a line for every request that failed inside: a route and codes, never a value. @default nothing */
  readonly onFailure?: (line: FailureLine) => void;
  /** Milliseconds since 1970. @default Date.now */
  readonly nowMs?: () => number;
}

export interface Collector {
  /** Answers the public routes; mount it in any server that speaks web-standard requests. */
  ingest(request: Request): Promise<Response>;
  /** Answers the staff routes, at the console's origin and nowhere else; there when `staff` was given. */
  staff?(request: Request): Promise<Response>;
}

/** A collector with a staff side. */
export type StaffedCollector = Required<Collector>;

/** @throws TypeError for a route on the wrong side or without a permission, and for a `staff.origin` that is none. */
export function createCollector(
  options: CollectorOptions & { readonly staff: StaffOptions },
): StaffedCollector;
export function createCollector(options: CollectorOptions): Collector;
export function createCollector(options: CollectorOptions): Collector {
  const { stores, erasure, provider, audit, routeModules = [], staff, nowMs = Date.now } = options;
  const { onFailure = () => {} } = options;
  const consents = createConsentBook(stores.records, provider, nowMs);
  const context: IngestContext = { stores, erasure, consents, audit, nowMs };
  const modules = [consentRoutes(context), permitRoutes(context), ingestRoutes(context), ...routeModules];
  const ingest = mountPublicRoutes(modules, { onFailure });
  if (staff === undefined) return { ingest };
  const own = staffModules({
    stores,
    audit,
    sites: options.sites ?? createSites(stores.records, nowMs),
    sessions: options.sessions ?? createSessionAccess({ stores, erasure, audit }),
    nowMs,
  });
  return {
    ingest,
    staff: mountStaffRoutes([...own, ...(staff.routeModules ?? [])], { ...staff, onFailure }),
  };
}

function staffModules(context: StaffContext): readonly RouteModule[] {
  return [
    staffSiteRoutes(context),
    staffSessionRoutes(context),
    staffOpeningRoutes(context),
    staffKeyFileRoutes(context),
  ];
}
