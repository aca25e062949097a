// The SSF1 known answers, made by an independent program, and the keys that go with them.
import { readFileSync } from 'node:fs';
import { type ReadingKey, readingKey } from '@scrim/crypto/open';

export interface KnownChunk {
  readonly i: number;
  readonly flags: number;
  readonly codec: 0 | 1;
  readonly raw: string;
  readonly data: string;
  readonly pLen: number;
  readonly key: string;
  readonly nonce: string;
  readonly aad: string;
  readonly ctLen: number;
  readonly bodySha256: string;
  readonly th: string;
}

export interface KnownAnswer {
  readonly name: string;
  readonly note: string;
  readonly suite: 1 | 2 | 3;
  readonly es: string;
  readonly psk: string;
  readonly pskId: string;
  readonly recipients: readonly { readonly sk: string; readonly pk: string; readonly kid: string }[];
  readonly root: string;
  readonly ikmE: readonly string[];
  readonly core: string;
  readonly hc: string;
  readonly hw: string;
  readonly commit: string;
  readonly header: string;
  readonly hh: string;
  readonly chain0: string;
  readonly chunks: readonly KnownChunk[];
  readonly th: string;
  readonly ssf: string;
}

export const KNOWN_ANSWERS = [
  'suite1-1-recipient',
  'suite1-2-recipients',
  'suite2-1-recipient',
  'suite3-2-recipients',
  'card',
  'gap-and-skip',
  'resealed',
  'second-page',
] as const;

export function readVector<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`vectors/${path}`, import.meta.url), 'utf8')) as T;
}

export function knownAnswer(name: (typeof KNOWN_ANSWERS)[number]): KnownAnswer {
  return readVector(`ssf1/${name}.json`);
}

export function hex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The key of one of a known answer's recipients. */
export async function recipientKey(known: KnownAnswer, at = 0): Promise<ReadingKey> {
  return await readingKey(known.suite, hex(known.recipients[at]?.sk ?? ''));
}
