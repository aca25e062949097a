// What a withdrawal does to a session: it takes no more bytes, and then whatever the site chose.
import type { SiteId } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import type { WrittenSession } from '@scrim/protocol/schema';
import type { RecordStore } from '@scrim/protocol/stores';
import { findContinuation, findPermit, type WriteGrant } from '../permits/permit-record.ts';
import { sameBytes } from '../permits/same-bytes.ts';
import { publishedManifest } from '../sites/published-manifest.ts';
import { readSite } from '../sites/site-record.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';

/** Only who holds a token of the session, and the receipt it was permitted for, can end it this way. */
export async function withdrawSession(
  { stores, erasure }: IngestContext,
  request: { readonly siteId: SiteId; readonly receipt: string },
  session: WrittenSession,
): Promise<void> {
  const proof = await findProof(stores.records, session);
  if (proof?.sid !== session.sid || proof.siteId !== request.siteId) return;
  const secrets = await erasure.writeSecrets(proof.sid, proof.gen);
  if (secrets === null || !sameBytes(secrets.receiptHash, hashBytes(request.receipt))) return;
  await stores.sessions.setState(proof.sid, 'revoked');
  const site = await readSite(stores.records, proof.siteId);
  if (publishedManifest(site)?.settings.onWithdraw !== 'stop') {
    await erasure.erase({ sid: proof.sid, reason: 'withdrawal' });
  }
}

function findProof(records: RecordStore, session: WrittenSession): Promise<WriteGrant | null> {
  return 'writeToken' in session
    ? findPermit(records, session.writeToken)
    : findContinuation(records, session.continuation);
}
