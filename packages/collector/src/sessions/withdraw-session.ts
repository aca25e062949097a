// What a withdrawal does to a session: it takes no more bytes, and then whatever the site chose.

import type { SessionId, SiteId } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import { findPermit } from '../permits/permit-record.ts';
import { sameBytes } from '../permits/same-bytes.ts';
import { publishedManifest } from '../sites/published-manifest.ts';
import { readSite } from '../sites/site-record.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';

/** Only who holds a write token of the session, and the receipt it was permitted for, can end it this way. */
export async function withdrawSession(
  { stores, erasure }: IngestContext,
  request: { readonly siteId: SiteId; readonly receipt: string },
  session: { readonly sid: SessionId; readonly writeToken: string },
): Promise<void> {
  const permit = await findPermit(stores.records, session.writeToken);
  if (permit?.sid !== session.sid || permit.siteId !== request.siteId) return;
  const secrets = await erasure.writeSecrets(permit.sid, permit.gen);
  if (secrets === null || !sameBytes(secrets.receiptHash, hashBytes(request.receipt))) return;
  await stores.sessions.setState(permit.sid, 'revoked');
  const site = await readSite(stores.records, permit.siteId);
  if (publishedManifest(site)?.settings.onWithdraw !== 'stop') {
    await erasure.erase({ sid: permit.sid, reason: 'withdrawal' });
  }
}
