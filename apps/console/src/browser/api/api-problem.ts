// A refused request as an error with a stable code and a sentence for people. Takes codes and field names from the
// answer, never text: what people read is ours.
import { isProblemCode, type ProblemCode } from '@scrim/protocol';
import { type LocalCode, sentenceOf } from './problem-sentences.ts';

export type ApiCode = ProblemCode | LocalCode;

/** What an API call throws; `message` is the sentence to show. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ApiCode;
  /** HTTP status, 0 when no answer came. */
  readonly status: number;
  /** Fields of the body that were wrong: names from the collector's schemas. */
  readonly fields: readonly string[];
  /** Seconds to wait before trying again; null when the answer does not say. */
  readonly retryAfterS: number | null;

  constructor(
    code: ApiCode,
    status: number,
    more: { readonly fields?: readonly string[]; readonly retryAfterS?: number | null } = {},
  ) {
    super(withWait(sentenceOf(code), code, more.retryAfterS ?? null));
    this.code = code;
    this.status = status;
    this.fields = more.fields ?? [];
    this.retryAfterS = more.retryAfterS ?? null;
  }
}

/** Reads RFC 9457 problem details (`application/problem+json`) of an answer that is not ok. */
export async function problemOfResponse(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const body: unknown = isProblem ? await response.json().catch(() => null) : null;
  const code = isRecord(body) && isProblemCode(body.code) ? body.code : 'not_ours';
  return new ApiProblem(code, response.status, {
    fields: isRecord(body) ? namesIn(body.fields) : [],
    retryAfterS: secondsIn(response.headers.get('retry-after')),
  });
}

/** The sentence of anything that was thrown. */
export function sentenceFor(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  return 'Something went wrong in this page. Reload it and try again.';
}

function withWait(sentence: string, code: ApiCode, retryAfterS: number | null): string {
  if (code !== 'too_many_attempts' || retryAfterS === null) return sentence;
  return `Too many attempts. Wait ${waitWords(retryAfterS)}, then try again.`;
}

function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

function secondsIn(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null;
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
