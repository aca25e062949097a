// Opening and erasing as people do it: the audit entry is durable before a secret is released or a row destroyed.
import { type Actor, openWithPurpose, type Purpose } from '@scrim/access-control';
import type { AuditLog } from '@scrim/access-control/audit';
import type { EraseReceipt, Erasure } from '@scrim/erasure';
import { ScrimError, type SessionId } from '@scrim/protocol';
import type { SessionRow, StoredChunk, StoredEpoch, Stores } from '@scrim/protocol/stores';

/** What a key holder needs to open a session: one psk and the sealed bytes. Never the erasure secret. */
export interface ReleasedSession {
  readonly session: SessionRow;
  readonly psk: Uint8Array;
  /** Prove the header's consent commitment: salt and SHA-256 of the receipt. */
  readonly consentSalt: Uint8Array;
  readonly receiptHash: Uint8Array;
  readonly epochs: readonly { readonly header: Uint8Array; readonly chunks: readonly StoredChunk[] }[];
}

export interface SessionAccess {
  /** @throws ScrimError `session_unknown`, `session_erased`, `secret_unknown` */
  open(request: {
    readonly sid: SessionId;
    readonly actor: Actor;
    readonly purpose: Purpose;
  }): Promise<ReleasedSession>;
  /** Again is no error: the receipt of an erased session says so. @throws ScrimError `session_unknown` */
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

  return {
    async open({ sid, actor, purpose }) {
      const session = await requireSession(sid);
      const entry = {
        log: audit,
        actor,
        purpose,
        action: 'session.open',
        objects: [`session:${sid}`],
      } as const;
      const secret = await openWithPurpose(entry, () => erasure.openingSecret(sid, session.gen));
      return { session, ...secret, epochs: await readSealed(stores, session) };
    },
    async erase({ sid, actor }) {
      const { siteId } = await requireSession(sid);
      const objects = [`session:${sid}`, `site:${siteId}`];
      const entry = { actor, action: 'session.erase', objects, purpose: null } as const;
      await audit.append({ ...entry, result: 'allowed' });
      const receipt = await erasure.erase({ sid, reason: 'operator' });
      await audit.append({ ...entry, result: 'done' });
      return receipt;
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
