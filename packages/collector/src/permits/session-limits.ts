// How long a session lives and how much it may hold. Sources: docs/architecture.md ("One session over many
// pages") and SSF1.
import { MAX_PADDED_BYTES } from '@scrim/crypto/format';
import type { PermitLimits } from '@scrim/protocol';

const MINUTE_MS = 60_000;

/** A session ends after 20 idle minutes: a continuation older than that opens a new one. */
export const IDLE_LIMIT_MS = 20 * MINUTE_MS;
/** A session ends at 60 minutes. */
export const SESSION_LIMIT_MS = 60 * MINUTE_MS;
/** An exchanged continuation may be exchanged again for this long, should the answer have been lost. */
export const EXCHANGE_AGAIN_MS = MINUTE_MS;
/** Queued sealed chunks keep their write token; it is accepted this long after it expired, a continuation as a proof too. */
export const LATE_WRITE_MS = 24 * 60 * MINUTE_MS;

/** AES-GCM's tag on top of the largest padded plaintext, and the flags byte. */
const CHUNK_OVERHEAD_BYTES = 17;

export const PERMIT_LIMITS: PermitLimits = {
  chunkBytes: MAX_PADDED_BYTES + CHUNK_OVERHEAD_BYTES,
  epochs: 256,
  bytes: 256 * 1024 * 1024,
};

/** One request holds at most the largest chunk, a header and their frames. */
export const MAX_INGEST_BODY_BYTES = PERMIT_LIMITS.chunkBytes + 64 * 1024;
