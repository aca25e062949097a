// What a withdrawal does to a session: it takes no more bytes, and then whatever the site chose.
import type { SiteId } from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import type { WrittenSession } from '@scrim/protocol/schema';
import { findContinuation } from '../permits/continuation-record.ts';
import { findPermit, type WriteGrant } from '../permits/permit-record.ts';
import { sameBytes } from '../permits/same-bytes.ts';
import { LATE_WRITE_MS } from '../permits/session-limits.ts';
import { publishedManifest } from '../sites/published-manifest.ts';
import { readSite } from '../sites/site-record.ts';
import type { IngestContext } from '../wiring/ingest-context.ts';

/** Only who holds a token of the session, and the receipt it was permitted for, can end it this way. */
export async function withdrawSession(
  context: IngestContext,
  request: { readonly siteId: SiteId; readonly receipt: string },
  session: WrittenSession,
): Promise<void> {
  const proof = await findProof(context, session);
  if (proof?.sid !== session.sid || proof.siteId !== request.siteId) return;
  const secrets = await context.erasure.writeSecrets(proof.sid, proof.gen);
  if (secrets === null || !sameBytes(secrets.receiptHash, hashBytes(request.receipt))) return;
  await endSession(context, proof);
}

/** A continuation proves as much after its exchange as before it: its page may never have got the permit. */
async function findProof(
  { stores, nowMs }: IngestContext,
  session: WrittenSession,
): Promise<WriteGrant | null> {
  if ('writeToken' in session) return findPermit(stores.records, session.writeToken);
  const found = await findContinuation(stores.records, session.continuation);
  return found === null || nowMs() > found.expMs + LATE_WRITE_MS ? null : found;
}

/** Ends a session whose consent is gone. When this resolves, nothing more is stored in it. */
export async function endSession(
  { stores, erasure }: IngestContext,
  { siteId, sid }: Pick<WriteGrant, 'siteId' | 'sid'>,
): Promise<void> {
  await stores.sessions.setState(sid, 'revoked');
  const site = await readSite(stores.records, siteId);
  if (publishedManifest(site)?.settings.onWithdraw !== 'stop') {
    await erasure.erase({ sid, reason: 'withdrawal' });
  }
}
