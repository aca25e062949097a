// Sealed bytes as they arrive: from the console's own server, or from a stream that was handed in. Asks no other
// origin, keeps no cache, and is ended by a signal.
import { isProblemCode } from '@scrim/protocol';
import { replayError } from '../replay-error.ts';

/** Where the sealed session comes from: an address of the same origin, or a stream such as `file.stream()`. */
export type ChunkSource = { readonly url: string } | ReadableStream<Uint8Array>;

/** A problem document is longer than any of ours at this many characters. */
const MAX_PROBLEM_CHARACTERS = 10_000;

/**
 * Reads the source to its end.
 *
 * @throws ReplayError the server's problem code, `network_failed`, `chunks_refused`; the signal's reason.
 */
export async function* readSource(
  source: ChunkSource,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = source instanceof ReadableStream ? source : await fetchChunks(source.url, signal);
  const reader = stream.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await readPiece(reader, signal);
      signal.throwIfAborted();
      if (done) return;
      if (value instanceof Uint8Array) yield value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

async function readPiece(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  try {
    return await reader.read();
  } catch {
    signal.throwIfAborted();
    throw replayError('network_failed');
  }
}

async function fetchChunks(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, {
    credentials: 'same-origin',
    mode: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal,
  }).catch(() => {
    signal.throwIfAborted();
    throw replayError('network_failed');
  });
  if (!response.ok) throw replayError((await problemCode(response)) ?? 'chunks_refused');
  if (response.body === null) throw replayError('network_failed');
  return response.body;
}

async function problemCode(response: Response) {
  try {
    const text = await response.text();
    const code: unknown = text.length > MAX_PROBLEM_CHARACTERS ? null : JSON.parse(text)?.code;
    return isProblemCode(code) ? code : null;
  } catch {
    return null;
  }
}
