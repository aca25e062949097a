// Raw DEFLATE by the platform: no bytes to ship.
import type { Codec } from './chunk-cipher.ts';

/** One complete raw DEFLATE stream, unless that is no shorter than the data. */
export async function deflateIfShorter(
  data: Uint8Array<ArrayBuffer>,
): Promise<{ readonly codec: Codec; readonly data: Uint8Array<ArrayBuffer> }> {
  const { writable, readable } = new CompressionStream('deflate-raw');
  const writer = writable.getWriter();
  // Written at once: piped from a Blob it takes three times as long in Chromium.
  const [deflated] = await Promise.all([readAll(readable), writer.write(data), writer.close()]);
  return deflated.length < data.length ? { codec: 1, data: deflated } : { codec: 0, data };
}

const readAll = async (stream: ReadableStream<BufferSource>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
