// What a tab carries from one page to the next so that a visit stays one session: SSF1 allows exactly these four
// fields in sessionStorage. The continuation can write, never read; no key is ever stored.

import {
  type EpochId,
  isBytes,
  type Permit,
  parseEpochId,
  parseSessionId,
  type SessionId,
} from '@scrim/protocol';

/** The tab's epoch before: the index it would have used next and its transcript. */
export interface PreviousEpoch {
  readonly eid: EpochId;
  readonly next: number;
  /** 32 bytes, base64url. */
  readonly th: string;
}

export interface Continuity {
  readonly sid: SessionId;
  /** Place of the last epoch in the tab. */
  readonly eseq: number;
  readonly prev: PreviousEpoch | null;
  readonly continuation: string;
}

const key = (site: string): string => `scrim:${site}`;

/** @returns null when there is nothing, or nothing that can be believed. */
export function readContinuity(site: string): Continuity | null {
  try {
    return checkContinuity(JSON.parse(sessionStorage.getItem(key(site)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Storage may be full or forbidden: the next page then starts a session of its own. */
export function writeContinuity(site: string, { sid, eseq, prev, continuation }: Continuity): void {
  try {
    sessionStorage.setItem(key(site), JSON.stringify({ sid, eseq, prev, continuation }));
  } catch {
    forgetContinuity(site);
  }
}

export interface ContinuityKeeper {
  /** The transcript grew: the next page's `prev` follows it. */
  remember(transcript: { readonly next: number; readonly th: string }): void;
  /** The session is over for this tab: forgets it, and writes nothing of it any more. */
  forget(): void;
}

/** Keeps what the next page needs up to date while an epoch lasts. */
export function createContinuityKeeper(
  { permit, continuity }: { readonly permit: Permit; readonly continuity: Continuity | null },
  eid: EpochId,
): ContinuityKeeper {
  const { siteId, sid, continuation } = permit;
  const eseq = continuity === null ? 0 : continuity.eseq + 1;
  let forgotten = false;
  return {
    remember({ next, th }) {
      if (!forgotten) writeContinuity(siteId, { sid, eseq, prev: { eid, next, th }, continuation });
    },
    forget() {
      forgotten = true;
      // A later page or epoch of the tab may have written its own meanwhile.
      if (readContinuity(siteId)?.continuation === continuation) forgetContinuity(siteId);
    },
  };
}

export function forgetContinuity(site: string): void {
  try {
    sessionStorage.removeItem(key(site));
  } catch {
    // No storage: nothing was kept.
  }
}

function checkContinuity(value: unknown): Continuity | null {
  if (typeof value !== 'object' || value === null) return null;
  const { sid, eseq, prev, continuation } = value as Record<string, unknown>;
  const session = parseSessionId(sid);
  const previous = checkPrevious(prev);
  if (session === null || !isIndex(eseq, 2 ** 32 - 2) || !isBytes(continuation, 32)) return null;
  return { sid: session, eseq, prev: previous, continuation };
}

function checkPrevious(value: unknown): PreviousEpoch | null {
  if (typeof value !== 'object' || value === null) return null;
  const { eid, next, th } = value as Record<string, unknown>;
  const epoch = parseEpochId(eid);
  return epoch === null || !isIndex(next, 65_536) || !isBytes(th, 32) ? null : { eid: epoch, next, th };
}

const isIndex = (value: unknown, max: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max;
