// May this write token write now? Looked up once per token and request.
import type { FrameRefusal, WriteState } from '@scrim/protocol';
import type { SessionRow } from '@scrim/protocol/stores';
import { findPermit, type StoredPermit } from '../permits/permit-record.ts';
import { LATE_WRITE_MS } from '../permits/session-limits.ts';
import { type ActiveSite, activeSite } from '../sites/site-record.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';

/** A token's answer: may write, or why not, and what the page is told about its state. */
export type WritePermission =
  | {
      readonly permit: StoredPermit;
      readonly session: SessionRow;
      readonly state: 'active';
      readonly version: number;
    }
  | { readonly refusal: FrameRefusal; readonly state: WriteState; readonly version: number };

export async function decideWritePermission(
  { stores, nowMs }: IngestContext,
  writeToken: string,
): Promise<WritePermission> {
  const permit = await findPermit(stores.records, writeToken);
  if (permit === null) return { refusal: 'permit_unknown', state: 'revoked', version: 0 };
  const site = await activeSite(stores.records, permit.siteId, nowMs());
  const session = await stores.sessions.get(permit.sid);
  const version = versionOf(site);
  if (session === null || session.state === 'erased') return { refusal: 'erased', state: 'revoked', version };
  if (session.state !== 'open') return { refusal: 'revoked', state: 'revoked', version };
  if (!isEnabled(site)) return { refusal: 'disabled', state: 'disabled', version };
  if (nowMs() > permit.expMs + LATE_WRITE_MS) return { refusal: 'permit_expired', state: 'revoked', version };
  return { permit, session, state: 'active', version };
}

const isEnabled = (site: ActiveSite | 'no_manifest' | null): boolean =>
  site !== null && site !== 'no_manifest' && site.enabled;

const versionOf = (site: ActiveSite | 'no_manifest' | null): number =>
  site === null || site === 'no_manifest' ? 0 : site.manifest.version;
