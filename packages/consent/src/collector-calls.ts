// The two calls to the collector: the record for a receipt, and the withdrawal. Both are "simple" requests in the
// sense of the Fetch standard (a string body, no header of ours), so there is no preflight; neither carries a cookie.
import { type ConsentRecord, isProblemCode } from '@scrim/protocol';
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

async function fieldOf(response: Response, name: string): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}

const unreachable = () =>
  consentError(
    'collector_unreachable',
    'the collector gave no answer',
    'Nothing is recorded; try again later.',
  );

async function refusal(response: Response): Promise<Error> {
  const code = await fieldOf(response, 'code');
  if (!isProblemCode(code)) return unreachable();
  return consentError(code, `the collector refused the consent record: ${code}`, 'Nothing is recorded.');
}

/** @throws ScrimError with the collector's problem code, or `collector_unreachable`; nothing else. */
export async function fetchReceipt(settings: Settings, record: ConsentRecord): Promise<Receipt> {
  const response = await reach(() => post(settings, '/v1/consents', { siteId: record.site, record }, false));
  if (!response.ok) throw await refusal(response);
  const receipt = await fieldOf(response, 'receipt');
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

/** Sends a withdrawal once. @returns true when there is nothing left to send: delivered, or refused for good. */
export async function sendWithdrawal(settings: Settings, withdrawal: Withdrawal): Promise<boolean> {
  try {
    const body = { siteId: settings.terms.site, ...withdrawal };
    const response = await post(settings, '/v1/consents/withdraw', body, true);
    return response.ok || (FINAL as readonly unknown[]).includes(await fieldOf(response, 'code'));
  } catch {
    return false;
  }
}
