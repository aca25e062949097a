// What a collector's answer becomes before a browser of this machine sees it: data, never a document or a script. The
// collector is not trusted here: it may say what it likes, and must not get code to run beside the keys.
import { ScrimError } from '@scrim/protocol';
import { problemResponse } from '@scrim/protocol/routes';

const JSON_TYPES = ['application/json', 'application/problem+json'];

/**
 * The answer's status and body as plain data, the body streaming; `setCookies` are ours, made anew. `waiting` says
 * whether the browser still waits for it.
 */
export function dataOnly(answer: Response, setCookies: readonly string[], waiting: AbortSignal): Response {
  const { status, body } = answer;
  // A redirect would take the request elsewhere, 304 would serve what the browser kept, and above 599 is no status.
  if (status < 200 || (status >= 300 && status < 400) || status > 599) {
    return problemResponse('collector_answer_refused');
  }
  const headers = new Headers({ 'content-type': typeOf(answer), 'cache-control': 'no-store' });
  const retryAfter = answer.headers.get('retry-after');
  if (retryAfter !== null && /^\d{1,6}$/.test(retryAfter)) headers.set('retry-after', retryAfter);
  for (const cookie of setCookies) headers.append('set-cookie', cookie);
  const quiet = body === null ? null : ReadableStream.from(withoutDetails(body, waiting));
  return new Response(quiet, { status, headers });
}

/** Where the answer breaks off, an error of ours: fetch's holds addresses, and the server prints what it gets. */
async function* withoutDetails(body: ReadableStream<Uint8Array<ArrayBuffer>>, waiting: AbortSignal) {
  try {
    yield* body;
  } catch {
    if (waiting.aborted) return;
    throw new ScrimError('collector_unreachable', 'The collector broke its answer off.');
  }
}

function typeOf(answer: Response): string {
  const type = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return JSON_TYPES.includes(type) ? type : 'application/octet-stream';
}

/** The longest `GET /v1/auth/state` that is read, bytes. */
const MAX_STATE_BYTES = 65_536;

/**
 * `GET /v1/auth/state` with passkeys off: a passkey is bound to the collector's own name, and cannot be used under
 * the name of this machine.
 */
export async function withoutPasskeys(answer: Response): Promise<Response> {
  if (answer.status !== 200) return answer;
  const state = parseObject(await readText(answer, MAX_STATE_BYTES).catch(() => ''));
  if (state === null) return problemResponse('collector_answer_refused');
  return new Response(JSON.stringify({ ...state, passkeys: false }), { headers: answer.headers });
}

async function readText(answer: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) return '';
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
