// Erasure secrets and their end, in the order of SSF1 ("Erasure secret"): journal, key row, blobs, tombstone. Knows
// storage only by its contract; never gives out a secret of a session that the journal names.
import type { KeyProvider } from '@scrim/crypto/providers';
import type { SessionId, SiteId } from '@scrim/protocol';
import type { KeyRow, Ledger } from '@scrim/protocol/stores';
import { type EraseStores, finishErasure, isUnfinished } from './erase-steps.ts';
import { ErasureError } from './erasure-error.ts';
import { createJournal, type Journal, type JournalReport } from './journal.ts';
import { type EraseReason, isEraseReason } from './journal-entry.ts';
import {
  type ConsentLink,
  makeSecret,
  type SecretRef,
  unwrapConsent,
  unwrapPsks,
  type WritePsks,
} from './secrets.ts';

/** What another permit of a session needs; the receipt's hash is for the collector to compare. */
export interface WriteSecrets extends WritePsks {
  readonly consentSalt: Uint8Array<ArrayBuffer>;
  readonly receiptHash: Uint8Array<ArrayBuffer>;
}

export interface ErasureOptions extends EraseStores {
  /** Wraps secrets, and signs the journal by its purpose `journal`. */
  readonly provider: KeyProvider;
  /** A ledger outside the store: where a restore of the store does not overwrite it. */
  readonly journal: Ledger;
  /**
   * Milliseconds since 1970.
   * @default Date.now
   */
  readonly nowMs?: () => number;
}

/** What was done of an erasure. */
export interface EraseReceipt {
  readonly siteId: SiteId;
  readonly sid: SessionId;
  readonly gen: number;
  /** As the journal has it: the reason of whoever asked first. */
  readonly reason: EraseReason;
  /** When the journal entry was made, seconds since 1970. */
  readonly at: number;
  /** The place of the journal entry. */
  readonly seq: number;
  /** Deleted by this call. */
  readonly chunks: number;
  /** Sealed bytes deleted by this call, headers included. */
  readonly bytes: number;
  /** Nothing was left to do. */
  readonly alreadyErased: boolean;
}

export interface Erasure {
  /**
   * Makes the erasure secret of a session's generation.
   *
   * @returns what the permit carries.
   * @throws ErasureError `secret_exists` when the row is or was there.
   */
  createSecret(request: SecretRef & { readonly consent: ConsentLink }): Promise<WritePsks>;
  /**
   * What another permit of the same session carries, and the hash of the receipt it was opened for.
   *
   * @returns null when the session is erased or unknown.
   */
  writeSecrets(sid: SessionId, gen: number): Promise<WriteSecrets | null>;
  /**
   * What an opening is given. Write the audit entry first: `openWithPurpose` of `@scrim/access-control`.
   *
   * @throws ErasureError `session_erased`, `secret_unknown`
   */
  openingSecret(
    sid: SessionId,
    gen: number,
  ): Promise<{
    readonly psk: Uint8Array<ArrayBuffer>;
    readonly consentSalt: Uint8Array<ArrayBuffer>;
    readonly receiptHash: Uint8Array<ArrayBuffer>;
  }>;
  /**
   * Erases a session. Again is no error; after a failure, ask again or `resume()`.
   *
   * @throws ErasureError `session_unknown`
   */
  erase(request: { readonly sid: SessionId; readonly reason: EraseReason }): Promise<EraseReceipt>;
  /**
   * Finishes erasures that a crash cut short or a restore brought back. Run it before serving.
   *
   * @returns how many were finished.
   * @throws ErasureError `journal_invalid`, after finishing what is signed, when some line is not.
   */
  resume(): Promise<number>;
  /** Reads and checks the whole journal. A cut end is not seen without an outside copy of `entries`. */
  verifyJournal(): Promise<JournalReport>;
}

/** Erasure over the given stores. Does nothing until it is asked. */
export function createErasure({
  provider,
  journal: ledger,
  nowMs = Date.now,
  ...stores
}: ErasureOptions): Erasure {
  const journal = createJournal(ledger, provider);
  return {
    ...createSecretDoors(stores, provider, journal),
    ...createErasing(stores, journal, nowMs),
    verifyJournal: journal.verify,
  };
}

function createSecretDoors(
  { keys, sessions }: EraseStores,
  provider: KeyProvider,
  journal: Journal,
): Pick<Erasure, 'createSecret' | 'writeSecrets' | 'openingSecret'> {
  const isErased = async (sid: SessionId, gen: number) => (await journal.find(sid, gen)) !== null;
  /** The journal is asked last: an erasure that began while the row was being unwrapped wins. */
  const release = async <T>(row: KeyRow | null, unwrap: (row: KeyRow) => Promise<T>): Promise<T | null> => {
    if (row === null) return null;
    const secrets = await unwrap(row);
    return (await isErased(row.sid, row.gen)) ? null : secrets;
  };
  return {
    async createSecret({ siteId, sid, gen, consent }) {
      const { row, psks } = await makeSecret(provider, { siteId, sid, gen }, consent);
      if ((await isErased(sid, gen)) || !(await keys.create(row)))
        throw new ErasureError('secret_exists', 'This generation of the session has, or had, its secret.', {
          hint: 'Take a new session id, or `writeSecrets` to go on with this session.',
        });
      return psks;
    },
    writeSecrets: async (sid, gen) =>
      await release(await keys.get(sid, gen), async (row) => {
        const { salt, receiptHash } = await unwrapConsent(provider, row);
        return { ...(await unwrapPsks(provider, row)), consentSalt: salt, receiptHash };
      }),
    async openingSecret(sid, gen) {
      const opened = await release(await keys.get(sid, gen), async (row) => {
        const { salt, receiptHash } = await unwrapConsent(provider, row);
        return { psk: (await unwrapPsks(provider, row)).psk, consentSalt: salt, receiptHash };
      });
      if (opened !== null) return opened;
      if ((await isErased(sid, gen)) || (await sessions.get(sid))?.state === 'erased')
        throw new ErasureError('session_erased', 'The session was erased: nothing opens it any more.');
      throw new ErasureError('secret_unknown', 'There is no secret of this session here.', {
        hint: 'Check the session id, the generation and the store.',
      });
    },
  };
}

function createErasing(
  stores: EraseStores,
  journal: Journal,
  nowMs: () => number,
): Pick<Erasure, 'erase' | 'resume'> {
  return {
    async erase({ sid, reason }) {
      if (!isEraseReason(reason)) throw new TypeError('reason: expected one of EraseReason');
      const session = await stores.sessions.get(sid);
      if (session === null) throw new ErasureError('session_unknown', 'There is no such session to erase.');
      const { siteId, gen, state } = session;
      const entry = await journal.note({ siteId, sid, gen, reason, at: Math.floor(nowMs() / 1000) });
      const deleted = await finishErasure(stores, entry);
      const { at, seq } = entry;
      const alreadyErased = state === 'erased' && deleted.bytes === 0;
      return { siteId, sid, gen, reason: entry.reason, at, seq, ...deleted, alreadyErased };
    },
    async resume() {
      const { entries, invalid } = await journal.list();
      let finished = 0;
      for (const entry of entries) {
        if (!(await isUnfinished(stores, entry))) continue;
        await finishErasure(stores, entry);
        finished++;
      }
      if (invalid > 0)
        throw new ErasureError(
          'journal_invalid',
          `${invalid} lines of the journal are not signed by its key.`,
          {
            hint: 'Find out who wrote them; restore the journal from its own copy.',
          },
        );
      return finished;
    },
  };
}
