// The least that anyone would do with the platform alone: what sealing and opening are compared with. Runs in Node and in
// a page.

/** Import of a fresh key, AES-256-GCM, SHA-256 of what came out; nothing is kept. */
export async function sealAlone(data: Uint8Array<ArrayBuffer>): Promise<void> {
  const bytes = crypto.getRandomValues(new Uint8Array(44));
  const key = await crypto.subtle.importKey('raw', bytes.subarray(0, 32), 'AES-GCM', false, ['encrypt']);
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: bytes.subarray(32) }, key, data);
  await crypto.subtle.digest('SHA-256', ct);
}

/** One complete raw DEFLATE stream, by the quickest way that the platform has. */
export async function deflateAlone(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces = await throughStream(new CompressionStream('deflate-raw'), data);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function throughStream(
  { readable, writable }: CompressionStream | DecompressionStream,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const writer = writable.getWriter();
  void writer.write(data);
  void writer.close();
  const reader = readable.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  return pieces;
}

/**
 * A session under one key that is imported already: the same DEFLATE streams, no chain, no transcript, no lines. What
 * comes out is thrown away.
 */
export async function prepareAlone(
  batches: readonly Uint8Array<ArrayBuffer>[],
): Promise<() => Promise<void>> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const chunks = await Promise.all(
    batches.map(async (batch, index) => {
      const iv = new Uint8Array(12);
      new DataView(iv.buffer).setUint32(8, index);
      return { iv, ct: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, await deflateAlone(batch)) };
    }),
  );
  return async () => {
    for (const { iv, ct } of chunks) {
      const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, ct);
      await throughStream(new DecompressionStream('deflate-raw'), new Uint8Array(data));
    }
  };
}
