// Calls to the staff API: same origin, cookies, JSON. Throws ApiProblem and nothing else; logs nothing.
import { ApiProblem, problemOfResponse } from './api-problem.ts';

export interface ApiRequest {
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/**
 * The JSON of an answer, typed by the caller: the collector and the console share these words.
 *
 * @throws ApiProblem
 */
export async function requestJson<T>(path: `/v1/${string}`, request: ApiRequest = {}): Promise<T> {
  const response = await send(path, request);
  if (response.status === 204) return undefined as T;
  return (await response.json().catch(() => {
    throw new ApiProblem('not_ours', response.status);
  })) as T;
}

async function send(path: string, { method = 'GET', body, signal }: ApiRequest): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new ApiProblem('unreachable', 0);
  });
  if (!response.ok) throw await problemOfResponse(response);
  return response;
}
