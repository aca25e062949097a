// Raw DEFLATE by the platform: no bytes to ship.
import type { Codec } from './chunk-cipher.ts';

/** One complete raw DEFLATE stream, unless that is no shorter than the data. */
export async function deflateIfShorter(
  data: Uint8Array<ArrayBuffer>,
): Promise<{ readonly codec: Codec; readonly data: Uint8Array<ArrayBuffer> }> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const deflated = new Uint8Array(await new Response(stream).arrayBuffer());
  return deflated.length < data.length ? { codec: 1, data: deflated } : { codec: 0, data };
}
