// Opening and erasing as people do it: the audit entry is durable before a secret is released or a row destroyed.
import { type Actor, auditedChange, openWithPurpose, type Purpose } from '@scrim/access-control';
import type { AuditLog } from '@scrim/access-control/audit';
import type { EraseReceipt, Erasure } from '@scrim/erasure';
import { ScrimError, type SessionId } from '@scrim/protocol';
import type { SessionRow, StoredChunk, StoredEpoch, Stores } from '@scrim/protocol/stores';

/** What a key holder needs besides the sealed bytes: one psk. Never the erasure secret. */
export interface ReleasedSecret {
  readonly session: SessionRow;
  readonly psk: Uint8Array;
  /** Prove the header's consent commitment: salt and SHA-256 of the receipt. */
  readonly consentSalt: Uint8Array;
  readonly receiptHash: Uint8Array;
}

/** The secret together with all sealed bytes. */
export interface ReleasedSession extends ReleasedSecret {
  readonly epochs: readonly { readonly header: Uint8Array; readonly chunks: readonly StoredChunk[] }[];
}

/** Who opens which session, and why. */
export interface OpenRequest {
  readonly sid: SessionId;
  readonly actor: Actor;
  readonly purpose: Purpose;
}

export interface SessionAccess {
  /**
   * Releases a session's secret; the bytes may be read by whoever may have them, and before or after.
   *
   * @throws ScrimError `session_unknown`, `session_erased`, `secret_unknown`, `audit_unavailable`
   */
  release(request: OpenRequest): Promise<ReleasedSecret>;
  /** `release`, and the session's bytes in memory. @throws as `release` */
  open(request: OpenRequest): Promise<ReleasedSession>;
  /**
   * Again is no error: the receipt of an erased session says so.
   *
   * @throws ScrimError `session_unknown`, `audit_unavailable`, `audit_unfinished`
   */
  erase(request: { readonly sid: SessionId; readonly actor: Actor }): Promise<EraseReceipt>;
}

export function createSessionAccess({
  stores,
  erasure,
  audit,
}: {
  readonly stores: Stores;
  readonly erasure: Erasure;
  readonly audit: AuditLog;
}): SessionAccess {
  const requireSession = async (sid: SessionId): Promise<SessionRow> => {
    const session = await stores.sessions.get(sid);
    if (session === null) throw new ScrimError('session_unknown', 'There is no such session.');
    return session;
  };
  const release = async ({ sid, actor, purpose }: OpenRequest): Promise<ReleasedSecret> => {
    const session = await requireSession(sid);
    const opening = { log: audit, actor, purpose, objects: [`session:${sid}`] };
    const secret = await openWithPurpose({ ...opening, action: 'session.open' }, () =>
      erasure.openingSecret(sid, session.gen),
    );
    return { session, ...secret };
  };

  return {
    release,
    async open(request) {
      const secret = await release(request);
      return { ...secret, epochs: await readSealed(stores, secret.session) };
    },
    async erase({ sid, actor }) {
      const { siteId } = await requireSession(sid);
      const objects = [`session:${sid}`, `site:${siteId}`];
      return await auditedChange({ log: audit, actor, action: 'session.erase', objects }, () =>
        erasure.erase({ sid, reason: 'operator' }),
      );
    },
  };
}

async function readSealed(stores: Stores, { sid, gen }: SessionRow): Promise<ReleasedSession['epochs']> {
  const epochs = await stores.chunks.listEpochs(sid, gen);
  return Promise.all(
    epochs.map(async (epoch: StoredEpoch) => ({
      header: epoch.header,
      chunks: await Array.fromAsync(stores.chunks.readChunks(epoch)),
    })),
  );
}
