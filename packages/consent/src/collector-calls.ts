// The two calls to the collector: the record for a receipt, and the withdrawal. Both are "simple" requests in the
// sense of the Fetch standard (a string body, no header of ours), so there is no preflight; neither carries a cookie.
import type { ConsentRecord } from '@scrim/protocol';
import {
  type ConsentErrorCode,
  consentError,
  isReceipt,
  type Receipt,
  type WrittenSession,
} from './consent.ts';
import type { Settings } from './options.ts';

/** After this a call that has not been answered counts as failed. */
const CALL_TIMEOUT_MS = 15_000;

/** A withdrawal as it is sent and, until it is delivered, kept. */
export interface Withdrawal {
  readonly receipt: Receipt;
  readonly sessions: readonly WrittenSession[];
}

function post(
  { collector, fetch: send }: Settings,
  path: string,
  body: object,
  keepalive: boolean,
): Promise<Response> {
  return send(`${collector}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    keepalive,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  });
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/**
 * The code of a collector's problem, told by its `type`; null when something else answered. The list of codes stays
 * out of the page: a newer collector's code is passed on though this version has no name for it.
 */
async function problemCodeOf(response: Response): Promise<ConsentErrorCode | null> {
  const { type, code } = await bodyOf(response);
  const isOurs =
    typeof code === 'string' && /^[a-z_]{1,64}$/.test(code) && type === `urn:scrim:problem:${code}`;
  return isOurs ? (code as ConsentErrorCode) : null;
}

const unreachable = () =>
  consentError(
    'collector_unreachable',
    'the collector gave no answer',
    'Nothing is recorded; try again later.',
  );

async function refusal(response: Response): Promise<Error> {
  const code = await problemCodeOf(response);
  if (code === null) return unreachable();
  return consentError(code, `the collector refused the consent record: ${code}`, 'Nothing is recorded.');
}

/** @throws ScrimError with the collector's problem code, or `collector_unreachable`; nothing else. */
export async function fetchReceipt(settings: Settings, record: ConsentRecord): Promise<Receipt> {
  const response = await reach(() => post(settings, '/v1/consents', { siteId: record.site, record }, false));
  if (!response.ok) throw await refusal(response);
  const { receipt } = await bodyOf(response);
  if (!isReceipt(receipt)) throw unreachable();
  return receipt;
}

async function reach(call: () => Promise<Response>): Promise<Response> {
  try {
    return await call();
  } catch {
    throw unreachable();
  }
}

/** Answers after which sending the same bytes again cannot help. */
const FINAL: readonly ConsentErrorCode[] = [
  'receipt_invalid',
  'session_unknown',
  'session_erased',
  'site_unknown',
  'body_malformed',
];

const isFinal = (code: ConsentErrorCode | null): boolean => code !== null && FINAL.includes(code);

/** Sends a withdrawal once. @returns true when there is nothing left to send: delivered, or refused for good. */
export async function sendWithdrawal(settings: Settings, withdrawal: Withdrawal): Promise<boolean> {
  try {
    const body = { siteId: settings.terms.site, ...withdrawal };
    const response = await post(settings, '/v1/consents/withdraw', body, true);
    return response.ok || isFinal(await problemCodeOf(response));
  } catch {
    return false;
  }
}
