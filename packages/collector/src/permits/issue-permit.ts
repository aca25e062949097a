// Gives a page permission to write into one session: a new one after consent, or the one its last page wrote to.
import type { Erasure } from '@scrim/erasure';
import {
  encodeBase64Url,
  newSessionId,
  type Permit,
  randomBytes,
  type SessionId,
  type SessionKind,
  type SiteId,
} from '@scrim/protocol';
import { hashBytes } from '@scrim/protocol/canonical';
import { ProblemError } from '@scrim/protocol/routes';
import type { Stores } from '@scrim/protocol/stores';
import { createContinuation, findContinuation } from './continuation-record.ts';
import { exchangeContinuation } from './exchange-continuation.ts';
import { createPermit, type WriteGrant } from './permit-record.ts';
import { sameBytes } from './same-bytes.ts';
import { IDLE_LIMIT_MS, PERMIT_LIMITS, SESSION_LIMIT_MS } from './session-limits.ts';

export interface PermitContext {
  readonly stores: Stores;
  readonly erasure: Erasure;
  readonly nowMs: () => number;
}

/** What the tab gets of the session's erasure secret, and the salt of its consent commitment. */
interface WriteSecrets {
  readonly psk: Uint8Array;
  readonly cardPsk: Uint8Array;
  readonly consentSalt: Uint8Array;
}

/** A permit for a new session, bound to the receipt by its salted commitment. */
export async function permitNewSession(
  context: PermitContext,
  request: {
    readonly siteId: SiteId;
    readonly kind: SessionKind;
    readonly receipt: string;
    readonly manifest: string;
  },
): Promise<Permit> {
  const { siteId, kind, receipt, manifest } = request;
  const { stores, erasure, nowMs } = context;
  const sid = newSessionId();
  const salt = randomBytes(16);
  await stores.sessions.create({ sid, siteId, gen: 0, kind, createdAtMs: nowMs() });
  const consent = { salt, receiptHash: hashBytes(receipt) };
  const secrets = await erasure.createSecret({ siteId, sid, gen: 0, consent });
  const grant = { siteId, sid, gen: 0, kind, step: 0, expMs: nowMs() + SESSION_LIMIT_MS };
  return permitOf(context, grant, { ...secrets, consentSalt: salt }, manifest);
}

/**
 * A permit for the next page of a session.
 *
 * @throws ProblemError `continuation_invalid` when it is unknown, spent, too old, or the session is over
 */
export async function permitContinuation(
  context: PermitContext,
  request: {
    readonly siteId: SiteId;
    readonly sid: SessionId;
    readonly receipt: string;
    readonly continuation: string;
    readonly manifest: string;
  },
): Promise<Permit> {
  const { siteId, sid, receipt, continuation, manifest } = request;
  const found = await findContinuation(context.stores.records, continuation);
  if (found === null || found.siteId !== siteId || found.sid !== sid) {
    throw new ProblemError('continuation_invalid');
  }
  const { usedAtMs: _, ...grant } = found;
  const expMs = await sessionEndMs(context, grant);
  const secrets = await context.erasure.writeSecrets(sid, grant.gen);
  if (expMs === null || secrets === null || !sameBytes(secrets.receiptHash, hashBytes(receipt))) {
    throw new ProblemError('continuation_invalid');
  }
  // Last: what is asked for wrongly must not spend it.
  if (!(await exchangeContinuation(context, continuation, grant))) {
    throw new ProblemError('continuation_invalid');
  }
  return permitOf(context, { ...grant, step: grant.step + 1, expMs }, secrets, manifest);
}

/** When the session ends at the latest; null when it is over now. */
async function sessionEndMs({ stores, nowMs }: PermitContext, grant: WriteGrant): Promise<number | null> {
  const session = await stores.sessions.get(grant.sid);
  if (session?.state !== 'open') return null;
  const issuedAtMs = grant.expMs - IDLE_LIMIT_MS;
  const lastSeenMs = Math.max(issuedAtMs, session.lastArrivalAtMs);
  const endMs = session.createdAtMs + SESSION_LIMIT_MS;
  return nowMs() - lastSeenMs > IDLE_LIMIT_MS || nowMs() >= endMs ? null : endMs;
}

async function permitOf(
  { stores, nowMs }: PermitContext,
  grant: WriteGrant,
  secrets: WriteSecrets,
  manifest: string,
): Promise<Permit> {
  const { permitId, writeToken } = await createPermit(stores.records, grant);
  const continuation = await createContinuation(stores.records, { ...grant, expMs: nowMs() + IDLE_LIMIT_MS });
  return {
    v: 1,
    siteId: grant.siteId,
    sid: grant.sid,
    gen: grant.gen,
    permitId,
    psk: encodeBase64Url(secrets.psk),
    cardPsk: encodeBase64Url(secrets.cardPsk),
    writeToken,
    continuation,
    consentSalt: encodeBase64Url(secrets.consentSalt),
    manifest,
    limits: PERMIT_LIMITS,
    exp: Math.floor(grant.expMs / 1000),
  };
}
