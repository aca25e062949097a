// All storage contracts. An adapter implements these and nothing else; every other package knows storage only by
// them. A promise that resolves means durable: what was acknowledged survives a crash.
import type { EpochId, SessionId, SiteId } from './ids.ts';
import type { SessionKind } from './permit.ts';

/** Names one epoch of one generation of a session. */
export interface EpochRef {
  readonly sid: SessionId;
  readonly gen: number;
  readonly eid: EpochId;
}

/**
 * What became of a put: `known` is the same bytes at the same place, `conflict` other bytes there (or anything
 * after the end), `no_header` a chunk whose epoch has no header, `revoked` a late write into a session that the index
 * has as revoked, `erased` one into an erased session.
 */
export type PutResult = 'stored' | 'known' | 'conflict' | 'no_header' | 'revoked' | 'erased';

export interface StoredEpoch extends EpochRef {
  /** SSF1 header bytes as received. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970, by the collector's clock. */
  readonly arrivedAtMs: number;
  /** The sealer's own account of the end, if one came: the next index and the transcript, base64url. */
  readonly close: { readonly next: number; readonly th: string } | null;
}

export interface StoredChunk {
  readonly i: number;
  readonly flags: number;
  readonly ct: Uint8Array<ArrayBuffer>;
  readonly arrivedAtMs: number;
}

/**
 * Sealed bytes; each place is written once. Indices may arrive in any order (retries overtake each other) and are
 * read in ascending order. Nothing comes after a FINAL chunk, or at or after the `next` of a noted close: `conflict`.
 * A put looks at the session's state in the index as part of its own transaction: once `setState` to anything but
 * `open` has resolved, nothing more is stored, whatever was checked before. A session that the index does not know
 * counts as open.
 */
export interface ChunkStore {
  putHeader(epoch: EpochRef, header: Uint8Array, arrivedAtMs: number): Promise<PutResult>;
  putChunk(
    epoch: EpochRef,
    chunk: { readonly i: number; readonly flags: number; readonly ct: Uint8Array },
    arrivedAtMs: number,
  ): Promise<PutResult>;
  /** Notes the sealer's close. The same again is `known`; another, or one below a stored chunk, is `conflict`. */
  putClose(epoch: EpochRef, close: { readonly next: number; readonly th: string }): Promise<PutResult>;
  /** What `putClose` would answer now; notes nothing. */
  checkClose(epoch: EpochRef, close: { readonly next: number; readonly th: string }): Promise<PutResult>;
  /** Epochs in order of arrival. */
  listEpochs(sid: SessionId, gen: number): Promise<readonly StoredEpoch[]>;
  /** Chunks of an epoch in ascending order of index. */
  readChunks(epoch: EpochRef): AsyncIterable<StoredChunk>;
  /**
   * Deletes every byte of a session's generation and refuses late writes for ever. Again is no error.
   *
   * @returns what was deleted now; `bytes` are sealed bytes, headers included.
   */
  eraseSession(sid: SessionId, gen: number): Promise<{ readonly chunks: number; readonly bytes: number }>;
}

/** `open`: takes chunks. `revoked`: takes none, opens. `erased`: a tombstone. */
export type SessionState = 'open' | 'revoked' | 'erased';

export interface SessionRow {
  readonly sid: SessionId;
  readonly siteId: SiteId;
  readonly gen: number;
  readonly kind: SessionKind;
  readonly state: SessionState;
  /** Milliseconds since 1970, by the collector's clock. */
  readonly createdAtMs: number;
  readonly lastArrivalAtMs: number;
  readonly epochs: number;
  readonly chunks: number;
  /** Sealed bytes, headers included. */
  readonly bytes: number;
  /** The masking policy of the first header that arrived; null before it, and of an erased session. */
  readonly policy: { readonly id: string; readonly version: string } | null;
}

/** Which sessions: every field that is there narrows. */
export interface SessionFilter {
  readonly siteId?: SiteId;
  readonly kind?: SessionKind;
  /** Created at or after, milliseconds since 1970. */
  readonly fromMs?: number;
  /** Created before, milliseconds since 1970. */
  readonly toMs?: number;
  /** @default all states, tombstones too */
  readonly states?: readonly SessionState[];
}

/** What lists show of sessions, in clear. */
export interface SessionIndex {
  /** @throws ScrimError `session_exists` when the id is in use, by a tombstone too. */
  create(row: Pick<SessionRow, 'sid' | 'siteId' | 'gen' | 'kind' | 'createdAtMs'>): Promise<void>;
  get(sid: SessionId): Promise<SessionRow | null>;
  /** Adds to the counters of a session; a no-op for an erased or unknown one. */
  addArrival(
    sid: SessionId,
    arrival: {
      readonly epochs: number;
      readonly chunks: number;
      readonly bytes: number;
      readonly atMs: number;
      /** Of a header that arrived; the first one stays. */
      readonly policy?: { readonly id: string; readonly version: string };
    },
  ): Promise<void>;
  /** An erased session stays erased, whatever state is asked for, counts 0 and has no policy. A no-op for an unknown one. */
  setState(sid: SessionId, state: SessionState): Promise<void>;
  /**
   * Newest first. `cursor` is what the page before returned as `next`; `limit` is 1–1000.
   *
   * @throws ScrimError `cursor_invalid`
   */
  list(
    query: SessionFilter & { readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly rows: readonly SessionRow[]; readonly next: string | null }>;
  /** How many sessions a list would show on all its pages. */
  count(filter: SessionFilter): Promise<number>;
}

/** Erasure secrets and consent links of a session's generation, wrapped. */
export interface KeyRow {
  readonly sid: SessionId;
  readonly gen: number;
  readonly siteId: SiteId;
  /** Version of the KEK that wraps this row. */
  readonly kek: string;
  /** The wrapped erasure secret. */
  readonly wrappedSecret: Uint8Array<ArrayBuffer>;
  /** The wrapped consent salt and receipt hash. */
  readonly wrappedConsent: Uint8Array<ArrayBuffer>;
}

export interface KeyStore {
  /** @returns false when the row is there already, or was deleted before: a secret is never made twice. */
  create(row: KeyRow): Promise<boolean>;
  get(sid: SessionId, gen: number): Promise<KeyRow | null>;
  /**
   * Deletes the row, and refuses it for ever, also when it was not there. When this resolves, the bytes have left
   * pages, free pages and WAL of the live store.
   *
   * @returns false when there was no such row.
   */
  delete(sid: SessionId, gen: number): Promise<boolean>;
}

/** The record collections; each is a table of its own. */
export type RecordCollection =
  | 'sites'
  | 'permits'
  | 'continuations'
  | 'consents'
  | 'audit_details'
  | 'people'
  | 'staff_sign_ins'
  | 'staff_links'
  | 'staff_challenges'
  | 'key_files';

export interface StoredRecord {
  readonly key: string;
  /** 1 when first written, +1 with every write. */
  readonly version: number;
  /** JSON text. */
  readonly value: string;
}

/** Small JSON records with versions and compare-and-set. */
export interface RecordStore {
  get(collection: RecordCollection, key: string): Promise<StoredRecord | null>;
  /** Writes if the stored version is `expected` (0: no record yet). @returns false when it is not. */
  put(collection: RecordCollection, key: string, value: string, expected: number): Promise<boolean>;
  /** @returns false when there was no such record. */
  delete(collection: RecordCollection, key: string): Promise<boolean>;
  /** By key, ascending, keys after `after`; `limit` is 1–1000. */
  list(
    collection: RecordCollection,
    query: { readonly after?: string; readonly limit: number },
  ): Promise<readonly StoredRecord[]>;
}

/** An append-only list of texts, numbered from 0 without gaps. */
export interface Ledger {
  /**
   * Appends what `entry` makes of the sequence number it is given; resolves when durable. An `entry` that throws
   * rejects the append and uses up no number.
   */
  append(entry: (seq: number) => string): Promise<number>;
  /** Entries from `from` on, in order. */
  read(from?: number): AsyncIterable<{ readonly seq: number; readonly entry: string }>;
  size(): Promise<number>;
}

/** Everything a collector stores. */
export interface Stores {
  readonly chunks: ChunkStore;
  readonly sessions: SessionIndex;
  readonly keys: KeyStore;
  readonly records: RecordStore;
  /** The audit log's entries. */
  readonly audit: Ledger;
  close(): Promise<void>;
}
