// `/v1/sites`: what there is, a new site, a newly signed manifest, the switch. Every change is on record before it is made.
import { auditedChange } from '@scrim/access-control';
import type { SiteId, SiteSummary } from '@scrim/protocol';
import { jsonResponse, ProblemError, type Route, type RouteModule } from '@scrim/protocol/routes';
import { siteIdSchema } from '@scrim/protocol/schema';
import { z } from 'zod';
import { SHOWN_STATES } from '../../sessions/session-summary.ts';
import { activeSite, type StoredSite } from '../../sites/site-record.ts';
import { siteSummary } from '../../sites/site-summary.ts';
import { verifyPublishable } from '../../sites/verify-publishable.ts';
import type { StaffContext } from '../../wiring/staff-context.ts';
import { actorOf } from './actor-of.ts';
import { namedSite } from './named-things.ts';

/** As long as a manifest can be that a page reads: a policy in it may have 128 KiB. */
const MAX_MANIFEST_CHARACTERS = 262_144;
/** Room for a manifest and what stands around it. */
const MAX_BODY_BYTES = MAX_MANIFEST_CHARACTERS + 16 * 1024;
/** Enough sessions to see when something last arrived: one of them may still be empty, or older than it is long. */
const NEWEST_SESSIONS = 20;

const manifestText = z.string().max(MAX_MANIFEST_CHARACTERS);
const newSiteSchema = z.strictObject({
  siteId: siteIdSchema,
  /** Ed25519 public key, 32 bytes, base64url. */
  rootKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  manifest: manifestText,
});
const manifestSchema = z.strictObject({ manifest: manifestText });
const switchSchema = z.strictObject({ to: z.enum(['on', 'off']) });

export function staffSiteRoutes(context: StaffContext): RouteModule {
  return {
    name: 'staff-sites',
    routes: [
      listRoute(context),
      readRoute(context),
      addRoute(context),
      publishRoute(context),
      switchRoute(context),
    ],
  };
}

function listRoute(context: StaffContext): Route<undefined> {
  return {
    method: 'GET',
    path: '/v1/sites',
    permission: 'sites.read',
    reads: 'nothing',
    maxBodyBytes: 0,
    async handle() {
      const stored = await context.sites.list();
      return jsonResponse({ sites: await Promise.all(stored.map((site) => summaryOf(context, site))) });
    },
  };
}

function readRoute(context: StaffContext): Route<undefined> {
  return {
    method: 'GET',
    path: '/v1/sites/{siteId}',
    permission: 'sites.read',
    reads: 'nothing',
    maxBodyBytes: 0,
    handle: async ({ params }) => jsonResponse(await summaryOf(context, await namedSite(context, params))),
  };
}

function addRoute(context: StaffContext): Route<z.infer<typeof newSiteSchema>> {
  return {
    method: 'POST',
    path: '/v1/sites',
    permission: 'sites.write',
    reads: 'json',
    schema: newSiteSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    async handle({ body: { siteId, rootKey, manifest }, caller }) {
      if ((await context.sites.get(siteId)) !== null) throw new ProblemError('site_exists');
      await verifyPublishable(manifest, { siteId, rootKey, nowMs: context.nowMs() });
      const change = { actor: actorOf(caller), action: 'site.add', objects: [`site:${siteId}`] } as const;
      // One write: a site without its manifest is never left behind.
      await auditedChange({ log: context.audit, ...change }, () =>
        context.sites.add(siteId, rootKey, manifest),
      );
      return jsonResponse(await currentSummary(context, siteId), 201);
    },
  };
}

function publishRoute(context: StaffContext): Route<z.infer<typeof manifestSchema>> {
  return {
    method: 'PUT',
    path: '/v1/sites/{siteId}/manifest',
    permission: 'sites.write',
    reads: 'json',
    schema: manifestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    async handle({ params, body: { manifest }, caller }) {
      const { siteId } = await namedSite(context, params);
      // What does not verify changes nothing and needs no entry; what does is named by its version.
      const { version } = await context.sites.check(siteId, manifest);
      const objects = [`site:${siteId}`, `manifest:${version}`];
      const change = { actor: actorOf(caller), action: 'manifest.publish', objects } as const;
      await auditedChange({ log: context.audit, ...change }, () => context.sites.publish(siteId, manifest));
      return jsonResponse(await currentSummary(context, siteId));
    },
  };
}

function switchRoute(context: StaffContext): Route<z.infer<typeof switchSchema>> {
  return {
    method: 'POST',
    path: '/v1/sites/{siteId}/switch',
    permission: 'sites.write',
    reads: 'json',
    schema: switchSchema,
    maxBodyBytes: 1024,
    async handle({ params, body: { to }, caller }) {
      const { siteId } = await namedSite(context, params);
      const action = to === 'on' ? 'site.enable' : 'site.disable';
      const change = { actor: actorOf(caller), action, objects: [`site:${siteId}`] } as const;
      await auditedChange({ log: context.audit, ...change }, () => context.sites.setSwitch(siteId, to));
      return jsonResponse(await currentSummary(context, siteId));
    },
  };
}

const currentSummary = async (context: StaffContext, siteId: SiteId): Promise<SiteSummary> =>
  summaryOf(context, await namedSite(context, { siteId }));

async function summaryOf({ stores, nowMs }: StaffContext, site: StoredSite): Promise<SiteSummary> {
  const filter = { siteId: site.siteId, states: SHOWN_STATES };
  const active = await activeSite(stores.records, site.siteId, nowMs());
  return siteSummary(site, {
    enabled: active !== null && active !== 'no_manifest' && active.enabled,
    count: await stores.sessions.count(filter),
    newest: (await stores.sessions.list({ ...filter, limit: NEWEST_SESSIONS })).rows,
  });
}
