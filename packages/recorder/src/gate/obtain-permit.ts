// Receipt, or receipt and continuation → permit. Sent as plain text so that it needs no preflight.
import { isBytes, isProblemCode, type Permit, parsePermitId, parseSessionId } from '@scrim/protocol';
import type { CheckedOptions } from '../options.ts';
import type { Continuity } from './continuity.ts';
import { Refusal } from './refusal.ts';

type PermitOptions = Pick<CheckedOptions, 'collector' | 'site' | 'kind'>;

/**
 * Asks for a permit: for the session of the page before where there is one, else for a new one.
 *
 * @throws Refusal `collector_unreachable`, `collector_refused`, `site_disabled`
 */
export async function obtainPermit(
  options: PermitOptions,
  receipt: string,
  continuity: Continuity | null,
  signal: AbortSignal,
): Promise<{ readonly permit: Permit; readonly continues: boolean }> {
  const { site: siteId, kind } = options;
  if (continuity !== null) {
    const { sid, continuation } = continuity;
    const answer = await askForPermit(options, { siteId, kind, receipt, sid, continuation }, signal);
    if (answer !== 'continuation_invalid') return { permit: checkPermit(answer, options), continues: true };
  }
  const answer = await askForPermit(options, { siteId, kind, receipt }, signal);
  return { permit: checkPermit(answer, options), continues: false };
}

async function askForPermit(
  { collector }: PermitOptions,
  body: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<unknown> {
  const answer = await postForAnswer(`${collector}/v1/permits`, JSON.stringify(body), signal);
  if (answer.ok) return answer.body;
  const code = (answer.body as { code?: unknown } | null)?.code;
  if (code === 'continuation_invalid') return code;
  if (answer.status >= 500 && code !== 'manifest_missing') throw new Refusal('collector_unreachable');
  const detail = isProblemCode(code) ? code : undefined;
  throw new Refusal(code === 'site_disabled' ? 'site_disabled' : 'collector_refused', detail);
}

async function postForAnswer(url: string, body: string, signal: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    return { ok: response.ok, status: response.status, body: (await response.json()) as unknown };
  } catch {
    throw new Refusal('collector_unreachable');
  }
}

/** Without a schema library: what the recorder relies on, field by field; the manifest is verified on its own. */
function checkPermit(value: unknown, { site }: PermitOptions): Permit {
  const permit = value as Permit | null;
  const holds =
    permit !== null &&
    typeof permit === 'object' &&
    permit.v === 1 &&
    permit.siteId === site &&
    parseSessionId(permit.sid) !== null &&
    parsePermitId(permit.permitId) !== null &&
    permit.gen === 0 &&
    [permit.psk, permit.continuation].every((bytes) => isBytes(bytes, 32)) &&
    isBytes(permit.consentSalt, 16) &&
    typeof permit.writeToken === 'string' &&
    typeof permit.manifest === 'string' &&
    Number.isSafeInteger(permit.exp) &&
    Number.isSafeInteger(permit.limits?.chunkBytes) &&
    Number.isSafeInteger(permit.limits.bytes);
  if (!holds) throw new Refusal('collector_refused', 'permit_malformed');
  return permit;
}
